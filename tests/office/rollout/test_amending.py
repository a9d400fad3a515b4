"""A later plan changes exactly the tasks that it was tied to; a recalled plan ends what is not finished."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from chutri.office.history.queries import lines_about
from chutri.office.people.models import User
from chutri.office.plans.models import Plan
from chutri.office.rollout.choices import AmendmentKind
from chutri.office.rollout.models import Amendment
from chutri.office.rollout.operations import Tie, UnableToAmendTask, UnableToIssuePlan, recall, roll_out, tie_duties
from chutri.office.rollout.queries import changes_in, duties_to_tie, likely_amended
from chutri.office.rollout.queries.amending import amended_tasks
from chutri.office.tasks.models import Task
from chutri.reading.model import Deadline, Reading, Reference
from tests.factories.office import LATER, bring_in, under_review
from tests.factories.readings import LIST, MOBILISE, REPORT, a_reading, span_of


def later_reading() -> Reading:
    """A plan of a month later that gives the list ten days more, words the report anew and adds a task."""
    extended = replace(LIST, deadline=Deadline("2026-03-20", "before", "trước ngày 20/3/2026", (0, 1)))
    reworded = replace(REPORT, action="Báo cáo kết quả kèm phụ lục số liệu.")
    new = replace(MOBILISE, id="9/9", action="In giấy chứng nhận cho các tập thể.")
    cited = Reference("46/KH-UBND", "Kế hoạch", "2026-02-27", None, None, True, span_of("09/KH-UBND"))
    reading = a_reading(tasks=(extended, reworded, new), references=(cited,), events=())
    return replace(reading, header=replace(reading.header, code="60/KH-UBND", date="2026-03-15"))


@pytest.fixture
def first(an: User) -> Plan:
    """The plan that is amended, issued."""
    return bring_in(an)


@pytest.fixture
def later(an: User, first: Plan) -> Plan:
    """The plan that amends it, under review."""
    return under_review(an, later_reading(), data=b"60", name="60.txt")


def task(plan: Plan, ordinal: int) -> Task:
    return Task.objects.get(plan=plan, ordinal=ordinal, parent=None)


def duty(plan: Plan, ordinal: int) -> int:
    return plan.duties.get(ordinal=ordinal).pk


def tie_three(first: Plan, later: Plan, by: User) -> None:
    ties = [
        Tie(task(first, 1).pk, AmendmentKind.EXTENDS, duty(later, 1)),
        Tie(task(first, 2).pk, AmendmentKind.CHANGES, duty(later, 2)),
        Tie(task(first, 3).pk, AmendmentKind.CANCELS),
    ]
    tie_duties(plan=later, amended=first, ties=ties, by=by, at=LATER)


def test_the_plan_that_is_cited_and_the_tasks_spoken_of_are_proposed(first: Plan, later: Plan) -> None:
    assert likely_amended(later) == first
    rows = duties_to_tie(later, amended_tasks(first))
    assert [row.task for row in rows][:2] == [task(first, 1).pk, task(first, 2).pk]
    assert {row.kind for row in rows} == {""}


def test_exactly_the_tied_tasks_change_from_the_day_of_the_later_plan(an: User, first: Plan, later: Plan) -> None:
    tie_three(first, later, an)
    roll_out(plan=later, by=an, at=LATER)
    assert task(first, 1).last_day == date(2026, 3, 19)
    assert task(first, 2).action == "Báo cáo kết quả kèm phụ lục số liệu."
    assert task(first, 3).stage == "cancelled"
    assert [one.action for one in Task.objects.filter(plan=later)] == ["In giấy chứng nhận cho các tập thể."]
    changes = changes_in(first)
    assert [(one.on, one.task.ordinal, one.document) for one in changes] == [
        (date(2026, 3, 15), number, later.document) for number in (1, 2, 3)
    ]
    assert [one.pk for one in changes_in(later)] == [one.pk for one in changes]
    assert lines_about(first)[0].words == "Được sửa đổi theo 60/KH-UBND: 3 nhiệm vụ"
    assert Amendment.objects.filter(applied_at=None).count() == 0


@pytest.mark.parametrize("twice", [True, False])
def test_a_tie_that_makes_no_sense_is_refused(an: User, first: Plan, later: Plan, twice: bool) -> None:
    tie = Tie(task(first, 1).pk, AmendmentKind.EXTENDS, duty(later, 1))
    wrong = [tie, replace(tie, duty=duty(later, 2))] if twice else [replace(tie, duty=None)]
    with pytest.raises(UnableToAmendTask):
        tie_duties(plan=later, amended=first, ties=wrong, by=an, at=LATER)
    with pytest.raises(UnableToAmendTask, match="không còn ở giai đoạn rà soát"):
        tie_duties(plan=first, amended=later, ties=[], by=an, at=LATER)


def test_ties_are_made_in_the_page(as_an: Client, first: Plan, later: Plan) -> None:
    address = f"/ke-hoach/{later.pk}/sua-doi"
    html = as_an.get(address).content.decode()
    assert ("gợi ý, giống" in html, "Việc mới" in html) == (True, True)
    sent = {
        "ke-hoach": first.pk,
        f"loai-{duty(later, 1)}": "extends",
        f"viec-{duty(later, 1)}": task(first, 1).pk,
        f"loai-{duty(later, 2)}": "",
        f"viec-{duty(later, 2)}": task(first, 2).pk,
        "bai-bo": task(first, 3).pk,
    }
    assert as_an.post(address, sent).headers["Location"] == f"/ke-hoach/{later.pk}/giao-viec"
    assert list(Amendment.objects.order_by("task__ordinal").values_list("kind", flat=True)) == ["extends", "cancels"]
    summary = as_an.get(f"/ke-hoach/{later.pk}/giao-viec").content.decode()
    assert ("Điều chỉnh thời gian" in summary, "Bãi bỏ" in summary) == (True, True)
    assert as_an.post(f"/ke-hoach/{later.pk}/giao-viec", {"revision": 0}).status_code == 302
    shown = as_an.get(f"/ke-hoach/{first.pk}/thay-doi").content.decode()
    assert ("60/KH-UBND" in shown, "Hủy" in shown) == (True, True)
    assert as_an.get(address).status_code == 302


def test_a_recalled_plan_ends_its_tasks_with_the_reason(an: User, as_an: Client, first: Plan) -> None:
    with pytest.raises(UnableToIssuePlan, match="lý do"):
        recall(plan=first, reason=" ", by=an, at=LATER)
    assert as_an.post(f"/ke-hoach/{first.pk}/thu-hoi", {"ly-do": "Ban hành nhầm"}).status_code == 302
    first.refresh_from_db()
    assert (first.stage, first.recall_reason) == ("recalled", "Ban hành nhầm")
    assert {one.stage for one in first.tasks.all()} == {"cancelled"}
    assert "Ban hành nhầm" in as_an.get(f"/ke-hoach/{first.pk}/").content.decode()
    with pytest.raises(UnableToIssuePlan, match="chưa giao việc"):
        recall(plan=first, reason="Lần nữa", by=an, at=LATER)
