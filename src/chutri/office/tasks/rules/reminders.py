"""The words of reminders: one message a person and day, with the tasks it speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chutri.office.tasks.rules.working_time import DAY_AFTER

NAMED = 5  # tasks named in one message; the page that it leads to has them all


@dataclass(frozen=True, slots=True)
class Due:
    """One task of a reminder."""

    key: int
    words: str
    last: date


def reminder_words(by_offset: dict[int, Sequence[Due]]) -> str:
    """Say what is due when; ``by_offset`` holds, by working days ahead (0: passed), the tasks of each."""
    heads: list[str] = []
    named: list[Due] = []
    for offset, rows in sorted(by_offset.items(), key=lambda pair: (pair[0] != DAY_AFTER, pair[0])):
        if rows:
            said = "vừa quá hạn" if offset == DAY_AFTER else f"đến hạn sau {offset} ngày làm việc"
            heads.append(f"{len(rows)} nhiệm vụ {said}")
            named += rows
    return f"Nhắc việc: {', '.join(heads)}. {_listed(named)}"


def week_words(due: Sequence[Due], overdue: Sequence[Due]) -> str:
    """Say what the week brings and what is late already."""
    return (
        f"Tuần này: {len(due)} nhiệm vụ đến hạn, {len(overdue)} nhiệm vụ quá hạn chưa xong. {_listed([*overdue, *due])}"
    )


def _listed(rows: Sequence[Due]) -> str:
    told = "; ".join(f"“{one.words}” (hạn {one.last:%d/%m/%Y})" for one in rows[:NAMED])
    more = len(rows) - NAMED
    return told + (f"; và {more} nhiệm vụ nữa." if more > 0 else ".") if told else ""
