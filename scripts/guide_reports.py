"""The reports that the guide's pictures show: communes of the invented province report four months to a department. Imported once Django is set up."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from chutri.office.people.choices import Role
from chutri.office.people.models import Agency
from chutri.office.people.operations import NewPerson, add_person
from chutri.office.reports.choices import AnswerKind, Relation, Rhythm, RollUp
from chutri.office.reports.models import Report
from chutri.office.reports.operations.consolidating import begin_consolidation
from chutri.office.reports.operations.deciding import accept_report
from chutri.office.reports.operations.duties import DutyFacts, add_duty, confirm_duty
from chutri.office.reports.operations.filling import save_answers, submit_report
from chutri.office.reports.operations.rounds import open_round
from chutri.office.reports.operations.templates import QuestionFacts, make_template, publish_template, put_question
from chutri.office.reports.queries.reports import questions_of
from chutri.office.reports.rules.periods import Period

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
HOME = "Sở Nội vụ tỉnh Minh Hải Đông"
MONTHS = (8, 9, 10, 11)
COMMUNES = 40


def report(an: Any, dung: Any, password: str) -> dict[str, int]:
    """Let four months be reported, some late, some missing; give the keys of what is shown."""

    communes = Agency.objects.filter(kind="peoples_committee", level="commune", closed_on=None).order_by("name_order")
    bodies = list(communes[:COMMUNES])
    began = datetime(2026, 8, 3, 8, tzinfo=ZONE)
    template = _form(dung, began)
    facts = DutyFacts(
        title="Báo cáo hằng tháng kết quả phát triển kinh tế tập thể, hợp tác xã",
        rhythm=Rhythm.MONTH,
        receiver=Agency.objects.get(name=HOME),
        due_day=25,
        due_relation=Relation.BY,
        since=date(2026, 8, 1),
        template=template,
        reporters=[body.name for body in bodies],
    )
    duty = add_duty(facts=facts, office=an.agency, by=an, at=began)
    duty = confirm_duty(duty=duty, seen_version=duty.version, by=an, at=began)
    people = NewPerson(username="khoa", full_name="Bùi Đăng Khoa", agency=bodies[0].name, role=Role.FOCAL)
    khoa = add_person(person=people, password=password, at=began, by=an)
    dice = Random(5)  # noqa: S311  the same pictures every time
    rounds = []
    for month in MONTHS:
        moment = datetime(2026, month, 12, 8, tzinfo=ZONE)
        one = open_round(duty=duty, period=Period(2026, month, Rhythm.MONTH), at=moment)
        rounds.append(one)
        for owed in Report.objects.filter(round=one).select_related("agency").order_by("pk"):
            if (month < MONTHS[-1] or owed.agency_id != khoa.agency_id) and dice.random() > 0.08 + 0.3 * (month == 11):
                _hand_in(owed, khoa, dice)
    consolidation = begin_consolidation(round_=rounds[-2], by=dung, at=began)
    mine = Report.objects.get(round=rounds[-1], agency=khoa.agency_id)
    return {
        "duty": duty.pk,
        "round": rounds[-1].pk,
        "report": mine.pk,
        "consolidation": consolidation.pk,
        "form": template.pk,
    }


def _form(by: Any, at: datetime) -> Any:

    template = make_template(name="Báo cáo phát triển hợp tác xã", starter="", office=by.agency, by=by, at=at)
    results, trouble = "Kết quả thực hiện", "Khó khăn, kiến nghị"
    for facts in (
        QuestionFacts(
            label="Số hợp tác xã thành lập mới", unit="hợp tác xã", section=results, indicator="Hợp tác xã mới"
        ),
        QuestionFacts(label="Số thành viên hợp tác xã", unit="người", section=results),
        QuestionFacts(
            label="Thu nhập bình quân của thành viên", unit="triệu đồng/tháng", section=results, roll_up=RollUp.AVERAGE
        ),
        QuestionFacts(label="Khó khăn, vướng mắc", kind=AnswerKind.TEXT, section=trouble, required=False),
        QuestionFacts(label="Tài liệu, hình ảnh", kind=AnswerKind.FILE, section=trouble, required=False),
    ):
        put_question(template=template, key="", facts=facts, by=by, at=at)
    publish_template(template=template, by=by, at=at)
    return template


def _hand_in(owed: Any, by: Any, dice: Random) -> None:

    keys = [one.key for one in questions_of(owed.round.version_id)]
    trouble = ("Thiếu cán bộ theo dõi hợp tác xã", "Chưa bố trí được kinh phí hỗ trợ", "")[dice.randint(0, 2)]
    values = (
        str(dice.randint(0, 6)),
        str(dice.randint(90, 1900)),
        f"{dice.randint(60, 110) / 10:.1f}".replace(".", ","),
        trouble,
    )
    moment = datetime(2026, owed.round.number, dice.randint(15, 27 if owed.round.number < 11 else 21), 9, tzinfo=ZONE)
    facts = {"by": by, "at": moment}
    saved = save_answers(report=owed, answers=dict(zip(keys, values, strict=False)), seen_version=owed.version, **facts)
    submit_report(report=saved, choices={}, seen_version=saved.version, **facts)
    if owed.round.number < 11:
        accept_report(report=saved, seen_version=saved.version + 1, by=by, at=moment + timedelta(hours=3))
