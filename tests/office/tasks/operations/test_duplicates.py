"""One obligation in two plans is found, counted once, told apart, and all of it undone."""

from __future__ import annotations

import pytest

from chutri.office.history.queries import lines_about
from chutri.office.people.models import User
from chutri.office.plans.models import Plan
from chutri.office.tasks.choices import Judgement
from chutri.office.tasks.models import Duplicate, Task
from chutri.office.tasks.operations import (
    UnableToChangeTask,
    find_duplicates,
    judge_duplicate,
    merge_duplicate,
    release_merged,
)
from tests.factories.office import LATER
from tests.factories.tracking import tracked


@pytest.fixture
def plans(an: User) -> tuple[Plan, Plan]:
    """Two issued plans with the same tasks for the same bodies."""
    return tracked(), tracked(data=b"61")


@pytest.fixture
def pair(plans: tuple[Plan, Plan]) -> Duplicate:
    """The likest pair of them."""
    find_duplicates(plan=plans[1], at=LATER)
    return Duplicate.objects.order_by("pk")[0]


def test_a_plan_like_another_is_found_once(plans: tuple[Plan, Plan]) -> None:
    found = find_duplicates(plan=plans[1], at=LATER)
    assert found == Duplicate.objects.count() > 0
    assert find_duplicates(plan=plans[1], at=LATER) == 0
    assert {pair.reasons[0] for pair in Duplicate.objects.all()} == {"cùng cơ quan chủ trì"}


def test_merged_they_count_once_and_come_back(an: User, plans: tuple[Plan, Plan], pair: Duplicate) -> None:
    counted = Task.objects.filter(counted=True).count()
    merge_duplicate(duplicate=pair, kept=pair.first, by=an, at=LATER)
    assert Task.objects.filter(counted=True).count() == counted - 1
    pair.refresh_from_db()
    assert (pair.judgement, pair.kept, pair.gone) == (Judgement.MERGED, pair.first, pair.second)
    assert lines_about(pair.second)[0].words.startswith(f"Gộp với nhiệm vụ {pair.first.ordinal} của")
    with pytest.raises(UnableToChangeTask, match="đã được gộp"):
        merge_duplicate(duplicate=pair, kept=pair.second, by=an, at=LATER)
    judge_duplicate(duplicate=pair, judgement=Judgement.OPEN, by=an, at=LATER)
    assert Task.objects.filter(counted=True).count() == counted


def test_a_task_that_counts_for_another_is_not_merged_away(an: User, plans: tuple[Plan, Plan], pair: Duplicate) -> None:
    merge_duplicate(duplicate=pair, kept=pair.first, by=an, at=LATER)
    third = Task.objects.exclude(pk__in=(pair.first_id, pair.second_id)).order_by("-pk")[0]
    other = Duplicate.objects.create(first=pair.first, second=third, score=90, found_at=LATER)
    with pytest.raises(UnableToChangeTask, match="hãy giữ nhiệm vụ này"):
        merge_duplicate(duplicate=other, kept=third, by=an, at=LATER)
    with pytest.raises(UnableToChangeTask, match="không thuộc cặp này"):
        merge_duplicate(duplicate=other, kept=pair.second, by=an, at=LATER)


def test_what_was_said_is_remembered(an: User, plans: tuple[Plan, Plan], pair: Duplicate) -> None:
    judge_duplicate(duplicate=pair, judgement=Judgement.DIFFERENT, by=an, at=LATER)
    find_duplicates(plan=plans[1], at=LATER)
    pair.refresh_from_db()
    assert (pair.judgement, pair.said_by) == (Judgement.DIFFERENT, an)
    with pytest.raises(UnableToChangeTask, match="chọn nhiệm vụ được giữ"):
        judge_duplicate(duplicate=pair, judgement=Judgement.MERGED, by=an, at=LATER)


def test_a_recalled_plan_lets_go_of_what_it_counted_for(an: User, plans: tuple[Plan, Plan], pair: Duplicate) -> None:
    merge_duplicate(duplicate=pair, kept=pair.first, by=an, at=LATER)
    assert release_merged(plan=plans[0], by=an, at=LATER) == 1
    pair.refresh_from_db()
    assert (pair.judgement, pair.second.counted) == (Judgement.OPEN, True)
