"""What the compliance matrix shows: the rounds of a duty in a year and their reports. Three queries, however many bodies."""

from __future__ import annotations

from django.db.models import QuerySet

from chutri.office.people.models import User
from chutri.office.reports.choices import DutyState, Rhythm
from chutri.office.reports.models import Report, ReportingDuty, ReportRound
from chutri.office.reports.queries.duties import duties_received_by
from chutri.office.reports.rules.matrix import Column, Owed
from chutri.office.reports.rules.periods import periods_of

_MONTHS = tuple(f"Tháng {number}" for number in range(1, 13))


def duties_of_matrix(person: User) -> QuerySet[ReportingDuty]:
    """Give the periodic duties that one's agencies receive or run, the running ones first."""
    rows = duties_received_by(person).exclude(rhythm__in=(Rhythm.FINAL, Rhythm.AD_HOC))
    rows = rows.exclude(state__in=(DutyState.PROPOSED, DutyState.DISMISSED))
    return rows.select_related("receiver").order_by("-state", "-pk")


def columns_of(duty: ReportingDuty, year: int) -> list[Column]:
    """Give the periods of a year, with the round of each that has opened."""
    rounds = {
        one.number: one
        for one in ReportRound.objects.filter(duty=duty, year=year, rhythm=duty.rhythm).only(
            "number", "last_day", "duty", "year", "rhythm"
        )
    }
    found = []
    for period in periods_of(Rhythm(duty.rhythm), range(year, year + 1)):
        words = _MONTHS[period.number - 1] if period.rhythm == Rhythm.MONTH else str(period)
        one = rounds.get(period.number)
        found.append(Column(period.number, words, one.pk if one else None, one.last_day if one else None))
    return found


def owed_in(columns: list[Column]) -> list[Owed]:
    """Give the reports of these rounds in Vietnamese order of their bodies."""
    rounds = [column.round for column in columns if column.round]
    rows = Report.objects.filter(round__in=rounds).order_by("agency__name_order", "agency", "pk")
    return [
        Owed(*row) for row in rows.values_list("pk", "agency_id", "agency__name", "round_id", "stage", "submitted_on")
    ]


def years_of(duty: ReportingDuty) -> list[int]:
    """Give the years in which a duty has rounds, the newest first."""
    return sorted(set(ReportRound.objects.filter(duty=duty).values_list("year", flat=True)), reverse=True)
