"""The page of duplicates: pairs that wait, merged by whoever gave the task, undone."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from chutri.office.tasks.models import Duplicate, Task
from chutri.office.tasks.operations import find_duplicates
from tests.factories.office import LATER, browser_of
from tests.factories.tracking import dung, tracked

PAGE = "/nhiem-vu/trung-lap"


@pytest.fixture
def pair(db: None) -> Duplicate:
    """The first of the pairs between two plans with the same tasks."""
    tracked()
    find_duplicates(plan=tracked(data=b"61"), at=LATER)
    return Duplicate.objects.order_by("-score", "-pk")[0]


def test_a_pair_is_merged_and_undone(as_an: Client, pair: Duplicate) -> None:
    assert "Gộp, giữ nhiệm vụ này" in as_an.get(PAGE).content.decode()
    as_an.post(f"{PAGE}/{pair.pk}/gop", {"giu": pair.first_id})
    assert not Task.objects.get(pk=pair.second_id).counted
    task = as_an.get(f"/nhiem-vu/{pair.second_id}/").content.decode()
    assert "tính và báo cáo một lần theo nhiệm vụ đó" in task
    assert "Tính thay cho" in as_an.get(f"/nhiem-vu/{pair.first_id}/").content.decode()
    assert "Hoàn tác" in as_an.get(f"{PAGE}?xem=da-gop").content.decode()
    as_an.post(f"{PAGE}/{pair.pk}/la", {"la": "cho-xem"})
    assert Task.objects.get(pk=pair.second_id).counted


def test_pairs_are_told_apart(as_an: Client, pair: Duplicate) -> None:
    as_an.post(f"{PAGE}/{pair.pk}/la", {"la": "khac-nhau"})
    pair.refresh_from_db()
    assert pair.judgement == "khac-nhau"
    assert as_an.post(f"{PAGE}/{pair.pk}/la", {"la": "da-gop"}).status_code == 302
    pair.refresh_from_db()
    assert pair.judgement == "khac-nhau"


def test_whoever_leads_says_what_is_related_and_merges_nothing(pair: Duplicate) -> None:
    both = Duplicate.objects.filter(first__lead=dung().agency, second__lead=dung().agency)[0]
    browser = browser_of(dung())
    assert browser.post(f"{PAGE}/{both.pk}/gop", {"giu": both.first_id}).status_code == 403
    assert browser.post(f"{PAGE}/{both.pk}/la", {"la": "lien-quan"}).status_code == 302


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_the_same_for_any_number_of_pairs(
    as_an: Client, pair: Duplicate, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    kept = Duplicate.objects.values_list("pk", flat=True)[:rows]
    Duplicate.objects.exclude(pk__in=list(kept)).delete()
    with django_assert_num_queries(5):
        assert as_an.get(PAGE).content.decode().count('class="pair"') == rows
