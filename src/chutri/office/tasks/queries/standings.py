"""How tasks stand on a day, asked of the database: conditions, an annotation, and counts in one query each.

The conditions say what ``rules.timeliness.standing`` says; a test holds the two together, case by case.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When
from django.utils.timezone import get_current_timezone

from chutri.office.tasks.choices import Stage, Standing
from chutri.office.tasks.models import Rhythm, Task
from chutri.office.tasks.rules.rhythm import USUAL
from chutri.office.tasks.rules.timeliness import OPEN, WORKING


def standing_is(kind: Standing, on: date) -> Q:
    """Give the condition that a task stands so on a day."""
    return _conditions(on)[kind]


def _conditions(on: date) -> dict[Standing, Q]:
    done, handed_in = Q(stage=Stage.DONE), Q(stage=Stage.SUBMITTED)
    working = Q(stage__in=WORKING)
    return {
        Standing.ON_TIME: done & Q(last_day__gte=F("finished_on")),
        Standing.LATE: done & Q(last_day__lt=F("finished_on")),
        Standing.RUNNING: working & Q(last_day__gte=on) | handed_in & Q(last_day__gte=F("submitted_on")),
        Standing.OVERDUE: working & Q(last_day__lt=on) | handed_in & Q(last_day__lt=F("submitted_on")),
        Standing.UNDATED: Q(last_day=None) & ~Q(stage=Stage.CANCELLED),
        Standing.CANCELLED: Q(stage=Stage.CANCELLED),
    }


def with_standing(tasks: QuerySet[Task], on: date) -> QuerySet[Task]:
    """Let every row carry ``stands``: how it stands on a day."""
    cases = [When(condition, then=Value(kind.value)) for kind, condition in _conditions(on).items()]
    return tasks.annotate(stands=Case(*cases, output_field=CharField()))


def rhythms() -> dict[int, int]:
    """Give after how many days the agencies with a rhythm of their own are silent. One query."""
    return dict(Rhythm.objects.values_list("agency_id", "silent_after"))


def is_silent(on: date, own: Mapping[int, int]) -> Q:
    """Give the condition that an open task has not moved for longer before ``on`` than its lead's rhythm allows.

    ``own`` are the agencies with a rhythm of their own (``rhythms()``); for all others the usual days hold.
    """
    by_days: dict[int, list[int]] = {}
    for agency, days in own.items():
        by_days.setdefault(days, []).append(agency)
    quiet = Q(moved_at__lt=_days_before(on, USUAL)) & ~Q(lead__in=list(own))
    if own:  # a task without a lead is in no list, and "not in" would leave it out
        quiet |= Q(moved_at__lt=_days_before(on, USUAL), lead=None)
    for days, agencies in sorted(by_days.items()):
        quiet |= Q(moved_at__lt=_days_before(on, days), lead__in=agencies)
    return Q(stage__in=OPEN) & quiet


def _days_before(on: date, days: int) -> datetime:
    return datetime.combine(on - timedelta(days=days), time.min, get_current_timezone())


@dataclass(frozen=True, slots=True)
class Tally:
    """How many tasks stand how. ``done`` are all that are finished, dated or not; ``waiting`` wait for their acceptance."""

    total: int
    on_time: int
    late: int
    running: int
    overdue: int
    undated: int
    cancelled: int
    done: int
    waiting: int
    silent: int

    @property
    def open(self) -> int:
        """How many are still to be done."""
        return self.total - self.done - self.cancelled


@dataclass(frozen=True, slots=True)
class TallyOf:
    """The tally of one agency or one plan; ``key`` is None where the directory does not know who leads."""

    key: int | None
    name: str
    tally: Tally


def counts_on(on: date) -> dict[str, Count]:
    """Give what a tally counts, as aggregates. One query, for the rhythms."""
    asked = {kind.name.lower(): condition for kind, condition in _conditions(on).items()}
    asked |= {
        "done": Q(stage=Stage.DONE),
        "waiting": Q(stage=Stage.SUBMITTED),
        "silent": is_silent(on, rhythms()),
    }
    return {"total": Count("pk"), **{name: Count("pk", filter=condition) for name, condition in asked.items()}}


def standing(tasks: QuerySet[Task], on: date) -> Tally:
    """Count how tasks stand on a day, each obligation once. One query."""
    return Tally(**tasks.filter(counted=True).order_by().aggregate(**counts_on(on)))


def standing_by_agency(tasks: QuerySet[Task], on: date) -> list[TallyOf]:
    """Count how tasks stand by the agency that leads, in Vietnamese order; names not in the directory come last. One query."""
    rows = tasks.filter(counted=True).order_by().values("lead_id", "lead__name", "lead__name_order")
    counted = rows.annotate(**counts_on(on)).order_by(F("lead__name_order").asc(nulls_last=True), "lead_id")
    return [TallyOf(row["lead_id"], row["lead__name"] or "", _tally(row)) for row in counted]


def standing_by_plan(tasks: QuerySet[Task], on: date) -> list[TallyOf]:
    """Count how tasks stand by plan, the newest first. One query."""
    rows = tasks.filter(counted=True).order_by().values("plan_id", "plan__document__code", "plan__document__title")
    counted = rows.annotate(**counts_on(on)).order_by("-plan_id")
    return [TallyOf(row["plan_id"], plan_name(row), _tally(row)) for row in counted]


def plan_name(row: Mapping[str, Any]) -> str:
    """Write a plan's number and excerpt from a row of values."""
    return " – ".join(filter(None, (row["plan__document__code"], row["plan__document__title"])))


def _tally(row: Mapping[str, Any]) -> Tally:
    return Tally(**{name: row[name] for name in Tally.__slots__})
