"""Reporting duties: whose they are, who owes, on which day periods close."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from chutri.office.people.models import Agency, User
from chutri.office.people.queries import agencies_of, agencies_open_at, agencies_under
from chutri.office.people.rules.addressees import AddresseeRule
from chutri.office.plans.choices import Stage
from chutri.office.plans.models import Plan
from chutri.office.reports.choices import DutyState, ReporterKind, Rhythm
from chutri.office.reports.models import DutyReporter, PeriodRule, Report, ReportingDuty, ReportRound
from chutri.office.reports.rules.periods import END_OF_MONTH
from chutri.office.tasks.choices import Stage as TaskStage
from chutri.office.tasks.models import Task

DUTY_WHOLE = ("office", "receiver", "through", "plan__document__agency", "template", "saved_by")


@dataclass(frozen=True, slots=True)
class Closing:
    """On which day of its last month a period closes, and by which text."""

    day: int
    source: str


def duties_seen_by(person: User) -> QuerySet[ReportingDuty]:
    """Give the duties that one's agencies run, receive, pass on, or owe a report of."""
    keys = agencies_of(person)
    owed = Report.objects.filter(round__duty=OuterRef("pk"), agency__in=keys)
    return ReportingDuty.objects.filter(
        Q(office__in=keys) | Q(receiver__in=keys) | Q(through__in=keys) | Q(Exists(owed))
    )


def duties_received_by(person: User) -> QuerySet[ReportingDuty]:
    """Give the duties that one's agencies run, receive or pass on."""
    keys = agencies_of(person)
    return ReportingDuty.objects.filter(Q(office__in=keys) | Q(receiver__in=keys) | Q(through__in=keys))


def duty_list(person: User) -> QuerySet[ReportingDuty]:
    """Give the duties of a page, those to be confirmed first, with how many rounds each has had."""
    rows = duties_seen_by(person).exclude(state=DutyState.DISMISSED).select_related(*DUTY_WHOLE)
    return rows.annotate(round_count=Count("rounds", distinct=True)).order_by("state", "-pk")


def reporters_of(duty: ReportingDuty) -> QuerySet[DutyReporter]:
    """Give who owes, in the plan's order."""
    return DutyReporter.objects.filter(duty=duty).select_related("agency").order_by("place")


def bodies_owing(duty: ReportingDuty, on: date) -> tuple[list[Agency], list[str]]:
    """Give the bodies that owe a report on a day, in Vietnamese order, and the names that lead to none.

    Classes are evaluated at that day, so that a merged commune owes one report and not two. A receiver owes itself none.
    Two queries, and some for each class.
    """
    reporters = list(reporters_of(duty))
    named = [one.agency_id for one in reporters if one.kind == ReporterKind.AGENCY and one.agency_id]
    agencies = agencies_open_at(on).in_bulk(named)
    found: dict[int, Agency] = {}
    unknown: list[str] = []
    for reporter in reporters:
        if reporter.kind == ReporterKind.AGENCY:
            bodies = [agencies[reporter.agency_id]] if reporter.agency_id in agencies else []
        else:
            bodies = list(_meant(duty, reporter, on))
        if not bodies:
            unknown.append(reporter.text)
        found |= {body.pk: body for body in bodies}
    found.pop(duty.receiver_id or 0, None)
    return sorted(found.values(), key=lambda body: (body.name_order, body.pk)), unknown


def _meant(duty: ReportingDuty, reporter: DutyReporter, on: date) -> Iterable[Agency]:
    if reporter.kind == ReporterKind.LEADS and duty.plan_id:
        leads = Task.objects.filter(plan=duty.plan_id, counted=True, lead__isnull=False)
        return agencies_open_at(on).filter(pk__in=leads.exclude(stage=TaskStage.CANCELLED).values("lead"))
    if reporter.kind == ReporterKind.CLASS and reporter.rule:
        issuer = duty.plan.document.issuer if duty.plan else ""
        return agencies_under(AddresseeRule.from_json(reporter.rule), issuer=issuer, office=duty.office, on=on)
    return ()


def closing_of(rhythm: Rhythm, on: date, office: Agency) -> Closing:
    """Give the rule in force on a day: the office's own before that of law; without any, the month's last day."""
    rules = PeriodRule.objects.filter(
        Q(office=office) | Q(office=None), Q(valid_to=None) | Q(valid_to__gte=on), rhythm=rhythm, valid_from__lte=on
    )
    known = sorted(rules, key=lambda rule: (rule.office_id is None, -rule.valid_from.toordinal()))
    return Closing(known[0].closing_day, known[0].source) if known else Closing(END_OF_MONTH, "")


def period_rules(office: Agency) -> QuerySet[PeriodRule]:
    """Give the rules of law and the office's own, the newest first within each rhythm."""
    return PeriodRule.objects.filter(Q(office=office) | Q(office=None)).order_by("rhythm", "-valid_from", "-office")


def plans_to_take(on: QuerySet[Plan] | None = None) -> QuerySet[Plan]:
    """Give the issued plans whose reading says something of reporting and whose duties were not taken over yet."""
    taken = ReportingDuty.objects.filter(plan=OuterRef("pk"))
    plans = Plan.objects.all() if on is None else on
    return (
        plans.filter(stage=Stage.ISSUED, reading__data__reporting__0__isnull=False)
        .exclude(Exists(taken))
        .select_related("document__agency", "imported_by", "issued_by")
        .order_by("pk")
    )


def duties_running() -> QuerySet[ReportingDuty]:
    """Give the duties whose forms open by themselves; those of a recalled plan no longer do."""
    rows = ReportingDuty.objects.filter(state=DutyState.RUNNING).exclude(plan__stage=Stage.RECALLED)
    return rows.select_related(*DUTY_WHOLE).order_by("pk")


def periods_opened(duty: ReportingDuty) -> set[tuple[int, int]]:
    """Give the periods of a duty, as year and number, that have a round."""
    return set(ReportRound.objects.filter(duty=duty, rhythm=duty.rhythm).values_list("year", "number"))
