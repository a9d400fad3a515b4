"""What a reading holds: frozen values, each with the place in the text that it comes from.

A span is ``(start, end)``, half open, in characters of ``Reading.text`` (NFC). Texts are as written,
with white space folded to single spaces and markup removed. What the document does not state is ``None``.
The classes have no slots: orjson writes values that have a dictionary three times as fast.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field, fields
from typing import Any, Literal, TypeVar

Span = tuple[int, int]
Role = Literal["lead", "coordinate", "own"]
Mode = Literal["assigned", "requested"]
Form = Literal["item", "labelled", "row"]
Relation = Literal["before", "on", "by", "within"]
NodeKind = Literal["heading", "item", "paragraph", "table"]

SCHEMA = "chutri.reading/1"

_Value = TypeVar("_Value")


def _made_fast(kind: type[_Value]) -> type[_Value]:
    """A frozen dataclass with an ``__init__`` that puts its fields into the value's dictionary.

    The one that dataclasses make sets them one by one past the freeze, four times as slowly; a long plan has ten thousand values.
    """
    of_kind = fields(kind)  # type: ignore[arg-type]
    known: dict[str, Any] = {f"_{one.name}": one.default for one in of_kind if one.default is not MISSING}
    taken = [f"{one.name}=_{one.name}" if one.default is not MISSING else one.name for one in of_kind]
    put = [f"row[{one.name!r}] = {one.name}" for one in of_kind]
    exec(f"def __init__(self, {', '.join(taken)}):\n row = self.__dict__\n " + "\n ".join(put), known)  # noqa: S102
    known["__init__"].__qualname__ = f"{kind.__name__}.__init__"
    kind.__init__ = known["__init__"]  # type: ignore[method-assign]
    return kind


@_made_fast
@dataclass(frozen=True)
class SourceInfo:
    """Which file was read: its name, hash of its bytes, media type, and length of its text in characters."""

    name: str
    sha256: str
    media_type: str
    characters: int


@_made_fast
@dataclass(frozen=True)
class Header:
    """The letterhead: who issued which document when (Decree 30/2020, Appendix I, components 2 to 5)."""

    issuer: str | None
    kind: str | None
    code: str | None
    number: str | None
    symbol: str | None
    place: str | None
    date: str | None
    title: str | None
    span: Span


@_made_fast
@dataclass(frozen=True)
class Signature:
    """Who signs, and for whom (Decree 30/2020, article 13)."""

    on_behalf_of: str | None
    signing_for: str | None
    position: str | None
    name: str | None
    span: Span


@_made_fast
@dataclass(frozen=True)
class Recipient:
    """One line of Nơi nhận."""

    text: str
    span: Span


@_made_fast
@dataclass(frozen=True)
class Reference:
    """A cited document that has a number; ``basis`` when the opening cites it as a ground."""

    code: str
    kind: str | None
    date: str | None
    issuer: str | None
    title: str | None
    basis: bool
    span: Span


@_made_fast
@dataclass(frozen=True)
class Node:
    """One heading, item, paragraph or table row of the outline. ``id`` joins the markers above: ``VII.1``."""

    id: str
    marker: str | None
    level: int
    kind: NodeKind
    text: str
    span: Span
    children: tuple[Node, ...] = ()


@_made_fast
@dataclass(frozen=True)
class Cell:
    """One cell of a table."""

    text: str
    span: Span


@_made_fast
@dataclass(frozen=True)
class Table:
    """A table as rows of cells. ``assigns`` when its columns say who does what."""

    section: str
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    assigns: bool
    span: Span


@_made_fast
@dataclass(frozen=True)
class Party:
    """A body or person as the document names it; ``key`` is the directory's, once somebody resolved it."""

    text: str
    span: Span
    key: str | None = None


@_made_fast
@dataclass(frozen=True)
class Deadline:
    """A day, month (``2024-10``) or quarter (``2025-Q4``), or only words: then ``date`` is ``None``."""

    date: str | None
    relation: Relation
    text: str
    span: Span


@_made_fast
@dataclass(frozen=True)
class Recurrence:
    """How often: ``every`` is day, week, month, quarter, half-year, year; ``day`` the day of it, if stated.

    The day of a week is counted from Monday, which is 1.
    """

    every: str
    day: int | None
    relation: Relation | None
    text: str
    span: Span
    month: int | None = None


@_made_fast
@dataclass(frozen=True)
class Deliverable:
    """What comes out of a task: kind is a document kind's slug (report, plan, submission, …) or ``product``."""

    kind: str
    text: str
    span: Span


