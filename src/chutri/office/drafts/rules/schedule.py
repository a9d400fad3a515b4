"""By which day each step is due, so that the whole is ready on the last day of the task. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from chutri.checking.working_days import WorkingDays
from chutri.office.drafts.choices import StepKind
from chutri.office.tasks.rules.working_time import last_working_day

# How the days are shared out: writing takes the most, then reading what others wrote; the clerk's steps take a day's part.
_SHARES = {
    StepKind.DRAFT: 6,
    StepKind.CONSULT: 4,
    StepKind.REVISE: 2,
    StepKind.APPRAISE: 3,
    StepKind.APPROVE: 2,
    StepKind.SIGN: 1,
    StepKind.NUMBER: 0,
    StepKind.ISSUE: 0,
}


def due_days(kinds: Sequence[str], *, first: date, last: date | None, days: WorkingDays) -> list[date | None]:
    """Give a due day for each step, in order and never past ``last``; None for all where there is no last day or it is past.

    Steps asked abreast share one day. A day falls on a working day, or on the working day before.
    """
    if last is None or last <= first:
        return [None] * len(kinds)
    turns: list[tuple[str, int]] = []
    for kind in kinds:
        if turns and turns[-1][0] == kind and kind in (StepKind.CONSULT, StepKind.APPRAISE):
            turns[-1] = (kind, turns[-1][1] + 1)
        else:
            turns.append((kind, 1))
    whole = sum(_SHARES[StepKind(kind)] for kind, _ in turns) or 1
    found: list[date | None] = []
    used = 0
    for kind, size in turns:
        used += _SHARES[StepKind(kind)]
        day = first + timedelta(days=round((last - first).days * used / whole))
        found += [max(last_working_day(day, days), first)] * size
    return found
