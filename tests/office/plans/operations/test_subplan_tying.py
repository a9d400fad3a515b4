"""Plans under plans: no rings, one a body, duties matched, confirmed, changed and untied; what the map makes of it."""

from __future__ import annotations

from datetime import date

import pytest

from chutri.office.history.queries import lines_about
from chutri.office.people.models import Agency, Succession, User
from chutri.office.plans.models import DutyTie, Plan, Subplan, SubplanLine
from chutri.office.plans.operations import (
    UnableToNameParent,
    UnableToRemind,
    UnableToTie,
    confirm_ties,
    leave_parent,
    name_parent,
    note_amended,
    recall_plan,
    remind_bodies,
)
from chutri.office.plans.queries.cascade import cascade_map, duties_added, rows_matching
from chutri.office.plans.queries.subplans import cites_another, likely_parent, tie_counts, tie_rows
from tests.factories.cascade import a_draft, a_parent, commune, lan, sent
from tests.factories.office import LATER, an, bring_in, under_review

TODAY = date(2026, 5, 1)


@pytest.fixture
def parent(db: None) -> Plan:
    """A province's plan with duties for its communes, issued."""
    return a_parent()


@pytest.fixture
def below(parent: Plan) -> Plan:
    """A commune's plan made of its draft, issued."""
    return sent(a_draft(parent, commune(), lan()), lan())


def row_of(parent: Plan, name: str, on: date = TODAY) -> list[str]:
    row = next(row for row in cascade_map(parent, on).rows if row.body.name == name)
    return [cell.adoption.value for cell in row.cells]


def subplan(plan: Plan) -> Subplan:
    return Subplan.objects.select_related("parent__document__agency", "body", "plan__document").get(plan=plan)


def test_what_was_made_of_a_draft_is_tied_for_certain(parent: Plan, below: Plan) -> None:
    ties = DutyTie.objects.filter(duty__plan=below)
    assert {(tie.state, tie.score, tie.likeness) for tie in ties} == {("confirmed", 100, 100)}
    assert tie_counts(below) == (6, 6, 6)
    assert (subplan(below).origin, subplan(below).body) == ("made", commune())
    assert row_of(parent, "UBND phường Bình Lư") == ["giu-nguyen"] * 6
    assert row_of(parent, "UBND xã Cồn Nhạn") == ["chua-gui"] * 6


def test_left_out_forgotten_later_and_added_are_told_apart(parent: Plan) -> None:
    draft = a_draft(parent, commune(), lan())
    lines = list(SubplanLine.objects.filter(draft=draft, kept=True).order_by("place"))
    SubplanLine.objects.filter(pk=lines[1].pk).update(kept=False, reason="Đã xong")
    SubplanLine.objects.filter(pk=lines[2].pk).update(deadline="Chậm nhất ngày 10/8/2026", last_day=date(2026, 8, 10))
    SubplanLine.objects.create(draft=draft, place=99, part="own", words="Sơn lại mười chiếc ghế đá.", unit="Văn phòng")
    plan = sent(draft, lan())
    assert row_of(parent, "UBND phường Bình Lư") == [
        "giu-nguyen", "khong-dua", "muon-han", "giu-nguyen", "giu-nguyen", "giu-nguyen",
    ]  # fmt: skip
    SubplanLine.objects.filter(pk=lines[1].pk).delete()
    assert row_of(parent, "UBND phường Bình Lư")[1] == "bo-sot"
    assert [duty.action for duty in duties_added(subplan(plan))] == ["Sơn lại mười chiếc ghế đá."]
    figures = cascade_map(parent, TODAY).figures
    assert (figures.bodies, figures.sent, figures.late, figures.added) == (8, 1, 7, 1)


def test_a_person_changes_unties_and_ties_again(parent: Plan, below: Plan) -> None:
    one = subplan(below)
    rows = tie_rows(one, TODAY)
    first, second = rows[0], rows[1]
    chosen = {row.duty.pk: row.upper for row in rows} | {first.duty.pk: None, second.duty.pk: first.upper}
    assert confirm_ties(subplan=one, chosen=chosen, by=lan(), at=LATER) == 2
    assert tie_counts(below) == (5, 5, 6)
    assert row_of(parent, "UBND phường Bình Lư")[:2] == ["cu-the", "bo-sot"]
    assert lines_about(below)[0].words == "Xác nhận 5 nhiệm vụ gắn với kế hoạch 75/KH-UBND, 1 việc thêm"
    assert confirm_ties(subplan=one, chosen={row.duty.pk: row.upper for row in rows}, by=lan(), at=LATER) == 2
    with pytest.raises(UnableToTie, match="không còn trong kế hoạch"):
        confirm_ties(subplan=one, chosen={first.duty.pk: second.duty.pk}, by=lan(), at=LATER)


def test_a_plan_leaves_its_parent_and_comes_back(parent: Plan, below: Plan) -> None:
    leave_parent(plan=below, by=lan(), at=LATER)
    leave_parent(plan=below, by=lan(), at=LATER)
    assert (Subplan.objects.count(), DutyTie.objects.count()) == (0, 0)
    assert likely_parent(below, lan()) == parent
    name_parent(plan=below, parent=parent, body=commune(), by=lan(), at=LATER)
    assert tie_counts(below) == (6, 6, 6)


