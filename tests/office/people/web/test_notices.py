"""The bell and what stands behind it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from chutri.office.people.models import Delegation, Notice, User
from chutri.office.people.operations import notify
from chutri.office.people.queries import notices_of, unread_count
from tests.factories.office import NOW

URL = "/thong-bao/"


def tell(person: User, count: int = 1, *, address: str = "/ke-hoach/") -> list[Notice]:
    return [
        notify(people=[person], words=f"Việc thứ {number}", address=address, key=f"k{number}", at=NOW, mail=False)[0]
        for number in range(1, count + 1)
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_whatever_its_length(
    an: User, as_an: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    tell(an, count)
    with django_assert_num_queries(6):  # session, person, unread, count, page, postings
        text = as_an.get(URL).content.decode()
    assert text.count('<li class="told new"') == count


def test_the_bell_counts_and_names_whom_one_stands_in_for(
    an: User, chi: User, as_an: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    today = timezone.localdate()
    Delegation.objects.create(giver=chi, taker=an, starts_on=today, ends_on=today)
    tell(an, 3)
    with django_assert_num_queries(4):  # session, person, unread, postings
        text = as_an.get(reverse("people:bell")).content.decode()
    assert '<b aria-hidden="true">3</b><span class="visually-hidden">3 chưa xem</span>' in text
    assert "Bạn đang thay <b>Trần Thị Chi</b>" in text


def test_a_bell_without_news_is_empty(as_an: Client) -> None:
    text = as_an.get(reverse("people:bell")).content.decode()
    assert '<span class="bell-answer"></span>' in text


@pytest.mark.parametrize(("address", "target"), [("/ke-hoach/", "/ke-hoach/"), ("", URL)])
def test_opening_a_notice_leads_to_its_page_and_marks_it(an: User, as_an: Client, address: str, target: str) -> None:
    (notice,) = tell(an, address=address)
    assert as_an.post(reverse("people:open-notice", args=[notice.pk])).headers["Location"] == target
    assert unread_count(an) == 0


def test_one_is_marked_where_it_stands(an: User, as_an: Client) -> None:
    notice, _ = tell(an, 2)
    url = reverse("people:mark-notice-read", args=[notice.pk])
    text = as_an.post(url, headers={"HX-Request": "true"}).content.decode()
    assert text.strip().startswith(f'<li class="told" id="notice-{notice.pk}">')
    assert (as_an.post(url).headers["Location"], unread_count(an)) == (URL, 1)


def test_all_are_marked_at_once(an: User, binh: User, as_an: Client) -> None:
    tell(an, 2)
    tell(binh)
    answer = as_an.post(reverse("people:mark-notices-read"), follow=True)
    assert "Đã đánh dấu 2 thông báo là đã xem." in answer.content.decode()
    assert (unread_count(an), unread_count(binh)) == (0, 1)


def test_only_new_ones_are_shown_when_asked_for(an: User, as_an: Client) -> None:
    tell(an, 2)
    as_an.post(reverse("people:mark-notice-read", args=[notices_of(an)[0].pk]))
    assert as_an.get(URL, {"xem": "chua"}).content.decode().count('<li class="told') == 1


def test_an_empty_list_says_what_will_come(as_an: Client) -> None:
    assert "Chưa có thông báo nào" in as_an.get(URL).content.decode()
    assert "Không còn thông báo chưa xem" in as_an.get(URL, {"xem": "chua"}).content.decode()


def test_nobody_opens_what_another_was_told(an: User, as_chi: Client) -> None:
    (notice,) = tell(an)
    assert as_chi.post(reverse("people:open-notice", args=[notice.pk])).status_code == 404
    assert unread_count(an) == 1
