"""A reading becomes a plan, whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chutri.office.documents.models import Document
from chutri.office.documents.operations import Letterhead, store_document
from chutri.office.history.queries import lines_about
from chutri.office.people.models import User
from chutri.office.plans.models import Duty, Plan
from chutri.office.plans.operations import PlanAlreadyHere, UnableToReadPlan, import_plan, lay_out, read_plan
from chutri.office.plans.queries import duties_to_issue, panel_counts_of, panel_reading, passages_in, text_between
from chutri.office.plans.rules.passages import HARD_TASKS
from chutri.reading.model import Header, Node, Reading
from tests.factories.office import NOW, with_tasks
from tests.factories.readings import LIST, MOBILISE, TEXT, a_party, a_reading

NOTHING = a_reading(
    header=Header(None, None, None, None, None, None, None, None, (0, 0)),
    signature=None,
    recipients=(),
    references=(),
    tasks=(),
    events=(),
)


def bring(by: User, reading: Reading, data: bytes = b"x") -> Plan:
    return import_plan(read=lay_out(reading), data=data, name="ke-hoach.txt", by=by, at=NOW)


def test_a_plan_has_its_letterhead_its_counts_and_a_line_in_the_history(an: User) -> None:
    plan = bring(an, a_reading())
    document = plan.document
    assert (document.code, document.kind, document.title, document.issued_date) == (
        "46/KH-UBND", "Kế hoạch", "Tổ chức Hội nghị biểu dương hợp tác xã", date(2026, 2, 27),
    )  # fmt: skip
    assert (str(plan), plan.task_count, plan.dated_count, plan.unread_count) == ("46/KH-UBND", 3, 2, 0)
    assert [line.words for line in lines_about(plan)] == ["Nhập kế hoạch 46/KH-UBND: đọc được 3 nhiệm vụ"]


def test_the_source_and_what_was_read_are_kept(an: User) -> None:
    plan = bring(an, a_reading())
    assert text_between(plan, 0, len(TEXT)) == TEXT
    assert text_between(plan, *plan.passages.get().marks[0][:2]) != ""
    assert [one.read_id for one in duties_to_issue(plan)] == ["1/1", "1/2", "2/1"]
    assert panel_counts_of(plan)["su-kien"] == 1
    assert panel_reading(plan, "su-kien")["events"][0]["title"] == "Hội nghị biểu dương hợp tác xã"
    assert panel_reading(plan, "nhiem-vu") == {}


def test_a_plan_of_many_tasks_is_kept_in_passages(an: User) -> None:
    count = HARD_TASKS + 50
    lines = [f"- Việc {number}." for number in range(count)]
    text = "\n".join(lines)
    spans = [(text.index(line), text.index(line) + len(line)) for line in lines]
    tasks = tuple(replace(task, span=span) for task, span in zip(with_tasks(count).tasks, spans, strict=True))
    outline = tuple(Node(str(at), "-", 1, "item", text[slice(*at)], at) for at in spans)
    plan = bring(an, replace(NOTHING, text=text, tasks=tasks, outline=outline))
    assert [number for number, _ in passages_in(plan)] == [1, 2]
    assert [one.ordinal for one in duties_to_issue(plan)] == list(range(1, count + 1))
    assert "".join(text_between(plan, one.start, one.end) for one in plan.passages.order_by("number")) == text


def test_the_same_file_is_not_brought_in_twice_and_nothing_is_left_of_the_try(an: User) -> None:
    bring(an, a_reading())
    with pytest.raises(PlanAlreadyHere, match="kế hoạch 46/KH-UBND"):
        bring(an, with_tasks(1))
    assert (Plan.objects.count(), Document.objects.count()) == (1, 1)


def test_a_document_that_was_only_held_becomes_a_plan(an: User) -> None:
    held = store_document(data=b"x", name="x.txt", media_type="text/plain", letterhead=Letterhead(), by=an, at=NOW)
    assert bring(an, a_reading()).document == held


def test_a_draft_without_number_and_date_keeps_them_empty(an: User) -> None:
    document = bring(an, NOTHING).document
    assert (document.code, document.issued_date, document.heading) == ("", None, "ke-hoach.txt")


def test_a_file_that_can_t_be_read_says_why() -> None:
    with pytest.raises(UnableToReadPlan) as refusal:
        read_plan(data=b"MZ\x90\x00" + bytes(range(256)) * 20, name="ke-hoach.pdf")
    assert str(refusal.value).endswith(".")


def test_the_supporters_end_of_a_duty_is_tied_to_the_leads(an: User) -> None:
    support = replace(
        MOBILISE, partners=(a_party("Sở Nông nghiệp và Môi trường"),), action="Phối hợp lập danh sách đại biểu."
    )
    read = replace(lay_out(a_reading(tasks=(LIST, support))), ends={support.id: LIST.id, "9/9": LIST.id})
    plan = import_plan(read=read, data=b"x", name="x.txt", by=an, at=NOW)
    assert list(Duty.objects.filter(plan=plan).values_list("read_id", "supports__read_id").order_by("ordinal")) == [
        (LIST.id, None),
        (support.id, LIST.id),
    ]
