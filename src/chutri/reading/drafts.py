"""A task while it is being read: what the forms of task have in common before ids are given."""

from __future__ import annotations

from dataclasses import dataclass

from chutri.reading.dates import When
from chutri.reading.flow import Flow
from chutri.reading.model import Form, Mode, Party, Role, Span


@dataclass(slots=True)
class Draft:
    """A task while it is being read."""

    form: Form
    section: str
    agencies: tuple[Party, ...]
    mode: Mode
    role: Role
    partners: tuple[Party, ...]
    action: str
    when: When
    context: str | None
    parent: Draft | None
    flow: Flow
    start: int
    end: int
    span: Span
    certain: float
    product: tuple[Flow, int, int] | None = None
    partner_cell: Flow | None = None
