"""What the checker knows that reviews need: wider deadlines, days on which offices work, levels that have ended."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta

from chutri.checking.knowledge import DEFAULT
from chutri.checking.wider import WiderDeadlines
from chutri.office.plans.choices import DeadlineBasis, Relation
from chutri.office.plans.rules.ladder import BASES, Rung, ladder
from chutri.office.plans.rules.marks import Json
from chutri.reading import Reading


def ladders(reading: Reading) -> list[list[Json]]:
    """Give the rungs of the ladder of every task of a reading, in their order, as they are kept."""
    wider = WiderDeadlines(reading)
    kept = []
    for task in reading.tasks:
        stated = task.deadline
        own: Rung | None = None
        if stated:
            own = _stated(stated.text, stated.date, stated.relation, stated.span)
        elif task.recurrence:
            own = _stated(task.recurrence.text, None, None, task.recurrence.span)
        outside = (
            Rung(
                BASES[one.kind].value,
                one.text,
                one.stated or "",
                str(one.relation),
                one.reason,
                *(one.span or (0, 0)),
            )
            for one in wider.all_of(task)
        )
        kept.append([asdict(rung) for rung in ladder(own, outside)])
    return kept


def last_working_day(last: date | None) -> date | None:
    """Give the last working day up to and with the last day in time: holidays and swapped days are the checker's."""
    return DEFAULT.working_days.last_before(last + timedelta(days=1)) if last else None


def level_ended_on(level: str, on: date) -> date | None:
    """Give the first day without a level of administration (*huyện*), if that day has come by ``on``."""
    days = [body.gone_from for body in DEFAULT.ended_bodies if body.level == level and body.sure]
    return min((day for day in days if day <= on), default=None)


def _stated(words: str, written: str | None, relation: str | None, span: tuple[int, int]) -> Rung:
    basis = DeadlineBasis.STATED.value
    return Rung(basis, words, written or "", relation or Relation.BY.value, "văn bản nêu cho chính việc này", *span)
