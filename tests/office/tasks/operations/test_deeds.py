"""What is done about a task: each deed against the version on the screen, with one line that says what changed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from chutri.office.history.queries import lines_about
from chutri.office.people.models import Notice, User
from chutri.office.tasks.models import Evidence, Extension, Result, Spell, Task, TaskChange
from chutri.office.tasks.operations import (
    Amendment,
    HandedFile,
    Piece,
    TaskChangedMeanwhile,
    UnableToChangeTask,
    accept_result,
    add_subtask,
    amend_task,
    ask_extension,
    cancel_task,
    decide_extension,
    fix_deadline,
    hand_task,
    name_lead,
    recall_tasks,
    remind_lead,
    reopen_task,
    report_progress,
    return_result,
    start_task,
    submit_result,
    undo_last,
    withdraw_result,
)
from tests.factories.office import LATER, NOW, bring_in
from tests.factories.tracking import AGRICULTURE, FARMERS, agency, dung, em, first_task, giang, lam, tracked

NOTHING: tuple[list[HandedFile], list[str]] = ([], [])


@pytest.fixture
def task(an: User) -> Task:
    """The first task of An's plan, which Dũng's department leads."""
    return first_task()


def started(task: Task) -> Task:
    return start_task(task=task, seen_version=task.version, by=dung(), at=LATER)


def submitted(task: Task, **evidence: object) -> Task:
    shown = (evidence.get("files", []), evidence.get("links", []))
    return submit_result(
        task=task, product="Báo cáo 12/BC", evidence=shown, seen_version=task.version, by=dung(), at=LATER  # type: ignore[arg-type]
    )  # fmt: skip


def last_line(task: Task) -> tuple[str, str]:
    line = lines_about(task)[0]
    return line.actor_name, line.words


def told(person: User) -> list[str]:
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("words", flat=True))


# progress


def test_work_begins_with_a_line_that_says_from_what(task: Task) -> None:
    fresh = started(task)
    assert (fresh.stage, fresh.version, fresh.moved_at) == ("under_way", 2, LATER)
    (line,) = lines_about(task)
    assert (line.actor_name, line.at, line.words, line.changes) == (
        "Phạm Văn Dũng",
        LATER,
        "Bắt đầu thực hiện",
        {"version": [1, 2], "stage": ["not_started", "under_way"]},
    )


def test_of_two_saves_at_once_the_second_is_told_and_nothing_is_lost(task: Task) -> None:
    report_progress(task=task, percent=30, words="Đã họp", seen_version=1, by=em(), at=NOW)
    with pytest.raises(TaskChangedMeanwhile) as refusal:
        report_progress(task=task, percent=50, words="", seen_version=1, by=dung(), at=LATER)
    assert (refusal.value.task.percent, refusal.value.task.version) == (30, 2)
    assert lines_about(task).count() == 1


def test_progress_starts_the_work_and_is_kept_in_words(task: Task) -> None:
    fresh = report_progress(task=task, percent=40, words=" Đã gửi công văn ", seen_version=1, by=dung(), at=LATER)
    assert (fresh.stage, fresh.percent, fresh.percent_words) == ("under_way", 40, "Đã gửi công văn")
    assert last_line(task) == ("Phạm Văn Dũng", "Báo tiến độ 40 %: Đã gửi công văn")


@pytest.mark.parametrize(
    ("percent", "words", "reason"),
    [(101, "", "từ 0 đến 100"), (0, "  ", "Chưa có gì mới")],
)
def test_progress_that_says_nothing_is_refused(task: Task, percent: int, words: str, reason: str) -> None:
    with pytest.raises(UnableToChangeTask, match=reason):
        report_progress(task=task, percent=percent, words=words, seen_version=1, by=dung(), at=LATER)


def test_what_was_begun_is_not_begun_again(task: Task) -> None:
    with pytest.raises(UnableToChangeTask, match="Đang thực hiện"):
        started(started(task))


def test_ones_last_deed_can_be_taken_back_while_it_is_the_last(task: Task) -> None:
    fresh = report_progress(task=started(task), percent=40, words="a", seen_version=2, by=dung(), at=LATER)
    back = undo_last(task=fresh, seen_version=3, by=dung(), at=LATER)
    assert (back.percent, back.percent_words, back.stage, back.version) == (0, "", "under_way", 4)
    with pytest.raises(UnableToChangeTask, match="Không hoàn tác được nữa"):
        undo_last(task=back, seen_version=4, by=dung(), at=LATER)


def test_nobody_takes_back_what_another_did(task: Task) -> None:
    with pytest.raises(UnableToChangeTask, match="Không hoàn tác"):
        undo_last(task=started(task), seen_version=2, by=em(), at=LATER)


# results


def test_a_result_waits_for_whoever_gave_the_task(an: User, task: Task) -> None:
    photo = HandedFile("anh.JPG", b"anh")
    fresh = submitted(task, files=[photo, HandedFile("bc.pdf", b"pdf")], links=["https://minhhaidong.example/bc"])
    assert (fresh.stage, fresh.submitted_on, fresh.holder) == ("submitted", date(2026, 3, 5), an.agency)
    shown = [(one.kind, one.name, one.size) for one in Evidence.objects.order_by("pk")]
    assert shown == [("photo", "anh.JPG", 3), ("file", "bc.pdf", 3), ("link", "https://minhhaidong.example/bc", 0)]
    assert last_line(task) == ("Phạm Văn Dũng", "Nộp kết quả lần 1, 3 minh chứng")
    assert told(an) == [f"{AGRICULTURE} nộp kết quả: {task}"]


def test_a_result_needs_something_to_show(task: Task) -> None:
    with pytest.raises(UnableToChangeTask, match="Hãy ghi sản phẩm"):
        submit_result(task=task, product=" ", evidence=NOTHING, seen_version=1, by=dung(), at=LATER)
    with pytest.raises(UnableToChangeTask, match="không phải địa chỉ trang"):
        submitted(task, links=["javascript:alert(1)"])
    assert Result.objects.count() == 0


def test_a_result_is_returned_with_its_reason_and_handed_in_again(an: User, task: Task) -> None:
    first = submitted(task)
    with pytest.raises(UnableToChangeTask, match="lý do trả lại"):
        return_result(task=first, reason=" ", seen_version=first.version, by=an, at=LATER)
    back = return_result(task=first, reason="Thiếu số liệu", seen_version=first.version, by=an, at=LATER)
    assert (back.stage, back.submitted_on, back.holder) == ("returned", None, agency(AGRICULTURE))
    assert told(dung()) == [f"Kết quả bị trả lại (Thiếu số liệu): {task}"]
    again = submitted(back)
    done = accept_result(task=again, words="", seen_version=again.version, by=an, at=LATER + timedelta(days=9))
    assert (done.stage, done.percent, done.finished_on, done.holder) == ("done", 100, date(2026, 3, 5), None)
    assert list(Result.objects.order_by("number").values_list("number", "outcome")) == [(1, "refused"), (2, "granted")]


def test_a_result_can_be_taken_back_before_it_is_decided(task: Task) -> None:
    first = submitted(task)
    back = withdraw_result(task=first, seen_version=first.version, by=dung(), at=LATER)
    assert (back.stage, back.submitted_on, back.holder) == ("under_way", None, agency(AGRICULTURE))
    with pytest.raises(UnableToChangeTask, match="Không có kết quả nào"):
        withdraw_result(task=back, seen_version=back.version, by=dung(), at=LATER)


def test_a_finished_task_is_opened_again_with_a_reason(an: User, task: Task) -> None:
    handed = submitted(task)
    done = accept_result(task=handed, words="Tốt", seen_version=handed.version, by=an, at=LATER)
    again = reopen_task(task=done, reason="Số liệu sai", seen_version=done.version, by=an, at=LATER)
    assert (again.stage, again.finished_on, again.holder) == ("under_way", None, agency(AGRICULTURE))


def test_waiting_is_counted_to_whoever_held_it(an: User, task: Task) -> None:
    handed = submitted(task)
    return_result(task=handed, reason="Thiếu", seen_version=handed.version, by=an, at=LATER + timedelta(days=2))
    spells = [(one.holder, one.began_at, one.ended_at) for one in Spell.objects.order_by("pk")]
    assert spells == [
        (agency(AGRICULTURE), NOW, LATER),
        (an.agency, LATER, LATER + timedelta(days=2)),
    ]


# more time


def asked(task: Task, wanted: date = date(2026, 3, 20)) -> Task:
    return ask_extension(task=task, wanted=wanted, reason="Chờ số liệu", seen_version=task.version, by=dung(), at=LATER)


def test_granted_time_is_a_new_dated_deadline_and_the_old_one_is_kept(an: User, task: Task) -> None:
    waits = asked(task)
    assert (waits.holder, waits.last_day) == (an.agency, date(2026, 3, 9))
    fresh = decide_extension(
        task=waits, granted=date(2026, 3, 18), words="", seen_version=waits.version, by=an, at=LATER
    )
    assert (fresh.last_day, fresh.deadline, fresh.holder) == (
        date(2026, 3, 18),
        "chậm nhất 18/03/2026",
        agency(AGRICULTURE),
    )
    (change,) = TaskChange.objects.all()
    assert (change.kind, change.before["last_day"], change.after["last_day"]) == (
        "extended",
        "2026-03-09",
        "2026-03-18",
    )
    assert last_line(task)[1] == "Gia hạn đến 18/03/2026"


def test_refused_time_says_why_and_changes_no_day(an: User, task: Task) -> None:
    waits = asked(task)
    with pytest.raises(UnableToChangeTask, match="lý do không gia hạn"):
        decide_extension(task=waits, granted=None, words="", seen_version=waits.version, by=an, at=LATER)
    fresh = decide_extension(task=waits, granted=None, words="Đã gấp", seen_version=waits.version, by=an, at=LATER)
    assert (fresh.last_day, Extension.objects.get().outcome, TaskChange.objects.count()) == (
        date(2026, 3, 9),
        "refused",
        0,
    )


def test_more_time_is_later_and_asked_for_once(an: User, task: Task) -> None:
    with pytest.raises(UnableToChangeTask, match="phải sau hạn hiện nay"):
        asked(task, date(2026, 3, 9))
    with pytest.raises(UnableToChangeTask, match="đang chờ quyết định"):
        asked(asked(task))
    undated = task.plan.tasks.get(ordinal=3)
    with pytest.raises(UnableToChangeTask, match="không có ngày hạn"):
        asked(undated)
    with pytest.raises(UnableToChangeTask, match="Không có đề nghị"):
        decide_extension(task=undated, granted=None, words="a", seen_version=1, by=an, at=LATER)


def test_a_leader_fixes_the_day_of_a_task_without_one(task: Task) -> None:
    undated = task.plan.tasks.get(ordinal=3)
    fresh = fix_deadline(task=undated, day=date(2026, 3, 25), reason="", seen_version=1, by=lam(), at=LATER)
    assert (fresh.last_day, fresh.deadline_basis, TaskChange.objects.get().kind) == (
        date(2026, 3, 25),
        "fixed",
        "fixed",
    )
    with pytest.raises(UnableToChangeTask, match="đã có thời hạn"):
        fix_deadline(task=fresh, day=date(2026, 3, 26), reason="", seen_version=2, by=lam(), at=LATER)


# who


def test_a_task_is_handed_to_a_person_of_the_lead_who_is_told(task: Task) -> None:
    fresh = hand_task(task=task, person=em(), seen_version=1, by=dung(), at=LATER)
    assert (fresh.person, told(em())) == (em(), [f"Phạm Văn Dũng giao bạn thực hiện: {task}"])
    with pytest.raises(UnableToChangeTask, match="đang do Đỗ Thị Em"):
        hand_task(task=fresh, person=em(), seen_version=2, by=dung(), at=LATER)
    with pytest.raises(UnableToChangeTask, match="không thuộc cơ quan chủ trì"):
        hand_task(task=fresh, person=giang(), seen_version=2, by=dung(), at=LATER)
    back = undo_last(task=fresh, seen_version=2, by=dung(), at=LATER)
    assert back.person is None


def test_the_office_says_who_leads_where_the_words_did_not_tell(an: User) -> None:
    task = bring_in(an).tasks.get(ordinal=1)
    fresh = name_lead(task=task, agency=agency(AGRICULTURE), reason="", seen_version=1, by=an, at=LATER)
    assert (fresh.lead, fresh.holder, TaskChange.objects.count()) == (agency(AGRICULTURE), agency(AGRICULTURE), 0)
    moved = name_lead(task=fresh, agency=agency(FARMERS), reason="Chuyển", seen_version=2, by=an, at=LATER)
    change = TaskChange.objects.get()
    assert (moved.lead_words, change.before, change.after) == (
        FARMERS,
        {"lead_words": AGRICULTURE},
        {"lead_words": FARMERS},
    )
    with pytest.raises(UnableToChangeTask, match="đang chủ trì"):
        name_lead(task=moved, agency=agency(FARMERS), reason="", seen_version=3, by=an, at=LATER)


def test_a_lead_divides_its_work_and_no_figure_counts_the_pieces(task: Task) -> None:
    child = add_subtask(
        task=task, piece=Piece("Gửi công văn", em(), date(2026, 3, 7)), seen_version=task.version, by=dung(), at=LATER
    )
    assert (child.parent, child.counted, child.person, child.last_day, child.lead) == (
        task,
        False,
        em(),
        date(2026, 3, 7),
        agency(AGRICULTURE),
    )
    with pytest.raises(UnableToChangeTask, match="nội dung việc con"):
        add_subtask(task=task, piece=Piece(" "), seen_version=2, by=dung(), at=LATER)
    with pytest.raises(TaskChangedMeanwhile):
        add_subtask(task=task, piece=Piece("Việc khác"), seen_version=1, by=dung(), at=LATER)


# changes by a later document


def test_a_later_document_extends_with_before_and_after(an: User, task: Task) -> None:
    changes = Amendment(on=date(2026, 3, 10), last_day=date(2026, 3, 31), action="Lập danh sách mới", reason="KH 60")
    fresh = amend_task(task=task, document=task.plan.document, changes=changes, seen_version=1, by=an, at=LATER)
    change = TaskChange.objects.get()
    assert (fresh.last_day, fresh.action, change.on, change.document, change.kind) == (
        date(2026, 3, 31),
        "Lập danh sách mới",
        date(2026, 3, 10),
        task.plan.document,
        "amended",
    )
    assert (change.before["action"], change.after["action"]) == (task.action, "Lập danh sách mới")
    with pytest.raises(UnableToChangeTask, match="không đổi gì"):
        amend_task(task=fresh, document=None, changes=Amendment(on=date(2026, 3, 11)), seen_version=2, by=an, at=LATER)


def test_a_cancelled_task_waits_for_nobody(an: User, task: Task) -> None:
    with pytest.raises(UnableToChangeTask, match="lý do hủy"):
        cancel_task(task=task, reason="", seen_version=1, by=an, at=LATER)
    gone = cancel_task(task=task, reason="Không còn cần", seen_version=1, by=an, at=LATER)
    assert (gone.stage, gone.holder, TaskChange.objects.get().kind) == ("cancelled", None, "cancelled")
    for deed in (started, submitted, asked):
        with pytest.raises(UnableToChangeTask):
            deed(gone)


def test_a_recalled_plan_cancels_what_is_not_finished(an: User, task: Task) -> None:
    handed = submitted(task)
    accept_result(task=handed, words="", seen_version=handed.version, by=an, at=LATER)
    assert recall_tasks(plan=task.plan, reason="Ban hành nhầm", by=an, at=LATER) == 2
    assert list(task.plan.tasks.order_by("ordinal").values_list("stage", flat=True)) == [
        "done",
        "cancelled",
        "cancelled",
    ]
    assert TaskChange.objects.count() == 2


# reminding


def test_a_lead_is_reminded_once_a_day(an: User, task: Task) -> None:
    dung()
    assert remind_lead(task=task, by=an, at=LATER) == 1
    assert told(dung()) == [f"{an.agency} nhắc việc, hạn 09/03/2026: {task}"]
    with pytest.raises(UnableToChangeTask, match="Hôm nay đã nhắc"):
        remind_lead(task=task, by=an, at=LATER)


def test_nobody_to_remind_is_said(an: User) -> None:
    task = tracked().tasks.get(ordinal=3)
    with pytest.raises(UnableToChangeTask, match="gửi phiếu báo cáo"):
        remind_lead(task=task, by=an, at=LATER)
