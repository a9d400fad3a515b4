"""The ladder of deadlines: which date binds a duty, from what the document states of it outwards.

Stated date → that of its section → of its event → of the whole period → rhythm of reports → none. Below the first rung a
date is proposed, and stays so until a leader fixes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from chutri.office.lib.stated_dates import StatedDate, stated_date, stated_window
from chutri.office.plans.choices import DeadlineBasis, Relation
from chutri.office.plans.rules.deadlines import deadline_words, last_day
from chutri.office.plans.rules.typed_dates import dates_in

# what sets a wider deadline, as the checker says it → its rung
BASES: dict[str, DeadlineBasis] = {
    "section": DeadlineBasis.SECTION,
    "event": DeadlineBasis.EVENT,
    "period": DeadlineBasis.PERIOD,
    "rhythm": DeadlineBasis.RHYTHM,
}


@dataclass(frozen=True, slots=True)
class Rung:
    """One deadline that may bind a duty: the date as a reading writes it (``2026-03``), its words, where they stand."""

    basis: str
    words: str
    written: str = ""
    relation: str = Relation.BY.value
    reason: str = ""
    start: int = 0
    end: int = 0

    @property
    def label(self) -> str:
        """Say it for the screen: the date where there is one, else the words."""
        stated = stated_date(self.written)
        return deadline_words(stated, self.relation, begins=False) if stated else self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The deadline that a duty stands under; the fields are those of ``models.StatedDeadline``."""

    deadline_date: date | None = None
    deadline_precision: str = ""
    deadline_relation: str = ""
    deadline_words: str = ""
    deadline_basis: str = DeadlineBasis.NONE.value
    deadline_confirmed: bool = True
    last_day: date | None = None
    begins: str = ""

    def as_fields(self) -> dict[str, Any]:
        """Give the values by the names of the fields."""
        return asdict(self)


def ladder(stated: Rung | None, wider: Iterable[Rung]) -> list[Rung]:
    """Put what the document states first, then the wider deadlines as they come, one a rung and words."""
    rungs = [stated] if stated else []
    for rung in wider:
        if not any((rung.basis, rung.words) == (there.basis, there.words) for there in rungs):
            rungs.append(rung)
    return rungs


def standing(rungs: list[Rung], *, start: str | None = None) -> Standing:
    """Give the deadline of the nearest rung. ``start`` is from when the document says that work begins."""
    nearest = rungs[0] if rungs else None
    begins, stated = stated_window(start, nearest.written if nearest else None, nearest.words if nearest else "")
    if nearest is None:
        return Standing(begins=str(begins) if begins else "")
    return Standing(
        deadline_date=stated.last_day if stated else None,
        deadline_precision=stated.precision if stated else "",
        deadline_relation=nearest.relation if stated else "",
        deadline_words=nearest.words,
        deadline_basis=nearest.basis,
        deadline_confirmed=nearest.basis == DeadlineBasis.STATED,
        last_day=last_day(stated.last_day, nearest.relation) if stated else None,
        begins=str(begins) if begins else "",
    )


def edited(stated: StatedDate | None, relation: str, words: str, *, source: str, by_leader: bool) -> Standing:
    """Give the deadline that a person typed.

    It is the document's own where ``words`` stand in ``source`` (the plan's text) and say that date, or say no date;
    otherwise a leader's word fixes it, and anybody else's only proposes it.
    """
    said = {one.last_day for one in dates_in(words)}
    quoted = bool(words) and " ".join(words.split()) in " ".join(source.split())
    from_document = quoted and (stated is None or stated.last_day in said)
    if stated is None and not words:
        return Standing(deadline_basis=DeadlineBasis.NONE.value)
    basis = DeadlineBasis.STATED if from_document else DeadlineBasis.FIXED
    return Standing(
        deadline_date=stated.last_day if stated else None,
        deadline_precision=stated.precision if stated else "",
        deadline_relation=relation if stated else "",
        deadline_words=words,
        deadline_basis=basis.value,
        deadline_confirmed=from_document or by_leader,
        last_day=last_day(stated.last_day, relation) if stated else None,
    )
