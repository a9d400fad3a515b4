"""The office that the reports benchmark measures: rounds of 3,321 and of 126 communes. Imported once Django is set up."""

from __future__ import annotations

import random
import secrets
import time
from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from django.test import Client

from chutri.office.people.choices import AgencyKind, AgencyLevel, Role
from chutri.office.people.models import Agency, User
from chutri.office.people.operations import NewPerson, add_person
from chutri.office.reports.choices import DutyState, ReportStage, Rhythm
from chutri.office.reports.models import Consolidation, Question, Report, ReportingDuty, ReportRound, TemplateVersion
from chutri.office.reports.operations.consolidating import begin_consolidation, file_of, inputs_of
from chutri.office.reports.operations.templates import make_template, publish_template

COMMUNES, QUESTIONS, OF_MATRIX = 3_321, 30, 126
NOW = datetime(2026, 4, 1, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
DAY = date(2026, 4, 1)


def measured() -> dict[str, float]:
    """Fill the database and give seconds of each measure."""
    rounds, person = _filled()
    whole, first = rounds[0], Consolidation.objects.get()
    inputs_of(first, today=DAY)
    return {
        "facts": _seconds(lambda: inputs_of(first, today=DAY)),
        "short": _seconds(lambda: file_of(inputs_of(first, today=DAY), "short", "pdf")),
        "full": _seconds(lambda: file_of(inputs_of(first, today=DAY), "full", "docx")),
        "floor": _seconds(lambda: _raw(whole.pk)),
        "matrix": _seconds(_page(person, rounds[1].duty_id)),
    }


def _filled() -> tuple[list[ReportRound], User]:
    office = Agency.objects.create(name="Bộ Nội vụ", kind=AgencyKind.MINISTRY, level=AgencyLevel.CENTRAL)
    person = add_person(
        person=NewPerson(username="an", full_name="Nguyễn Thị An", agency=office.name, role=Role.OFFICE),
        password=secrets.token_urlsafe(12),
        at=NOW,
    )
    facts = {"kind": AgencyKind.PEOPLES_COMMITTEE, "level": AgencyLevel.COMMUNE}
    communes = Agency.objects.bulk_create(
        Agency(name=f"UBND xã số {number}", name_order=f"{number:05d}", **facts) for number in range(COMMUNES)
    )
    template = make_template(name="Mẫu", starter="", office=office, by=person, at=NOW)
    version = TemplateVersion.objects.get(template=template)
    Question.objects.bulk_create(
        Question(version=version, place=place, key=f"q{place}", label=f"Chỉ tiêu {place}", unit="người")
        for place in range(QUESTIONS)
    )
    publish_template(template=template, by=person, at=NOW)
    one = _duty(office, template.pk, "Báo cáo của các xã")
    rounds = [_round(one, version, 3, communes)]
    other = _duty(office, template.pk, "Báo cáo hằng tháng")
    rounds += [_round(other, version, month, communes[:OF_MATRIX]) for month in range(1, 13)]
    begin_consolidation(round_=rounds[0], by=person, at=NOW)
    return rounds, person


def _duty(office: Agency, template: int, title: str) -> ReportingDuty:
    return ReportingDuty.objects.create(
        office=office, receiver=office, title=title, rhythm=Rhythm.MONTH, due_day=20, since=date(2026, 1, 1),
        state=DutyState.RUNNING, template_id=template,
    )  # fmt: skip


def _round(duty: ReportingDuty, version: TemplateVersion, month: int, bodies: list[Agency]) -> ReportRound:
    last = date(2026, month, 19)
    one = ReportRound.objects.create(
        duty=duty, version=version, rhythm=Rhythm.MONTH, year=2026, number=month, starts_on=date(2025, 12, 15),
        closes_on=date(2026, month, 14), last_day=last, opened_at=NOW,
    )  # fmt: skip
    chance = random.Random(month)  # noqa: S311
    Report.objects.bulk_create(
        Report(
            round=one, agency=body, stage=ReportStage.ACCEPTED, given_number=1, submitted_on=last,
            given={f"q{place}": str(chance.randint(0, 9_999) / 10) for place in range(QUESTIONS)},
        )
        for body in bodies
    )  # fmt: skip
    return one


def _raw(round_: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT agency_id, given, submitted_on FROM reports_report WHERE round_id = %s", [round_])
        return len(cursor.fetchall())


def _page(person: User, duty: int) -> Callable[[], object]:
    settings.ALLOWED_HOSTS = ["*"]
    settings.SECURE_SSL_REDIRECT = False
    client = Client()
    client.force_login(person)
    return lambda: client.get("/bao-cao/tinh-hinh/", {"che-do": duty, "nam": 2026})


def _seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)
