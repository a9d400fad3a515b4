"""Rounds: forms that open by themselves before their day, once each, also for days on which nothing ran."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from chutri.office.history.operations import Actor, record
from chutri.office.people.choices import Role
from chutri.office.people.models import Agency, User
from chutri.office.people.operations import notify
from chutri.office.people.queries import people_of
from chutri.office.plans.choices import Stage
from chutri.office.reports.choices import DutyState, Relation, ReportStage, Rhythm
from chutri.office.reports.models import Report, ReportingDuty, ReportRound, TemplateVersion
from chutri.office.reports.operations import UnableToReport
from chutri.office.reports.queries.duties import bodies_owing, closing_of, duties_running, periods_opened
from chutri.office.reports.rules.periods import Opening, Period, periods_to_open, window
from chutri.office.tasks.operations.successors import SYSTEM

TOLD = (Role.FOCAL, Role.OFFICE, Role.LEADER)


class UnableToOpenRound(UnableToReport):
    """The form can't be opened."""


def open_due_rounds(*, at: datetime) -> list[ReportRound]:
    """Open every form whose day is near, with those missed while nothing ran; what is open already stays as it is."""
    return [opened for duty in duties_running() for opened in open_due_rounds_of(duty=duty, at=at)]


def open_due_rounds_of(*, duty: ReportingDuty, at: datetime) -> list[ReportRound]:
    """Open the forms of one duty whose day is near."""
    found = (open_round(duty=duty, period=period, at=at) for period in periods_due(duty, localdate(at)))
    return [opened for opened in found if opened is not None]


def periods_due(duty: ReportingDuty, today: date) -> list[Period]:
    """Give the periods of a duty that should be open and are not."""
    there = periods_opened(duty)
    if duty.rhythm == Rhythm.FINAL:
        last = last_day_of(duty)
        if last is None or there or last - timedelta(days=duty.opens_before) > today:
            return []
        return [Period(last.year, 1, Rhythm.FINAL)]
    if duty.due is None:
        return []
    opening = Opening(duty.since, duty.until, duty.opens_before)
    due = periods_to_open(Rhythm(duty.rhythm), duty.due, opening, today)
    return [period for period in due if (period.year, period.number) not in there]


def last_day_of(duty: ReportingDuty) -> date | None:
    """Give the last day in time of a report that is owed once."""
    if duty.due_date is None:
        return None
    return duty.due_date - timedelta(days=1) if duty.due_relation == Relation.BEFORE else duty.due_date


@transaction.atomic
def open_round(
    *, duty: ReportingDuty, period: Period, at: datetime, by: User | None = None, due_on: date | None = None
) -> ReportRound | None:
    """Open the form of one period for every body that owes on this day, and tell their people; None where it is open already.

    ``due_on`` is the last day in time of an ad hoc round. Raises UnableToOpenRound for a duty that does not run.
    """
    held = ReportingDuty.objects.select_for_update(of=("self",)).get(pk=duty.pk)
    if held.state != DutyState.RUNNING or (duty.plan and duty.plan.stage == Stage.RECALLED):
        raise UnableToOpenRound("Chế độ báo cáo này không còn thực hiện nên không mở kỳ mới.")
    version = TemplateVersion.objects.filter(template=duty.template_id, published_at__isnull=False)
    newest = version.order_by("-number").first()
    if newest is None:
        raise UnableToOpenRound("Mẫu báo cáo chưa có bản nào được ban hành.")
    today = localdate(at)
    begins, closes, last, source = _days(duty, period, due_on or today)
    found, new = ReportRound.objects.get_or_create(
        duty=duty,
        rhythm=period.rhythm,
        year=period.year,
        number=period.number,
        defaults={
            "version": newest,
            "starts_on": begins,
            "closes_on": closes,
            "last_day": last,
            "opened_at": at,
            "closing_source": source,
        },
    )
    if not new:
        return None
    bodies, found.unanswered = bodies_owing(duty, today)
    found.save(update_fields=["unanswered"])
    Report.objects.bulk_create([Report(round=found, agency=body) for body in bodies], batch_size=500)
    _tell(found, bodies, at)
    actor: Actor = by or SYSTEM
    words = f"Mở kỳ báo cáo {period} cho {len(bodies)} cơ quan, hạn {last:%d/%m/%Y}"
    record(by=actor, at=at, deed="open_round", about=found, words=words)
    return found


