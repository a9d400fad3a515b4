"""Reckoning the kept figures for a day, folding what was added to them, and holding them against a recount."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import connection, transaction
from django.db.models import Sum
from django.utils.timezone import get_current_timezone, localdate

from chutri.office.tasks.models import AgencyFigures, PlanFigures, Reckoning, Task
from chutri.office.tasks.models.figures import COUNTED
from chutri.office.tasks.queries.standings import counts_on
from chutri.office.tasks.rules.rhythm import USUAL

KEYS: dict[type[Any], tuple[str, ...]] = {
    AgencyFigures: ("giver_id", "lead_id"),
    PlanFigures: ("plan_id",),
}
BATCH = 1000
_NOTHING = (0,) * len(COUNTED)


@dataclass(frozen=True, slots=True)
class Drift:
    """A row of figures that a recount does not bear out: whose it is, what is kept, and what was counted."""

    about: str
    kept: tuple[int, ...]
    counted: tuple[int, ...]


@transaction.atomic
def reckon_figures(*, at: datetime) -> None:
    """Count all tasks and keep the figures for the day of ``at``; tasks can't be changed meanwhile.

    Figures drawn from the tasks, not a deed: it writes no line.
    """
    _hold_tasks()
    day = localdate(at)
    for model, keys in KEYS.items():
        model._default_manager.all().delete()
        counted = _counted(keys, day)
        rows = (
            model(day=day, **dict(zip((*keys, *COUNTED), (*key, *row), strict=True))) for key, row in counted.items()
        )
        model._default_manager.bulk_create(rows, batch_size=BATCH)
    midnight = datetime.combine(day, time.min, get_current_timezone())
    facts = {"day": day, "midnight": midnight, "silent_after": USUAL, "reckoned_at": at}
    Reckoning.objects.update_or_create(only=True, defaults=facts)


@transaction.atomic
def figures_astray() -> list[Drift]:
    """Give the kept figures that a recount of all tasks for the same day does not bear out; tasks can't be changed meanwhile."""
    reckoning = Reckoning.objects.first()
    if reckoning is None:
        return []
    _hold_tasks()
    astray: list[Drift] = []
    for model, keys in KEYS.items():
        sums = {name: Sum(name) for name in COUNTED}
        rows = model._default_manager.filter(day=reckoning.day).order_by().values(*keys).annotate(**sums)
        kept = {tuple(row[key] for key in keys): tuple(row[name] for name in COUNTED) for row in rows}
        counted = _counted(keys, reckoning.day)
        for key in sorted(kept.keys() | counted.keys(), key=str):
            pair = kept.get(key, _NOTHING), counted.get(key, _NOTHING)
            if pair[0] != pair[1]:
                astray.append(Drift(f"{model.__name__} {dict(zip(keys, key, strict=True))}", *pair))
    return astray


@transaction.atomic
def fold_figures() -> None:
    """Put the rows that deeds have added since together with those of the same agencies or plan."""
    for model, keys in KEYS.items():
        manager = model._default_manager
        groups: dict[tuple[Any, ...], list[tuple[int, ...]]] = defaultdict(list)
        columns = ("day", *keys)
        # rows that come meanwhile are not among these, and stay as they are
        for pk, *values in manager.select_for_update().values_list("pk", *columns, *COUNTED):
            groups[tuple(values[: len(columns)])].append((pk, *values[len(columns) :]))
        several = {key: rows for key, rows in groups.items() if len(rows) > 1}
        gone = [row[0] for rows in several.values() for row in rows]
        for start in range(0, len(gone), BATCH):
            manager.filter(pk__in=gone[start : start + BATCH]).delete()
        sums = {key: [sum(column) for column in list(zip(*rows, strict=True))[1:]] for key, rows in several.items()}
        manager.bulk_create(
            (
                model(**dict(zip((*columns, *COUNTED), (*key, *row), strict=True)))
                for key, row in sums.items()
                if any(row)
            ),
            batch_size=BATCH,
        )


def _counted(keys: tuple[str, ...], day: date) -> dict[tuple[Any, ...], tuple[int, ...]]:
    rows = Task.objects.filter(counted=True).order_by().values_list(*keys).annotate(**counts_on(day))
    return {row[: len(keys)]: row[len(keys) :] for row in rows.values_list(*keys, *COUNTED)}


def _hold_tasks() -> None:
    """Let nobody change tasks until the transaction ends. On SQLite it holds the whole database already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE tasks_task IN SHARE ROW EXCLUSIVE MODE")
