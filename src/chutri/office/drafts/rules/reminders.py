"""The words of reminders about drafts: one message a person and day. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chutri.office.tasks.rules.working_time import DAY_AFTER

NAMED = 4  # drafts named in one message; the page that it leads to has them all


@dataclass(frozen=True, slots=True)
class DueStep:
    """One step of a reminder: what is to be done for which draft by when."""

    draft: int
    step: str
    title: str
    last: date


def reminder_words(by_offset: Mapping[int, Sequence[DueStep]]) -> str:
    """Say what is due when; ``by_offset`` holds, by working days ahead (0: passed), the steps of each."""
    heads: list[str] = []
    named: list[DueStep] = []
    for offset, rows in sorted(by_offset.items(), key=lambda pair: (pair[0] != DAY_AFTER, pair[0])):
        if rows:
            said = "vừa quá hạn" if offset == DAY_AFTER else f"đến hạn sau {offset} ngày làm việc"
            heads.append(f"{len(rows)} dự thảo {said}")
            named += rows
    told = "; ".join(f"{one.step} – “{one.title}” (hạn {one.last:%d/%m/%Y})" for one in named[:NAMED])
    more = len(named) - NAMED
    return f"Nhắc soạn thảo: {', '.join(heads)}. {told}" + (f"; và {more} dự thảo nữa." if more > 0 else ".")
