"""What a form is filled with from the tasks of the body: counts in the period, and what came of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from chutri.office.reports.choices import AnswerKind, ReporterKind, Source
from chutri.office.reports.models import DutyReporter, Report
from chutri.office.reports.operations.templates import QuestionFacts, make_template, publish_template, put_question
from chutri.office.reports.queries.duties import bodies_owing
from chutri.office.reports.queries.prefill import proposals
from chutri.office.reports.queries.reports import REPORT_WHOLE, asked, questions_of
from chutri.office.tasks.models import Task
from chutri.office.tasks.operations import accept_result, submit_result
from tests.factories import reporting, tracking
from tests.factories.office import NOW, an

pytestmark = pytest.mark.django_db
ASKED = (
    ("Được giao", AnswerKind.NUMBER, Source.TASKS_TOTAL, ()),
    ("Hoàn thành", AnswerKind.NUMBER, Source.TASKS_DONE, ()),
    ("Quá hạn", AnswerKind.NUMBER, Source.TASKS_LATE, ()),
    ("Đang làm", AnswerKind.NUMBER, Source.TASKS_RUNNING, ()),
    ("Quá hạn chưa xong", AnswerKind.NUMBER, Source.TASKS_OVERDUE, ()),
    ("Kết quả", AnswerKind.TEXT, Source.TASK_RESULTS, ()),
    ("Bảng kết quả", AnswerKind.TABLE, Source.TASK_RESULTS, ("Việc", "Sản phẩm")),
)


def report_of_the_lead(plan: object) -> Report:
    """The report of whoever leads a task of the plan, on a form that asks what is known of tasks."""
    by = an()
    template = make_template(name="Theo nhiệm vụ", starter="", office=by.agency, by=by, at=NOW)
    for label, kind, source, columns in ASKED:
        facts = QuestionFacts(label=label, kind=kind, source=source, columns=columns)
        put_question(template=template, key="", facts=facts, by=by, at=NOW)
    publish_template(template=template, by=by, at=NOW)
    duty = reporting.monthly_duty(template, plan=plan)
    DutyReporter.objects.filter(duty=duty).delete()
    DutyReporter.objects.create(duty=duty, place=1, text="Các đơn vị chủ trì", kind=ReporterKind.LEADS)
    assert [body.name for body in bodies_owing(duty, date(2026, 11, 1))[0]][:1] == [tracking.FARMERS]
    one = reporting.opened(duty)
    return Report.objects.select_related(*REPORT_WHOLE).get(round=one, agency__name=tracking.AGRICULTURE)


def known(report: Report, today: date) -> list[object]:
    questions = questions_of(report.round.version_id)
    found = proposals(report, questions, asked(questions), today)
    return [found[one.key].value if one.key in found else None for one in questions]


def test_tasks_are_counted_in_the_period() -> None:
    task = tracking.first_task()
    assert known(report := report_of_the_lead(task.plan), date(2026, 3, 6)) == ["2", "0", "0", "2", "0", None, None]
    assert known(report, date(2026, 3, 12))[3:5] == ["1", "1"]
    handed = submit_result(
        task=task, product="Danh sách", evidence=((), ()), seen_version=task.version, by=tracking.dung(),
        at=NOW + timedelta(days=6),
    )  # fmt: skip
    accept_result(task=handed, words="", seen_version=handed.version, by=an(), at=NOW + timedelta(days=7))
    action = Task.objects.get(pk=task.pk).action
    assert known(report, date(2026, 3, 14)) == [
        "2", "1", "1", "1", "0", f"- {action}: Danh sách", [[action, "Danh sách"]],
    ]  # fmt: skip
