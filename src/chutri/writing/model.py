"""The content of an official document, without any form.

Texts are plain; within them ``**bold**`` and ``*italic*`` mark words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

System = Literal["state", "party"]
Layout = Literal["named", "decision", "letter", "invitation", "minutes"]
Align = Literal["left", "center", "right", "justify"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within the body: ``level`` 1 is *I.*, 2 is *1.*, 3 is *a)*; the number as it is printed."""

    level: int
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph of the body."""

    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """Điều: a number, and a title or the first sentence; further paragraphs stand under it."""

    number: int
    text: str
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its title, its share of the width and how its cells are aligned."""

    title: str
    share: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a head that repeats on every page."""

    columns: tuple[Column, ...]
    rows: Sequence[Sequence[str]]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: what it is of, how long, and what is written at its end. ``parts`` cut it, each with its tone."""

    label: str
    value: float
    words: str = ""
    parts: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars side by side, as a picture in the text. ``legend`` names the tones (``good``, ``warn``, ``bad``, ``plain``) of parts."""

    bars: tuple[Bar, ...]
    caption: str = ""
    legend: tuple[tuple[str, str], ...] = ()


Block = Heading | Text | Article | Grid | Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The head of page 1. A blank number or a date that is not set is printed as a gap to be filled by hand."""

    issuer: str
    superior: str = ""
    number: int | None = None
    symbol: str = ""
    place: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signs: the lines of authority from *TM.* to the position, as printed, and the name."""

    authority: tuple[str, ...]
    name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """Phụ lục: on pages of its own, numbered apart."""

    title: str
    blocks: tuple[Block, ...]
    number: str = ""
    landscape: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """One official document. ``kind`` is its full name (*Kế hoạch*); a *Công văn* prints none.

    ``authority`` is the line of a decision's power (*ỦY BAN NHÂN DÂN TỈNH …*), ``preamble`` what stands between the title and the
    body, ``enclosed`` a text that a decision issues. ``co_signature`` stands at the left (minutes: the secretary).
    """

    kind: str
    title: str
    letterhead: Letterhead
    blocks: tuple[Block, ...]
    signature: Signature
    recipients: tuple[str, ...] = ()
    system: System = "state"
    layout: Layout = "named"
    addressees: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    authority: str = ""
    preamble: tuple[str, ...] = ()
    co_signature: Signature | None = None
    enclosed: Enclosed | None = None
    annexes: tuple[Annex, ...] = field(default=())
    urgency: str = ""
    circulation: str = ""
    drafter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosed:
    """A text issued by a decision: its own kind and title, on a page of its own."""

    kind: str
    title: str
    blocks: tuple[Block, ...]
