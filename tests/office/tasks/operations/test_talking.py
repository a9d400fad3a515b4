"""Supporters answer; people talk and follow."""

from __future__ import annotations

import pytest

from chutri.office.history.queries import lines_about
from chutri.office.people.models import Notice, User
from chutri.office.tasks.choices import Answer
from chutri.office.tasks.models import TaskAgency
from chutri.office.tasks.operations import (
    UnableToChangeTask,
    UnableToSaveFilter,
    add_comment,
    answer_support,
    describe_part,
    follow_task,
    forget_filter,
    save_filter,
    unfollow_task,
)
from chutri.office.tasks.queries import filters_of
from tests.factories.office import LATER
from tests.factories.tracking import FARMERS, dung, first_task, giang


@pytest.fixture
def part(an: User) -> TaskAgency:
    """The union's part in the first task."""
    return TaskAgency.objects.select_related("task", "agency").get(task=first_task())


def answered(part: TaskAgency, answer: Answer, words: str = "", seen: int = 1) -> TaskAgency:
    return answer_support(part=part, answer=answer, words=words, seen_version=seen, by=giang(), at=LATER)


def test_a_supporter_takes_part_and_says_when_it_is_done(part: TaskAgency) -> None:
    fresh = answered(answered(part, Answer.ACCEPTED), Answer.DONE, "Đã gửi danh sách", seen=2)
    assert (fresh.answer, fresh.answer_words, fresh.person, fresh.version) == ("done", "Đã gửi danh sách", giang(), 3)
    assert [line.words for line in lines_about(part.task)] == [
        f"{FARMERS}: Đã xong phần mình – Đã gửi danh sách",
        f"{FARMERS}: Nhận phối hợp",
    ]


def test_asking_to_look_again_needs_a_reason(part: TaskAgency) -> None:
    with pytest.raises(UnableToChangeTask, match="lý do đề nghị"):
        answered(part, Answer.DECLINED)
    with pytest.raises(UnableToChangeTask, match="chọn một câu"):
        answered(part, Answer.WAITING)


def test_of_two_answers_at_once_the_second_is_told(part: TaskAgency) -> None:
    answered(part, Answer.ACCEPTED)
    with pytest.raises(UnableToChangeTask, match="Đồng nghiệp đã trả lời “Nhận phối hợp”"):
        answered(part, Answer.DECLINED, "Không đủ người")


def test_who_left_answers_no_more(part: TaskAgency) -> None:
    part.left_on = LATER.date()
    with pytest.raises(UnableToChangeTask, match="không còn tham gia"):
        answered(part, Answer.ACCEPTED)


def test_the_lead_says_what_a_supporters_part_is(part: TaskAgency) -> None:
    assert describe_part(part=part, own_part=" Cử 5 người ", by=dung(), at=LATER).own_part == "Cử 5 người"
    part.task.stage = "done"
    with pytest.raises(UnableToChangeTask, match="đã kết thúc"):
        describe_part(part=part, own_part="x", by=dung(), at=LATER)


def test_who_is_named_in_a_comment_is_told(an: User, part: TaskAgency, chi: User) -> None:
    giang()
    add_comment(
        task=part.task,
        seen_version=part.task.version,
        words="@Vũ Hương Giang gửi giúp. @Trần Thị Chi @Phạm Văn Dũng",
        by=dung(),
        at=LATER,
    )
    assert [notice.person.username for notice in Notice.objects.select_related("person")] == ["giang"]


@pytest.mark.parametrize(("words", "reason"), [("  ", "Hãy viết"), ("a" * 5001, "tối đa 5000")])
def test_a_comment_says_something_of_bearable_length(part: TaskAgency, words: str, reason: str) -> None:
    with pytest.raises(UnableToChangeTask, match=reason):
        add_comment(task=part.task, seen_version=part.task.version, words=words, by=dung(), at=LATER)


def test_following_is_on_or_off(part: TaskAgency) -> None:
    task = part.task
    assert [
        follow_task(task=task, by=dung()),
        follow_task(task=task, by=dung()),
        unfollow_task(task=task, by=dung()),
        unfollow_task(task=task, by=dung()),
    ] == [True, False, True, False]


def test_filters_are_kept_by_name_and_shared_with_colleagues(an: User, binh: User, chi: User) -> None:
    save_filter(name=" Quá  hạn ", query="tinh-trang=qua-han", shared=False, by=an)
    kept = save_filter(name="Quá hạn", query="tinh-trang=qua-han&phan=da-giao", shared=True, by=an)
    assert [[one.name for one in filters_of(person)] for person in (an, binh, chi)] == [["Quá hạn"], ["Quá hạn"], []]
    with pytest.raises(UnableToSaveFilter, match="đặt tên"):
        save_filter(name=" ", query="", shared=False, by=an)
    with pytest.raises(UnableToSaveFilter, match="tối đa"):
        save_filter(name="a" * 81, query="", shared=False, by=an)
    forget_filter(kept=kept)
    assert list(filters_of(an)) == []