@transaction.atomic
def open_now(*, duty: ReportingDuty, due_on: date, by: User, at: datetime) -> ReportRound:
    """Ask for an ad hoc report, owed until a day."""
    if due_on < localdate(at):
        raise UnableToOpenRound("Hạn nộp đã qua; hãy chọn ngày từ hôm nay trở đi.")
    year = localdate(at).year
    number = ReportRound.objects.filter(duty=duty, rhythm=Rhythm.AD_HOC, year=year).count() + 1
    opened = open_round(duty=duty, period=Period(year, number, Rhythm.AD_HOC), at=at, by=by, due_on=due_on)
    if opened is None:
        raise UnableToOpenRound("Kỳ báo cáo này vừa được mở.")
    return opened


@transaction.atomic
def add_body(*, round_: ReportRound, agency: Agency, by: User, at: datetime) -> Report:
    """Ask one more body for its report of a round."""
    report, new = Report.objects.get_or_create(round=round_, agency=agency)
    if not new:
        raise UnableToOpenRound(f"{agency} đã có trong kỳ báo cáo này.")
    _tell(round_, [agency], at)
    record(by=by, at=at, deed="add_body", about=round_, words=f"Thêm {agency} vào kỳ báo cáo")
    return report


@transaction.atomic
def remind(*, round_: ReportRound, by: User, at: datetime) -> int:
    """Tell the people of every body that has not reported; give how many bodies. Once a day."""
    waiting = Report.objects.filter(round=round_, stage__in=(ReportStage.OPEN, ReportStage.RETURNED))
    agencies = list(waiting.values_list("agency", flat=True))
    if not agencies:
        raise UnableToOpenRound("Mọi cơ quan đã nộp báo cáo kỳ này.")
    words = f"Đôn đốc: {round_.duty} – {round_.period}, hạn {round_.last_day:%d/%m/%Y}"
    key = f"report-urged:{round_.pk}:{localdate(at)}"
    address = reverse("reports:my-reports")
    notify(people=people_of(agencies, TOLD), words=words, address=address, key=key, at=at, mail=True)
    record(by=by, at=at, deed="remind", about=round_, words=f"Đôn đốc {len(agencies)} cơ quan chưa nộp báo cáo")
    return len(agencies)


def _days(duty: ReportingDuty, period: Period, due_on: date) -> tuple[date, date, date, str]:
    """Give first and last day of the figures, the last day in time, and by which text periods close."""
    if period.rhythm in (Rhythm.FINAL, Rhythm.AD_HOC):
        last = (last_day_of(duty) if period.rhythm == Rhythm.FINAL else due_on) or due_on
        issued = duty.plan.document.issued_date if duty.plan else None
        return min(issued or duty.since, duty.since, last), last, last, ""
    due = duty.due
    if due is None:
        raise UnableToOpenRound("Chế độ báo cáo chưa có ngày nộp.")
    last = due.last_day(period)
    if duty.closing_day:
        begins, closes = window(period, duty.closing_day)
        return begins, closes, last, "Theo chế độ báo cáo này"
    rule = closing_of(Rhythm(period.rhythm), last, duty.receiver or duty.office)
    begins, closes = window(period, rule.day)
    return begins, closes, last, rule.source


def _tell(round_: ReportRound, bodies: list[Agency], at: datetime) -> None:
    words = f"Mẫu báo cáo đã mở: {round_.duty} – {round_.period}, hạn {round_.last_day:%d/%m/%Y}"
    people = people_of(bodies, TOLD)
    address = reverse("reports:my-reports")
    notify(people=people, words=words, address=address, key=f"report-opened:{round_.pk}", at=at, mail=True)
