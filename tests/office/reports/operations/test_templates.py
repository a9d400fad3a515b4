"""Forms: changed in a draft, published as versions; rounds that are open keep theirs."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from chutri.office.reports.choices import AnswerKind, OverTime, RollUp
from chutri.office.reports.models import Indicator, Question, ReportTemplate
from chutri.office.reports.operations.templates import (
    QuestionFacts,
    UnableToChangeTemplate,
    discard_draft,
    draft_of,
    make_template,
    move_question,
    publish_template,
    put_question,
    remove_question,
    starter_for,
)
from tests.factories import reporting
from tests.factories.office import NOW

pytestmark = pytest.mark.django_db


def labels(template: ReportTemplate, number: int) -> list[str]:
    rows = Question.objects.filter(version__template=template, version__number=number)
    return list(rows.order_by("place").values_list("label", flat=True))


def test_a_change_after_publication_is_a_new_version_and_open_rounds_keep_theirs() -> None:
    hanh = reporting.at_home()
    template = reporting.small_template()
    one = reporting.opened(reporting.monthly_duty(template))
    before = labels(template, 1)
    put_question(template=template, key="", facts=QuestionFacts(label="Câu mới"), by=hanh, at=NOW)
    key = reporting.keys_of(one)[0]
    move_question(template=template, key=key, down=True)
    assert (labels(template, 1), labels(template, 2)) == (before, [before[1], before[0], before[2], "Câu mới"])
    assert one.version.number == 1
    assert publish_template(template=template, by=hanh, at=NOW).number == 2
    assert reporting.opened(one.duty, reporting.APRIL).version.number == 2
    with pytest.raises(UnableToChangeTemplate, match="Không có thay đổi"):
        publish_template(template=template, by=hanh, at=NOW)


def test_a_draft_may_be_left() -> None:
    hanh, template = reporting.at_home(), reporting.small_template()
    remove_question(template=template, key=draft_of(template=template).questions.first().key, by=hanh, at=NOW)  # type: ignore[union-attr]
    assert len(labels(template, 2)) == 2
    discard_draft(template=template, by=hanh, at=NOW)
    assert (labels(template, 2), len(labels(template, 1))) == ([], 3)
    with pytest.raises(UnableToChangeTemplate):
        discard_draft(template=template, by=hanh, at=NOW)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (QuestionFacts(label=" "), "Hãy ghi câu hỏi"),
        (QuestionFacts(label="x", least=Decimal(2), most=Decimal(1)), "Mức lớn nhất"),
        (QuestionFacts(label="x", kind=AnswerKind.TEXT, indicator="y"), "phải là câu hỏi về số"),
        (QuestionFacts(label="x", kind=AnswerKind.TABLE, columns=(" ",)), "tên các cột"),
    ],
)
def test_what_can_not_be_asked_is_said(facts: QuestionFacts, words: str) -> None:
    with pytest.raises(UnableToChangeTemplate, match=words):
        put_question(template=reporting.small_template(), key="", facts=facts, by=reporting.at_home(), at=NOW)


def test_an_indicator_is_known_by_its_name() -> None:
    hanh, template = reporting.at_home(), reporting.small_template()
    facts = QuestionFacts(label="Số HTX", indicator="hợp tác xã THÀNH LẬP mới", over_time=OverTime.LATEST)
    put_question(template=template, key="", facts=facts, by=hanh, at=NOW)
    assert [(one.name, one.over_time) for one in Indicator.objects.all()] == [
        ("Hợp tác xã thành lập mới", OverTime.LATEST)
    ]
    text = replace(facts, kind=AnswerKind.TEXT, indicator="", roll_up=RollUp.SUM, unit="người")
    question = put_question(template=template, key="", facts=text, by=hanh, at=NOW)
    assert (question.roll_up, question.unit) == (RollUp.LIST, "")


def test_the_form_that_comes_along_is_taken_once() -> None:
    hanh = reporting.at_home()
    first = starter_for(office=hanh.agency, by=hanh, at=NOW)
    assert starter_for(office=hanh.agency, by=hanh, at=NOW) == first
    assert (first.name, len(labels(first, 1))) == ("Báo cáo kết quả thực hiện kế hoạch", 9)
    with pytest.raises(UnableToChangeTemplate, match="đã có mẫu"):
        make_template(name=first.name, starter="", office=hanh.agency, by=hanh, at=NOW)
