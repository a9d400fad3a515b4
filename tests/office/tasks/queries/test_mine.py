"""Whose work a task is, and who may see it."""

from __future__ import annotations

import pytest

from chutri.office.people.choices import Role
from chutri.office.people.models import User
from chutri.office.tasks.choices import Answer
from chutri.office.tasks.models import Task, TaskAgency
from chutri.office.tasks.operations import (
    Piece,
    add_subtask,
    answer_support,
    ask_extension,
    follow_task,
    hand_task,
    submit_result,
)
from chutri.office.tasks.queries import due_soon, followed, mine, tasks_seen_by, with_sentence
from tests.factories.office import LATER
from tests.factories.tracking import AGRICULTURE, TODAY, dung, em, first_task, giang, lam, person


@pytest.fixture
def task(an: User) -> Task:
    """The first task of An's plan."""
    return first_task()


def seen(who: User) -> list[int]:
    return sorted(tasks_seen_by(who).values_list("ordinal", flat=True))


def test_an_agency_sees_what_it_gave_leads_or_supports(task: Task, an: User, binh: User, chi: User) -> None:
    assert [seen(who) for who in (an, binh, dung(), giang(), chi)] == [[1, 2, 3], [1, 2, 3], [1, 2], [1, 3], []]


def test_who_left_sees_it_no_more(task: Task) -> None:
    TaskAgency.objects.update(left_on=TODAY)
    assert seen(giang()) == [3]


def own(who: User) -> tuple[list[int], list[int], list[int], list[int]]:
    asked = mine(who)
    return (
        [one.ordinal for one in asked.leading],
        [one.task.ordinal for one in asked.supporting],
        [one.ordinal for one in asked.deciding],
        [one.task.ordinal for one in asked.answering],
    )


def test_a_focal_point_sees_all_that_the_agency_leads(task: Task) -> None:
    assert own(dung()) == ([1, 2], [], [], [])
    assert own(giang()) == ([3], [], [], [1])


def test_a_specialist_sees_their_own_and_what_nobody_has(task: Task) -> None:
    other = person("khanh", "Hoàng Ngọc Khánh", AGRICULTURE, Role.SPECIALIST)
    hand_task(task=task, person=em(), seen_version=1, by=dung(), at=LATER)
    assert (own(em())[0], own(other)[0]) == ([1, 2], [2])


def test_a_reader_has_no_work(task: Task, binh: User) -> None:
    assert own(binh) == ([], [], [], [])


def test_what_was_handed_in_waits_for_the_giver(task: Task, an: User) -> None:
    submit_result(task=task, product="x", evidence=([], []), seen_version=1, by=dung(), at=LATER)
    assert (own(dung())[0], own(an)[2], own(lam())[2]) == ([2], [1], [1])


def test_a_request_for_time_waits_for_the_giver(task: Task, an: User) -> None:
    second = Task.objects.get(ordinal=2)
    assert second.last_day
    wanted = second.last_day.replace(month=5)
    second = Task.objects.select_related("plan__document__agency").get(pk=second.pk)
    ask_extension(task=second, wanted=wanted, reason="x", seen_version=1, by=dung(), at=LATER)
    assert own(an)[2] == [2]


def test_an_answered_part_is_supported_until_it_is_done(task: Task) -> None:
    part = TaskAgency.objects.select_related("task", "agency").get(task=task)
    part = answer_support(part=part, answer=Answer.ACCEPTED, words="", seen_version=1, by=giang(), at=LATER)
    assert own(giang())[1::2] == ([1], [])
    answer_support(part=part, answer=Answer.DONE, words="", seen_version=2, by=giang(), at=LATER)
    assert own(giang())[1::2] == ([], [])


def test_a_sub_task_is_work_of_whoever_has_it(task: Task) -> None:
    add_subtask(task=task, piece=Piece("Gửi công văn", em(), TODAY), seen_version=task.version, by=dung(), at=LATER)
    assert "Gửi công văn" in [one.action for one in mine(em()).leading]


def test_due_soon_is_within_seven_days(task: Task) -> None:
    assert [one.ordinal for one in due_soon(mine(dung()).leading, TODAY)] == [1]


def test_the_sentence_is_the_plans_own(task: Task) -> None:
    (first, _) = with_sentence(mine(dung()).leading)
    assert first.sentence.startswith("Chủ trì, phối hợp với Hội Nông dân tỉnh")  # type: ignore[attr-defined]


def test_followed_tasks_are_those_that_one_may_still_see(task: Task, chi: User, binh: User) -> None:
    for who in (chi, binh):
        follow_task(task=task, by=who)
    assert ([one.pk for one in followed(binh)], list(followed(chi))) == ([task.pk], [])