def test_no_plan_stands_above_itself(parent: Plan, below: Plan) -> None:
    with pytest.raises(UnableToNameParent, match="không thể nằm dưới chính kế hoạch này"):
        name_parent(plan=parent, parent=below, body=commune(), by=an(), at=LATER)
    with pytest.raises(UnableToNameParent, match="không thể nằm dưới chính kế hoạch này"):
        name_parent(plan=parent, parent=parent, body=commune(), by=an(), at=LATER)


def test_a_body_has_one_plan_below_another(parent: Plan, below: Plan) -> None:
    other = under_review(lan(), data=b"other", name="other.txt")
    with pytest.raises(UnableToNameParent, match="UBND phường Bình Lư đã có kế hoạch"):
        name_parent(plan=other, parent=parent, body=commune(), by=lan(), at=LATER)
    with pytest.raises(UnableToNameParent, match="chưa giao việc"):
        name_parent(plan=below, parent=other, body=commune(), by=lan(), at=LATER)


def test_a_plan_that_cites_another_says_so(parent: Plan) -> None:
    stranger = under_review(lan())
    name_parent(plan=stranger, parent=parent, body=commune(), by=lan(), at=LATER)
    assert cites_another(subplan(stranger)) == ["09/KH-UBND"]


def test_a_parent_that_is_recalled_or_amended_is_known_below(parent: Plan, below: Plan) -> None:
    note_amended(plan=parent, days={}, at=LATER)
    recall_plan(plan=parent, reason="Làm lại", by=an(), at=LATER)
    above = subplan(below).parent
    assert (above.amended_at, above.recall_reason) == (LATER, "Làm lại")


def test_a_later_day_that_the_parent_itself_got_is_no_later_day(parent: Plan) -> None:
    draft = a_draft(parent, commune(), lan())
    line = SubplanLine.objects.get(draft=draft, words__startswith="Kiện toàn")
    SubplanLine.objects.filter(pk=line.pk).update(deadline="Chậm nhất ngày 20/5/2026", last_day=date(2026, 5, 20))
    sent(draft, lan())
    assert row_of(parent, "UBND phường Bình Lư")[1] == "muon-han"
    note_amended(plan=parent, days={line.duty_id: date(2026, 5, 20)}, at=LATER)  # type: ignore[dict-item]
    assert row_of(parent, "UBND phường Bình Lư")[1] == "giu-nguyen"
    other = a_draft(parent, commune("UBND xã Cồn Nhạn"), an())
    assert other.lines.get(words__startswith="Kiện toàn").deadline == "Chậm nhất ngày 20/5/2026"


def test_rows_are_found_by_name_state_and_group(parent: Plan, below: Plan) -> None:
    rows = cascade_map(parent, TODAY).rows
    assert [row.body.name for row in rows_matching(rows, query="binh lu")] == ["UBND phường Bình Lư"]
    assert len(rows_matching(rows, state="chua-gui")) == 7
    assert len(rows_matching(rows, state="giu-nguyen")) == 1
    assert len(rows_matching(rows, group="so-nganh")) == 0
    assert len(rows_matching(rows, state="tre", group="xa-phuong")) == 7


def test_who_has_sent_none_is_reminded_once_a_day(parent: Plan) -> None:
    lan()
    done = remind_bodies(plan=parent, body=None, by=an(), at=LATER)
    assert (done.told, done.mailed, len(done.silent)) == (1, 0, 7)
    remind_bodies(plan=parent, body=commune().pk, by=an(), at=LATER)
    assert [notice.words for notice in lan().notices.all()] == [
        "Cơ quan của bạn chưa gửi kế hoạch triển khai thực hiện 75/KH-UBND; hạn gửi 19/04/2026."
    ]
    sent(a_draft(parent, commune(), lan()), lan())
    with pytest.raises(UnableToRemind, match="không còn ai để nhắc"):
        remind_bodies(plan=parent, body=commune().pk, by=an(), at=LATER)


def test_a_body_that_ended_stays_on_the_map_with_its_plan(parent: Plan, below: Plan) -> None:
    Agency.objects.filter(pk=commune().pk).update(closed_on=date(2026, 4, 30))
    row = next(row for row in cascade_map(parent, TODAY).rows if row.body == commune())
    assert (row.sent, row.body.closed_on, row.heirs) == (True, date(2026, 4, 30), ())
    Succession.objects.create(
        predecessor=commune(), successor=commune("UBND phường Cửa Nhạn"), effective_on=date(2026, 4, 30)
    )
    row = next(row for row in cascade_map(parent, TODAY).rows if row.body == commune())
    assert row.heirs == ("UBND phường Cửa Nhạn",)


def test_a_plan_without_orders_shows_whoever_leads(an: User) -> None:
    plan = bring_in(an)
    assert cascade_map(plan, TODAY).rows == []