@_made_fast
@dataclass(frozen=True)
class Task:
    """One thing that the document orders somebody to do."""

    id: str
    section: str
    parent: str | None
    form: Form
    agencies: tuple[Party, ...]
    mode: Mode
    role: Role
    partners: tuple[Party, ...]
    consults: tuple[Party, ...]
    submits_to: tuple[Party, ...]
    action: str
    context: str | None
    deliverables: tuple[Deliverable, ...]
    start: str | None
    deadline: Deadline | None
    recurrence: Recurrence | None
    confidence: float
    span: Span


@_made_fast
@dataclass(frozen=True)
class ProgrammeEntry:
    """One entry of an event's programme; ``time`` is ``HH:MM``."""

    time: str | None
    until: str | None
    text: str
    span: Span


@_made_fast
@dataclass(frozen=True)
class Event:
    """A conference, ceremony or contest that the document calls: ``start``/``end`` as dates are written."""

    title: str
    kind: str
    start: str | None
    end: str | None
    time: str | None
    window: str | None
    venue: str | None
    hosts: tuple[Party, ...]
    programme: tuple[ProgrammeEntry, ...]
    backdrop: tuple[str, ...]
    broadcast: str | None
    span: Span


@_made_fast
@dataclass(frozen=True)
class DelegateGroup:
    """A group of invited people with its stated number; ``total`` marks the stated sum of all groups."""

    text: str
    count: int | None
    approximate: bool
    total: bool
    span: Span
    children: tuple[DelegateGroup, ...] = ()


@_made_fast
@dataclass(frozen=True)
class Quota:
    """How many collectives and individuals each unit of a class may nominate."""

    unit: str
    collectives: int | None
    individuals: int | None
    at_most: bool
    span: Span


@_made_fast
@dataclass(frozen=True)
class Dossier:
    """What a dossier must hold, for whom, how many copies, by when."""

    title: str
    parts: tuple[Party, ...]
    addressee: str | None
    copies: int | None
    deadline: Deadline | None
    span: Span


@_made_fast
@dataclass(frozen=True)
class ReportingDuty:
    """Who reports what to whom, through whom, how often, by when."""

    who: tuple[Party, ...]
    to: tuple[Party, ...]
    through: tuple[Party, ...]
    text: str
    deadline: Deadline | None
    recurrence: Recurrence | None
    span: Span


@_made_fast
@dataclass(frozen=True)
class Funding:
    """One statement on money: where it comes from, who pays or estimates."""

    text: str
    sources: tuple[str, ...]
    span: Span


@_made_fast
@dataclass(frozen=True)
class Channel:
    """A channel of a campaign, with the campaign's period and its peak where stated; ``also`` are further kinds that its line names."""

    kind: str
    text: str
    start: str | None
    end: str | None
    peak_start: str | None
    peak_end: str | None
    span: Span
    also: tuple[str, ...] = ()


@_made_fast
@dataclass(frozen=True)
class Annex:
    """An annex that is cited, attached, or both."""

    marker: str | None
    title: str | None
    attached: bool
    cited: tuple[Span, ...]
    span: Span


@_made_fast
@dataclass(frozen=True)
class Unread:
    """A stretch of text that the reader kept but could not place, and why (Vietnamese, fit for the screen)."""

    text: str
    reason: str
    span: Span


@_made_fast
@dataclass(frozen=True)
class Reading:
    """Everything that one document says, as far as the reader understood it."""

    source: SourceInfo
    text: str
    header: Header
    signature: Signature | None
    recipients: tuple[Recipient, ...]
    references: tuple[Reference, ...]
    outline: tuple[Node, ...]
    tables: tuple[Table, ...]
    tasks: tuple[Task, ...]
    events: tuple[Event, ...] = ()
    delegates: tuple[DelegateGroup, ...] = ()
    quotas: tuple[Quota, ...] = ()
    dossiers: tuple[Dossier, ...] = ()
    nomination_deadline: Deadline | None = None
    reporting: tuple[ReportingDuty, ...] = ()
    funding: tuple[Funding, ...] = ()
    channels: tuple[Channel, ...] = ()
    annexes: tuple[Annex, ...] = ()
    unread: tuple[Unread, ...] = ()
    places: tuple[Place, ...] = field(default=(), repr=False)


@_made_fast
@dataclass(frozen=True)
class Place:
    """Where characters ``start`` to ``end`` of the text stand in the file.

    ``page`` counts from 1; ``box`` is left, top, right, bottom as fractions of the page (0 to 1) from its top left corner.
    """

    start: int
    end: int
    page: int
    box: tuple[float, float, float, float]
