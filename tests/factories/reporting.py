"""A plan that orders monthly and final reports of three communes to the department; their people; rounds that are open."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from chutri.office.people.choices import Role
from chutri.office.people.models import Agency, User
from chutri.office.people.operations import NewPerson, add_person
from chutri.office.people.queries import person_called
from chutri.office.plans.models import Plan
from chutri.office.reports.choices import AnswerKind, DutyState, ReporterKind, Rhythm
from chutri.office.reports.models import (
    Consolidation,
    DutyReporter,
    PeriodRule,
    Report,
    ReportingDuty,
    ReportRound,
    ReportTemplate,
)
from chutri.office.reports.operations.consolidating import begin_consolidation, freeze_consolidation
from chutri.office.reports.operations.deciding import accept_report
from chutri.office.reports.operations.duties import take_duties
from chutri.office.reports.operations.filling import attach_file, save_answers, submit_report
from chutri.office.reports.operations.period_rules import add_rule
from chutri.office.reports.operations.rounds import open_round
from chutri.office.reports.operations.sheets import send_sheet
from chutri.office.reports.operations.templates import QuestionFacts, make_template, publish_template, put_question
from chutri.office.reports.rules.periods import Period
from chutri.reading.model import Deadline, Party, Recurrence
from chutri.reading.model import ReportingDuty as ReadReporting
from tests.factories import agencies
from tests.factories.office import NOW, PASSWORD, an, bring_in
from tests.factories.readings import a_reading

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MARCH = Period(2026, 3, Rhythm.MONTH)
APRIL = Period(2026, 4, Rhythm.MONTH)
IN_TIME = datetime(2026, 3, 18, 9, tzinfo=ZONE)
TOO_LATE = datetime(2026, 3, 23, 9, tzinfo=ZONE)
COMMUNES = ("Sen Đông", "Sen Tây", "Bạch Môn")
ORDER = (
    "Các đơn vị chủ trì, UBND các xã, phường báo cáo kết quả về Sở Nội vụ trước ngày 20 hằng tháng; báo cáo tổng kết "
    "trước ngày 10/11/2026"
)


def read_order() -> ReadReporting:
    """What the reader makes of the order: a rhythm and a day."""
    span = (0, 0)
    return ReadReporting(
        who=(Party("UBND các xã, phường", span),),
        to=(Party("Sở Nội vụ", span),),
        through=(),
        text=ORDER,
        deadline=Deadline("2026-11-10", "before", "trước ngày 10/11/2026", span),
        recurrence=Recurrence("month", 20, "before", "trước ngày 20 hằng tháng", span),
        span=span,
    )


def directory() -> dict[str, Agency]:
    """The province with its department of home affairs and three communes, once."""
    there = {one.territory: one for one in Agency.objects.filter(territory__in=COMMUNES)}
    if not there:
        return agencies.directory()
    return {**there, "home": Agency.objects.get(name="Sở Nội vụ tỉnh Minh Hải Đông")}


def plan_with_reporting() -> Plan:
    """An issued plan of An's that orders the reports."""
    directory()
    return bring_in(an(), a_reading(reporting=(read_order(),)), data=b"ke hoach co che do bao cao")


def at_home() -> User:
    """Hạnh, of the department that receives."""
    return _person("hanh", "Đinh Thị Hạnh", "Sở Nội vụ tỉnh Minh Hải Đông", Role.OFFICE)


def of_commune(name: str = "Sen Đông") -> User:
    """The focal point of a commune."""
    kind = "phường" if name == "Bạch Môn" else "xã"
    login = {"Sen Đông": "khoa", "Sen Tây": "lien", "Bạch Môn": "minh"}[name]
    return _person(login, f"Người {name}", f"UBND {kind} {name}", Role.FOCAL)


def _person(username: str, full_name: str, agency: str, role: Role) -> User:
    there = person_called(username)
    if there:
        return there
    directory()  # whose bodies they work in
    return add_person(
        person=NewPerson(username=username, full_name=full_name, agency=agency, role=role), password=PASSWORD, at=NOW
    )


def small_template(office: Agency | None = None, **facts: Any) -> ReportTemplate:
    """A published form of a figure that is an indicator and two texts, one of them asked for only."""
    by = at_home()
    there = ReportTemplate.objects.filter(name="Mẫu thử").first()
    if there:
        return there
    template = make_template(name="Mẫu thử", starter="", office=office or by.agency, by=by, at=NOW)
    questions = (
        QuestionFacts(
            label="Số hợp tác xã thành lập mới", unit="hợp tác xã", indicator="Hợp tác xã thành lập mới", **facts
        ),
        QuestionFacts(label="Kết quả nổi bật", kind=AnswerKind.TEXT),
        QuestionFacts(label="Kiến nghị", kind=AnswerKind.TEXT, required=False),
    )
    for one in questions:
        put_question(template=template, key="", facts=one, by=by, at=NOW)
    publish_template(template=template, by=by, at=NOW)
    return template


