"""What a check has to say: one finding, with the words that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from chutri.reading.model import Span

Severity = Literal["error", "warning", "note"]

# From the gravest to the lightest; `--fail-on` compares by this order.
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend before the document is signed.

    ``message`` says what is wrong and ``hint`` what to do, both Vietnamese and fit for the screen. ``span`` is where
    to look first and ``related`` where else, in characters of ``Reading.text``; ``task_ids`` are the tasks concerned.
    """

    code: str
    severity: Severity
    message: str
    span: Span
    related: tuple[Span, ...] = ()
    task_ids: tuple[str, ...] = ()
    hint: str | None = None


def at_least(severity: Severity, floor: Severity) -> bool:
    """Whether ``severity`` is as grave as ``floor`` or graver."""
    return SEVERITIES.index(severity) <= SEVERITIES.index(floor)
