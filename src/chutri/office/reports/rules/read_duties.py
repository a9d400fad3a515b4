"""What a plan's reading says of reporting → the duties that an office would follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from chutri.office.lib.folding import fold
from chutri.office.lib.stated_dates import stated_date
from chutri.office.reports.choices import Relation, Rhythm

_RHYTHMS = {
    "month": Rhythm.MONTH,
    "quarter": Rhythm.QUARTER,
    "half-year": Rhythm.HALF_YEAR,
    "year": Rhythm.YEAR,
}
# "báo cáo … trước ngày 05 của tháng sau, tháng tiếp theo"
_MONTH_AFTER = re.compile(r"thang (?:sau|tiep theo|ke tiep)")
_NINE = re.compile(r"(?<!\d)0?9 thang|chin thang")
# whoever the plan gives work to: "Các đơn vị chủ trì", "các cơ quan, đơn vị được giao nhiệm vụ", "các cơ quan, đơn vị"
_LEADS = re.compile(
    r"(?:cac |nhung )?(?:co quan|don vi|so, nganh|dia phuong)(?:,? (?:co quan|don vi|dia phuong))*"
    r"(?: (?:chu tri|duoc giao|duoc phan cong|lien quan|co lien quan|thuc hien|co ten).*)?"
)


@dataclass(frozen=True, slots=True)
class ReadDuty:
    """One duty as it was read: names as the plan writes them. ``place`` counts the reading's duties from 1."""

    place: int
    rhythm: Rhythm
    words: str
    span: tuple[int, int]
    who: tuple[str, ...]
    to: tuple[str, ...]
    through: tuple[str, ...]
    due_day: int | None = None
    due_month: int | None = None
    due_after: int = 0
    relation: Relation = Relation.BEFORE
    due_date: date | None = None


def read_duties(reporting: list[Mapping[str, Any]]) -> list[ReadDuty]:
    """Give the duties of a reading. A sentence with a rhythm and a day (*hằng quý …; tổng kết trước ngày …*) makes two."""
    return [duty for place, one in enumerate(reporting, start=1) for duty in _duties(place, one)]


def means_leads(name: str) -> bool:
    """Say whether a name means whoever leads a task of the plan."""
    return _LEADS.fullmatch(fold(name)) is not None


def duty_title(rhythm: Rhythm, plan: str) -> str:
    """Name a report after its plan: *Báo cáo hằng tháng kết quả thực hiện Kế hoạch số 46/KH-UBND*."""
    if rhythm == Rhythm.FINAL:
        return f"Báo cáo tổng kết thực hiện {plan}"[:300]
    return f"Báo cáo {rhythm.label.lower()} kết quả thực hiện {plan}"[:300]


def _duties(place: int, one: Mapping[str, Any]) -> Iterator[ReadDuty]:
    facts: dict[str, Any] = {
        "place": place,
        "words": one["text"],
        "span": tuple(one["span"]),
        "who": _names(one, "who"),
        "to": _names(one, "to"),
        "through": _names(one, "through"),
    }
    recurrence, deadline = one.get("recurrence"), one.get("deadline")
    rhythm = _RHYTHMS.get(recurrence["every"]) if recurrence else None
    if recurrence and rhythm:
        if rhythm == Rhythm.MONTH and _NINE.search(fold(recurrence["text"])):
            rhythm = Rhythm.NINE_MONTHS
        yield ReadDuty(
            rhythm=rhythm,
            due_day=recurrence.get("day"),
            due_month=recurrence.get("month"),
            due_after=1 if _MONTH_AFTER.search(fold(recurrence["text"])) else 0,
            relation=_relation(recurrence.get("relation")),
            **facts,
        )
    due = stated_date(deadline.get("date")) if deadline else None
    if deadline and due:
        yield ReadDuty(rhythm=Rhythm.FINAL, due_date=due.last_day, relation=_relation(deadline["relation"]), **facts)
    elif rhythm is None:
        yield ReadDuty(rhythm=Rhythm.AD_HOC, **facts)


def _names(one: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(party["text"] for party in one.get(key) or ())


def _relation(stated: str | None) -> Relation:
    return Relation.BEFORE if stated in ("before", None) else Relation.BY