def monthly_duty(template: ReportTemplate | None = None, **facts: Any) -> ReportingDuty:
    """A running duty: the communes report to the department before the 20th of each month."""
    places = directory()
    duty = ReportingDuty.objects.create(
        office=an().agency,
        title="Báo cáo hằng tháng kết quả phát triển hợp tác xã",
        receiver=places["home"],
        rhythm=Rhythm.MONTH,
        due_day=20,
        since=date(2026, 3, 1),
        state=DutyState.RUNNING,
        template=template or small_template(),
        **facts,
    )
    for place, name in enumerate(COMMUNES, start=1):
        DutyReporter.objects.create(duty=duty, place=place, text=name, kind=ReporterKind.AGENCY, agency=places[name])
    return duty


def opened(duty: ReportingDuty | None = None, period: Period = MARCH) -> ReportRound:
    """The round of a period, open."""
    found = open_round(duty=duty or monthly_duty(), period=period, at=NOW)
    assert found is not None
    return found


def report_of(round_: ReportRound, name: str = "Sen Đông") -> Report:
    """The report of a commune."""
    return Report.objects.select_related("agency", "round__duty").get(round=round_, agency__territory=name)


def keys_of(round_: ReportRound) -> list[str]:
    """The keys of the questions of a round, in order."""
    return list(round_.version.questions.order_by("place").values_list("key", flat=True))


def handed_in(
    round_: ReportRound, name: str = "Sen Đông", value: str = "12", at: datetime = IN_TIME, words: str = "Đã làm xong"
) -> Report:
    """A commune's report, handed in."""
    report = report_of(round_, name)
    by = of_commune(name)
    number, text, *_ = keys_of(round_)
    report = save_answers(
        report=report, answers={number: value, text: words}, seen_version=report.version, by=by, at=at
    )
    submit_report(report=report, choices={}, seen_version=report.version, by=by, at=at)
    return report_of(round_, name)


def accepted(round_: ReportRound, name: str = "Sen Đông", value: str = "12", at: datetime = IN_TIME) -> Report:
    """A commune's report, handed in and accepted."""
    report = handed_in(round_, name, value, at)
    accept_report(report=report, seen_version=report.version, by=at_home(), at=at + timedelta(hours=1))
    return report_of(round_, name)


def taken_duties() -> list[ReportingDuty]:
    """The duties that the plan's reading proposes."""
    return take_duties(plan=plan_with_reporting(), at=NOW, by=an())


def one_of_everything(by: User) -> Consolidation:
    """A duty of somebody's own agency whose one report, of that agency too, is handed in with a file and consolidated.

    The agency has a closing day of its own, and the report had a sheet before.
    """
    rule = PeriodRule(
        rhythm=Rhythm.YEAR, closing_day=31, valid_from=date(2026, 1, 1), source="Quy chế", office=by.agency
    )
    add_rule(rule=rule, by=by, at=NOW)
    template = make_template(name="Mẫu của cơ quan", starter="", office=by.agency, by=by, at=NOW)
    facts = QuestionFacts(label="Tài liệu", kind=AnswerKind.FILE, required=False)
    put_question(template=template, key="", facts=facts, by=by, at=NOW)
    put_question(template=template, key="", facts=QuestionFacts(label="Số việc"), by=by, at=NOW)
    publish_template(template=template, by=by, at=NOW)
    duty = ReportingDuty.objects.create(
        office=by.agency,
        title="Báo cáo của cơ quan",
        receiver=by.agency,
        rhythm=Rhythm.MONTH,
        due_day=20,
        since=date(2026, 3, 1),
        state=DutyState.RUNNING,
        template=template,
    )
    round_ = opened(duty)
    report = Report.objects.create(round=round_, agency=by.agency)
    send_sheet(report=report, by=by, at=NOW)
    file, number = keys_of(round_)
    report = attach_file(report=report, key=file, name="anh.txt", data=b"anh", by=by, at=NOW)
    report = save_answers(report=report, answers={number: "3"}, seen_version=report.version, by=by, at=NOW)
    submit_report(report=report, choices={}, seen_version=report.version, by=by, at=NOW)
    draft = begin_consolidation(round_=round_, by=by, at=NOW)
    return freeze_consolidation(consolidation=draft, seen_version=draft.version, by=by, at=NOW)
