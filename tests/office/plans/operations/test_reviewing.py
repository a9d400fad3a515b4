"""Deeds of a review: each whole, counted, and undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chutri.office.history.queries import lines_about
from chutri.office.lib.stated_dates import StatedDate
from chutri.office.people.models import Agency, MentionChoice, User
from chutri.office.plans.choices import ParagraphKind
from chutri.office.plans.models import Duty, DutyParty, ParagraphNote, Plan
from chutri.office.plans.operations import (
    AgencyChoice,
    DutyChangedMeanwhile,
    DutyEdit,
    Paragraph,
    UnableToReview,
    accept_certain,
    accept_duty,
    add_duty,
    choose_agency,
    dismiss_duty,
    edit_duty,
    fix_deadline,
    issue_plan,
    merge_duty,
    note_paragraph,
    restore_duty,
    snapshot,
    split_duty,
    tie_ends,
    undo_last,
)
from chutri.office.plans.queries.review import as_seen, progress_of
from chutri.reading.model import Party
from tests.factories.office import LATER, NOW, an_agency, hoa, under_review
from tests.factories.readings import TEXT, a_reading, a_task, span_of


@pytest.fixture
def plan(an: User) -> Plan:
    """The hand-made plan, under review, in an empty directory."""
    return under_review(an)


def duty(plan: Plan, ordinal: int = 1) -> Duty:
    return Duty.objects.select_related("plan__document__agency").get(plan=plan, ordinal=ordinal)


def state(plan: Plan) -> list[object]:
    """All that a review may change, as JSON without versions."""
    kept = [snapshot(one) for one in plan.duties.exclude(state="replaced").order_by("ordinal")]
    return [(one["fields"], one["parties"]) for one in kept]


def an_edit(**facts: object) -> DutyEdit:
    edit = DutyEdit(
        action="Lập danh sách đại biểu.",
        section="1",
        role="lead",
        mode="assigned",
        leads=("Sở Nông nghiệp và Môi trường",),
        partners=("Hội Nông dân tỉnh",),
        consults=(),
        submits_to=(),
        deadline=StatedDate(date(2026, 3, 10), "day"),
        relation="before",
        deadline_words="trước ngày 10/3/2026",
        deliverables=(),
    )
    return replace(edit, **facts)  # type: ignore[arg-type]


def test_accepting_counts_and_is_told(an: User, plan: Plan) -> None:
    after = accept_duty(duty=duty(plan), seen_version=1, by=an, at=NOW)
    plan.refresh_from_db()
    assert (after.state, after.version, after.revision, plan.revision) == ("accepted", 2, 1, 1)
    assert (progress_of(plan).decided, progress_of(plan).total) == (1, 3)
    assert lines_about(plan)[0].words == "Chấp nhận nhiệm vụ 1"


def test_the_second_of_two_savers_is_told_who_was_faster(an: User, plan: Plan) -> None:
    accept_duty(duty=duty(plan), seen_version=1, by=hoa(), at=NOW)
    with pytest.raises(DutyChangedMeanwhile, match="Vũ Thị Hoa đã sửa nhiệm vụ 1") as refusal:
        dismiss_duty(duty=duty(plan), reason="Trùng", seen_version=1, by=an, at=LATER)
    assert (refusal.value.duty.state, duty(plan).state) == ("accepted", "accepted")


def test_a_dismissed_duty_has_its_reason_and_comes_back(an: User, plan: Plan) -> None:
    with pytest.raises(UnableToReview, match="lý do"):
        dismiss_duty(duty=duty(plan), reason="  ", seen_version=1, by=an, at=NOW)
    dismissed = dismiss_duty(duty=duty(plan), reason="Không phải nhiệm vụ", seen_version=1, by=an, at=NOW)
    assert (dismissed.state, dismissed.reason) == ("dismissed", "Không phải nhiệm vụ")
    restored = restore_duty(duty=dismissed, seen_version=2, by=an, at=NOW)
    assert (restored.state, restored.reason) == ("proposed", "")


def test_two_ends_of_one_duty_are_tied_untied_and_taken_back(an: User, plan: Plan) -> None:
    first, second = duty(plan, 1), duty(plan, 2)
    tied = tie_ends(duty=second, other=1, seen_version=1, by=an, at=NOW)
    assert tied.supports == first
    for other, words in ((2, "Không có nhiệm vụ 2 nào khác"), (99, "Không có nhiệm vụ 99"), (1, "như vậy rồi")):
        with pytest.raises(UnableToReview, match=words):
            tie_ends(duty=tied, other=other, seen_version=2, by=an, at=NOW)
    with pytest.raises(UnableToReview, match="chỉ có hai đầu"):
        tie_ends(duty=first, other=2, seen_version=1, by=an, at=NOW)
    assert tie_ends(duty=tied, other=None, seen_version=2, by=an, at=NOW).supports is None
    undo_last(plan=plan, by=an, at=NOW)
    assert duty(plan, 2).supports == first


def test_an_accepted_duty_is_not_accepted_twice(an: User, plan: Plan) -> None:
    accept_duty(duty=duty(plan), seen_version=1, by=an, at=NOW)
    with pytest.raises(UnableToReview, match="Nhiệm vụ 1: đã chấp nhận"):
        accept_duty(duty=duty(plan), seen_version=2, by=an, at=NOW)


def test_an_edit_keeps_what_stays_and_says_what_changed(an: User, plan: Plan) -> None:
    edit = an_edit(partners=("Hội Nông dân tỉnh", "Sở Y tế"), deliverables=("Danh sách",))
    after = edit_duty(duty=duty(plan), edit=edit, seen_version=1, by=an, at=NOW)
    assert (after.action, after.state, after.last_day) == ("Lập danh sách đại biểu.", "accepted", date(2026, 3, 9))
    assert [(one.kind, one.place, one.text) for one in after.parties.order_by("kind", "place")] == [
        ("agency", 1, "Sở Nông nghiệp và Môi trường"),
        ("partner", 1, "Hội Nông dân tỉnh"),
        ("partner", 2, "Sở Y tế"),
    ]
    assert lines_about(plan)[0].words == "Sửa nhiệm vụ 1: nội dung, sản phẩm, cơ quan"
    with pytest.raises(UnableToReview, match="không được để trống"):
        edit_duty(duty=after, edit=an_edit(action=" "), seen_version=2, by=an, at=NOW)


def test_what_somebody_saw_is_known_from_the_steps(an: User, plan: Plan) -> None:
    first = edit_duty(duty=duty(plan), edit=an_edit(action="Một"), seen_version=1, by=an, at=NOW)
    edit_duty(duty=first, edit=an_edit(action="Hai"), seen_version=2, by=an, at=NOW)
    seen = as_seen(duty(plan), 2)
    assert seen is not None
    assert (seen["fields"]["action"], as_seen(duty(plan), 9)) == ("Một", None)


@pytest.mark.parametrize(
    ("by_leader", "confirmed", "basis"), [(False, False, "fixed"), (True, True, "fixed")], ids=["office", "leader"]
)
def test_a_date_that_the_document_does_not_say_is_a_leader_s_to_fix(
    an: User, plan: Plan, by_leader: bool, confirmed: bool, basis: str
) -> None:
    edit = an_edit(deadline=StatedDate(date(2026, 9, 2), "day"), relation="by", deadline_words="", by_leader=by_leader)
    after = edit_duty(duty=duty(plan), edit=edit, seen_version=1, by=an, at=NOW)
    assert (after.deadline_confirmed, after.deadline_basis) == (confirmed, basis)
    assert after.last_working_day is not None
    assert after.last_working_day < date(2026, 9, 1)


def test_a_leader_fixes_a_proposed_date_where_it_stands(an: User, plan: Plan) -> None:
    proposed = duty(plan, 3)
    assert (proposed.deadline_basis, proposed.deadline_confirmed) == ("event", False)
    day = StatedDate(date(2026, 3, 27), "day")
    after = fix_deadline(duty=proposed, deadline=day, seen_version=1, by=an, at=NOW)
    assert (after.deadline_basis, after.deadline_confirmed, after.last_day) == ("event", True, date(2026, 3, 26))
    other = StatedDate(date(2026, 3, 20), "day")
    after = fix_deadline(duty=after, deadline=other, seen_version=2, by=an, at=NOW)
    assert (after.deadline_basis, after.deadline_confirmed, after.last_day) == ("fixed", True, date(2026, 3, 19))


def test_a_duty_is_split_where_its_words_part(an: User, plan: Plan) -> None:
    one = duty(plan)
    first, second = split_duty(duty=one, place=one.action.index("gửi trước"), seen_version=1, by=an, at=NOW)
    assert (first.action, second.action) == (
        "Chủ trì, phối hợp với Hội Nông dân tỉnh lập danh sách đại biểu",
        "Gửi trước ngày 10/3/2026.",
    )
    assert (first.span_end, second.span_start) == (second.span_start, TEXT.index("gửi trước ngày 10/3"))
    assert [(one.kind, one.text) for one in second.parties.order_by("kind")] == [
        ("agency", "Sở Nông nghiệp và Môi trường"),
        ("partner", "Hội Nông dân tỉnh"),
    ]
    assert (second.ordinal, second.origin, second.last_day) == (4, "split", date(2026, 3, 9))


def test_a_split_needs_two_parts(an: User, plan: Plan) -> None:
    with pytest.raises(UnableToReview, match="đặt con trỏ"):
        split_duty(duty=duty(plan), place=0, seen_version=1, by=an, at=NOW)


def test_two_duties_become_one_with_all_their_bodies(an: User, plan: Plan) -> None:
    merged = merge_duty(duty=duty(plan, 2), seen_version=1, by=an, at=NOW)
    assert merged.action == "Báo cáo kết quả trong tháng 4/2026. Phối hợp vận động hội viên."
    assert [one.text for one in merged.parties.order_by("kind", "place")] == [
        "Sở Nông nghiệp và Môi trường",
        "Hội Nông dân tỉnh",
    ]
    assert (duty(plan, 3).state, merged.span_end) == ("replaced", span_of("Phối hợp vận động hội viên.")[1])
    with pytest.raises(UnableToReview, match="Không có nhiệm vụ nào sau"):
        merge_duty(duty=merged, seen_version=2, by=an, at=NOW)


def test_words_of_the_source_become_a_duty_of_the_body_above_them(an: User, plan: Plan) -> None:
    start, end = span_of("Báo cáo kết quả trong tháng 4/2026.")
    added = add_duty(plan=plan, start=start, end=end, by=an, at=NOW)
    assert (added.action, added.origin, added.ordinal, added.section) == (
        "Báo cáo kết quả trong tháng 4/2026.", "added", 4, "1",
    )  # fmt: skip
    assert [one.text for one in added.parties.all()] == ["Sở Nông nghiệp và Môi trường"]
    for wrong in ((5, 5), (0, 10_000), (len(TEXT) + 1, len(TEXT) + 5)):
        with pytest.raises(UnableToReview, match="chọn một đoạn chữ"):
            add_duty(plan=plan, start=wrong[0], end=wrong[1], by=an, at=NOW)


def test_a_paragraph_is_what_a_person_says(an: User, plan: Plan) -> None:
    for kind in (ParagraphKind.CONDITION, ParagraphKind.BACKGROUND):
        note_paragraph(plan=plan, paragraph=Paragraph(10, 20, kind), by=an, at=NOW)
    assert ParagraphNote.objects.get().kind == "background"
    undo_last(plan=plan, by=an, at=LATER)
    assert ParagraphNote.objects.get().kind == "condition"
    undo_last(plan=plan, by=an, at=LATER)
    assert ParagraphNote.objects.count() == 0


def test_every_deed_is_undone_in_turn(an: User, plan: Plan) -> None:
    before = state(plan)
    accept_duty(duty=duty(plan), seen_version=1, by=an, at=NOW)
    edit_duty(duty=duty(plan), edit=an_edit(partners=("Sở Y tế",)), seen_version=2, by=an, at=NOW)
    split_duty(duty=duty(plan), place=12, seen_version=3, by=an, at=NOW)
    merge_duty(duty=duty(plan, 2), seen_version=1, by=an, at=NOW)
    dismiss_duty(duty=duty(plan, 2), reason="Trùng", seen_version=2, by=an, at=NOW)
    add_duty(plan=plan, start=0, end=30, by=an, at=NOW)
    assert state(plan) != before
    for _ in range(6):
        undo_last(plan=plan, by=an, at=LATER)
    assert state(plan) == before
    with pytest.raises(UnableToReview, match="chưa làm bước nào"):
        undo_last(plan=plan, by=an, at=LATER)


def test_nobody_undoes_what_another_built_upon(an: User, plan: Plan) -> None:
    accept_duty(duty=duty(plan), seen_version=1, by=an, at=NOW)
    edit_duty(duty=duty(plan), edit=an_edit(), seen_version=2, by=hoa(), at=NOW)
    with pytest.raises(DutyChangedMeanwhile):
        undo_last(plan=plan, by=an, at=LATER)
    assert duty(plan).action == "Lập danh sách đại biểu."


def test_an_issued_plan_is_no_longer_reviewed(an: User, plan: Plan) -> None:
    issue_plan(plan=plan, by=an, at=NOW)
    with pytest.raises(UnableToReview, match="không còn ở giai đoạn rà soát"):
        accept_duty(duty=duty(plan), seen_version=1, by=an, at=NOW)


# Whom names mean


@pytest.fixture
def agriculture(an: User) -> Agency:
    """The department that the plan names, in the directory."""
    return an_agency("Sở Nông nghiệp và Môi trường")


def parties(plan: Plan, text: str) -> list[tuple[str, int | None]]:
    return sorted(DutyParty.objects.filter(duty__plan=plan, text=text).values_list("resolution", "agency").distinct())


def test_a_name_of_the_directory_is_filled_in_and_others_are_open(an: User, agriculture: Agency) -> None:
    plan = under_review(an)
    assert parties(plan, "Sở Nông nghiệp và Môi trường") == [("chosen", agriculture.pk)]
    assert parties(plan, "Hội Nông dân tỉnh") == [("open", None)]
    assert progress_of(plan).certain == 2
    assert accept_certain(plan=plan, by=an, at=NOW) == 2
    with pytest.raises(UnableToReview, match="Không còn nhiệm vụ nào chắc chắn"):
        accept_certain(plan=plan, by=an, at=NOW)
    undo_last(plan=plan, by=an, at=LATER)
    assert progress_of(plan).decided == 0


def test_a_choice_counts_the_other_places_and_is_remembered(an: User, plan: Plan, agriculture: Agency) -> None:
    choice = AgencyChoice("so nong nghiep va moi truong", (agriculture.pk,))
    assert choose_agency(duty=duty(plan), choice=choice, seen_version=1, by=an, at=NOW) == 1
    assert parties(plan, "Sở Nông nghiệp và Môi trường") == [("chosen", agriculture.pk), ("open", None)]
    everywhere = replace(choice, everywhere=True)
    assert choose_agency(duty=duty(plan), choice=everywhere, seen_version=2, by=an, at=NOW) == 0
    assert parties(plan, "Sở Nông nghiệp và Môi trường") == [("chosen", agriculture.pk)]
    assert MentionChoice.objects.get().agency == agriculture
    assert lines_about(plan)[0].words == (
        "Xác định “Sở Nông nghiệp và Môi trường” ở 2 nhiệm vụ: Sở Nông nghiệp và Môi trường"
    )


def test_several_heirs_take_the_place_of_one_name(an: User, plan: Plan) -> None:
    heirs = [an_agency(f"Sở {number}") for number in (1, 2)]
    choice = AgencyChoice("so nong nghiep va moi truong", tuple(heir.pk for heir in heirs))
    choose_agency(duty=duty(plan), choice=choice, seen_version=1, by=an, at=NOW)
    named = duty(plan).parties.filter(kind="agency").order_by("place")
    assert [(one.place, one.text, one.agency) for one in named] == [
        (1, "Sở Nông nghiệp và Môi trường", heirs[0]),
        (2, "Sở Nông nghiệp và Môi trường", heirs[1]),
    ]
    outside = AgencyChoice("so nong nghiep va moi truong", (), "outside")
    choose_agency(duty=duty(plan), choice=outside, seen_version=2, by=an, at=NOW)
    assert [(one.resolution, one.agency) for one in named.all()] == [("outside", None)]
    assert MentionChoice.objects.count() == 0


@pytest.mark.parametrize("choice", [AgencyChoice("x", (99,)), AgencyChoice("x", ()), AgencyChoice("x", (), "outside")])
def test_what_can_t_be_chosen_is_refused(an: User, plan: Plan, choice: AgencyChoice) -> None:
    with pytest.raises(UnableToReview):
        choose_agency(duty=duty(plan), choice=choice, seen_version=1, by=an, at=NOW)


def test_a_body_that_has_ended_is_asked_about(an: User, agriculture: Agency) -> None:
    Agency.objects.filter(pk=agriculture.pk).update(closed_on=date(2026, 1, 1))
    plan = under_review(an)
    assert parties(plan, "Sở Nông nghiệp và Môi trường") == [("suggested", None)]
    (candidate,) = duty(plan).parties.get(kind="agency").candidates
    assert (candidate["agency"], candidate["closed_on"]) == (agriculture.pk, "2026-01-01")


def test_a_class_of_districts_asks_for_the_communes(an: User) -> None:
    for name in ("Hải An", "Hải Bình"):
        an_agency(
            f"UBND xã {name}", kind="peoples_committee", level="commune", territory=name, territory_kind="commune",
            parent=None,
        )  # fmt: skip
    named = a_task("Phối hợp vận động hội viên.", agencies=(Party("UBND các huyện", (0, 5)),))
    plan = under_review(an, a_reading(tasks=(named,)))
    party = duty(plan).parties.get()
    assert party.rule is not None
    assert (party.resolution, party.rule["ended"]["on"]) == ("suggested", "2025-07-01")
    choice = AgencyChoice("ubnd cac huyen", (), "heirs")
    choose_agency(duty=duty(plan), choice=choice, seen_version=1, by=an, at=NOW)
    chosen = duty(plan).parties.get()
    assert chosen.rule is not None
    assert (chosen.resolution, "ended" in chosen.rule, chosen.rule["classes"][0]["levels"]) == (
        "class", False, ["commune"],
    )  # fmt: skip
    undo_last(plan=plan, by=an, at=LATER)
    choose_agency(duty=duty(plan), choice=replace(choice, kept="as_written"), seen_version=3, by=an, at=NOW)
    kept = duty(plan).parties.get()
    assert kept.rule is not None
    assert (kept.resolution, kept.rule["classes"][0]["levels"]) == ("class", party.rule["classes"][0]["levels"])
