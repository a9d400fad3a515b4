"""The forms as dated data: which sizes, margins and marks a system of documents prescribes on a day."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from chutri.writing.errors import WritingError
from chutri.writing.model import Align, System

_DATA = Path(__file__).parent / "data" / "forms.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How one element is set: sizes in points, lengths in millimetres, ``before`` in points.

    ``range`` is the least and greatest size that the rule allows.
    """

    size: float
    range: tuple[float, float]
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: Align = "left"
    first: float = 0
    indent: float = 0
    before: float = 0
    keep: bool = False
    boxed: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form: of which system, since when, by which text, and all its measures."""

    system: System
    name: str
    source: str
    confidence: str
    valid_from: date
    margins: Mapping[str, float]
    margin_ranges: Mapping[str, tuple[float, float]]
    end_mark: str
    number_label: str
    columns: tuple[float, float]
    line: float
    page_number_size: float
    styles: Mapping[str, Style]


def form_of(system: System, on: date | None = None) -> Form:
    """Give the form of a system in force on a day; the newest for None, the oldest known for a day before all of them.

    Raises WritingError for a system without any form.
    """
    known = sorted((one for one in _forms() if one.system == system), key=lambda one: one.valid_from)
    if not known:
        raise WritingError(f"Chưa có thể thức nào của hệ “{system}”.")
    in_force = [one for one in known if on is None or one.valid_from <= on]
    return in_force[-1] if in_force else known[0]


@cache
def _forms() -> tuple[Form, ...]:
    return tuple(_form(entry) for entry in tomllib.loads(_DATA.read_text("utf-8"))["form"])


def _form(entry: dict[str, Any]) -> Form:
    styles = {name: Style(**{**facts, "range": tuple(facts["range"])}) for name, facts in entry.pop("styles").items()}
    ranges = {side: (low, high) for side, (low, high) in entry.pop("margin_ranges").items()}
    return Form(**{**entry, "columns": tuple(entry["columns"])}, margin_ranges=ranges, styles=styles)
