"""Many reports → one: each question by its stated rule, with whoever is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from chutri.office.reports.choices import AnswerKind, RollUp
from chutri.office.reports.rules.answers import Asked

AVERAGE_PLACES = 2


@dataclass(frozen=True, slots=True)
class Given:
    """What one body handed in. ``group`` is the body that it belongs to, for levels."""

    agency: int
    name: str
    answers: Mapping[str, Any]
    submitted_on: date | None = None
    group: str = ""


@dataclass(slots=True)
class Rolled:
    """One question over all bodies: a figure as digits with a point, or what each said; ``given`` bodies answered."""

    asked: Asked
    value: str = ""
    said: list[tuple[str, Any]] = field(default_factory=list)
    given: int = 0


def roll_up(questions: Sequence[Asked], reports: Iterable[Given]) -> list[Rolled]:
    """Roll every question up by its rule. Bodies that left a question open do not count for it."""
    rows = list(reports)
    return [_rolled(one, rows) for one in questions]


def by_group(questions: Sequence[Asked], reports: Iterable[Given]) -> dict[str, list[Rolled]]:
    """Roll up within each group, in the order in which groups first appear."""
    groups: dict[str, list[Given]] = {}
    for row in reports:
        groups.setdefault(row.group, []).append(row)
    return {group: roll_up(questions, rows) for group, rows in groups.items()}


def _rolled(one: Asked, rows: Sequence[Given]) -> Rolled:
    key = one.key
    answered = [row for row in rows if row.answers.get(key) not in (None, "", [])]
    rolled = Rolled(one, given=len(answered))
    rule = one.roll_up
    if rule == RollUp.NONE or not answered:
        return rolled
    if rule == RollUp.COUNT:
        rolled.value = str(len(answered))
    elif one.kind != AnswerKind.NUMBER or rule == RollUp.LIST:
        rolled.said = [(row.name, row.answers[key]) for row in answered]
    elif rule == RollUp.SUM:
        rolled.value = _written(sum((Decimal(row.answers[key]) for row in answered), Decimal(0)))
    elif rule == RollUp.AVERAGE:
        rolled.value = _average(one, answered)
    else:
        newest = max(answered, key=lambda row: (row.submitted_on or date.min, row.agency))
        rolled.value = newest.answers[key]
    return rolled


def _average(one: Asked, answered: Sequence[Given]) -> str:
    """Average, weighted by another question where one is named; a body without its weight does not count."""
    total = weights = Decimal(0)
    for row in answered:
        weight = row.answers.get(one.weight) if one.weight else "1"
        if weight in (None, ""):
            continue
        total += Decimal(row.answers[one.key]) * Decimal(str(weight))
        weights += Decimal(str(weight))
    return _written(round(total / weights, AVERAGE_PLACES)) if weights else ""


def _written(value: Decimal) -> str:
    return f"{value.normalize():f}" if value else "0"
