"""Figures of what an agency gave or leads: from the sums that are kept for the day, otherwise by counting all of its tasks."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.db.models import Count, Exists, F, Q, QuerySet, Sum

from chutri.office.people.models import User
from chutri.office.people.queries import agencies_of
from chutri.office.tasks.models import AgencyFigures, PlanFigures, Reckoning, Task, TaskAgency
from chutri.office.tasks.models.figures import COUNTED
from chutri.office.tasks.queries.lists import NAMED
from chutri.office.tasks.queries.seeing import seen_by
from chutri.office.tasks.queries.standings import Tally, TallyOf, plan_name, standing_by_agency, standing_by_plan

# A list to choose from stays one that somebody can look through; search finds the rest.
AGENCIES_TO_CHOOSE = 300


@dataclass(frozen=True, slots=True)
class Given:
    """What some agencies gave, or, with ``led``, what they lead."""

    agencies: frozenset[int]
    led: bool = False

    @classmethod
    def of(cls, agencies: Collection[int], *, led: bool = False) -> Self:
        """Take any collection of keys."""
        return cls(frozenset(agencies), led)

    @property
    def condition(self) -> Q:
        """Give the condition of these tasks, and of the figures of them."""
        return Q(lead__in=self.agencies) if self.led else Q(giver__in=self.agencies)

    def tasks(self) -> QuerySet[Task]:
        """Give the tasks."""
        return Task.objects.filter(self.condition)


def figures_by_agency(given: Given, on: date) -> list[TallyOf]:
    """Say how tasks stand by the agency that leads, in Vietnamese order; names not in the directory come last.

    One query while the day's figures are kept; without them two more, which look at every task.
    """
    kept = _kept(AgencyFigures.objects.filter(given.condition), on).values("lead_id", "lead__name", "lead__name_order")
    sums = kept.annotate(**_SUMS).order_by(F("lead__name_order").asc(nulls_last=True), "lead_id")
    found = [TallyOf(row["lead_id"], row["lead__name"] or "", _tally(row)) for row in sums]
    return [one for one in found if one.tally.total] if found else standing_by_agency(given.tasks(), on)


def figures_by_plan(given: Given, on: date) -> list[TallyOf]:
    """Say how tasks stand by plan, the newest first. What agencies lead is counted; what they gave is kept like the others."""
    if given.led:
        return standing_by_plan(given.tasks(), on)
    kept = _kept(PlanFigures.objects.filter(plan__document__agency__in=given.agencies), on)
    rows = (
        kept.values("plan_id", "plan__document__code", "plan__document__title").annotate(**_SUMS).order_by("-plan_id")
    )
    found = [TallyOf(row["plan_id"], plan_name(row), _tally(row)) for row in rows]
    return [one for one in found if one.tally.total] if found else standing_by_plan(given.tasks(), on)


def tally_of(rows: Iterable[TallyOf]) -> Tally:
    """Add tallies up."""
    tallies = [row.tally for row in rows]
    return Tally(**{name: sum(getattr(one, name) for one in tallies) for name in COUNTED})


def agencies_leading(person: User, on: date) -> list[tuple[str, str, int]]:
    """Give the filter's word, name and number of tasks of whoever leads most of what somebody may see, in Vietnamese order.

    Two or three queries while the day's figures are kept: of the tasks themselves only those are looked at that no known agency leads,
    or in which one's own only has a part.
    """
    keys = agencies_of(person)
    own = Q(giver__in=keys) | Q(lead__in=keys)
    kept = _kept(AgencyFigures.objects.filter(own), on).values_list("lead_id", "lead__name", "lead__name_order")
    leading = {(lead, name, order or ""): size for lead, name, order, size in kept.annotate(size=Sum("total"))}
    counted: list[Q] = []
    if leading:
        if any(leading.pop(one) for one in list(leading) if one[0] is None):
            counted.append(Q(lead=None, giver__in=keys))
        parts = TaskAgency.objects.filter(agency__in=keys, left_on=None).values("task")
        counted.append(Q(pk__in=parts) & ~own)
    else:
        counted.append(seen_by(person))
    for condition in counted:  # one after the other: a database looks at every task when it is to meet one or another
        rows = (
            Task.objects.filter(condition, counted=True).order_by().values_list("lead_id", "lead_words", "lead_order")
        )
        for lead, words, order, size in rows.annotate(size=Count("pk")):
            leading[lead, words, order] = leading.get((lead, words, order), 0) + size
    most = sorted(leading.items(), key=lambda one: (-one[1], one[0][2]))[:AGENCIES_TO_CHOOSE]
    chosen = sorted((one for one in most if one[0][1]), key=lambda one: (one[0][2], one[0][1]))
    return [(str(lead or NAMED + words), words, size) for (lead, words, _), size in chosen]


_SUMS = {name: Sum(name, default=0) for name in COUNTED}


def _kept(figures: QuerySet[Any], on: date) -> QuerySet[Any]:
    """Those of the day; none at all when another day, or nothing, has been reckoned."""
    return figures.filter(Exists(Reckoning.objects.filter(day=on)), day=on).order_by()


def _tally(row: Any) -> Tally:
    return Tally(**{name: row[name] for name in COUNTED})
