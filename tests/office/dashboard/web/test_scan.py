"""From a code on paper to its page."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from chutri.office.people.models import User
from tests.factories.office import bring_in


@pytest.mark.parametrize(
    ("typed", "address"),
    [("n-12", "/nhiem-vu/12/"), ("V 3", "/van-ban/3"), ("K7", "/ke-hoach/7/"), ("T", "/tong-quan/")],
)
def test_a_code_leads_to_its_page(as_an: Client, typed: str, address: str) -> None:
    answer = as_an.get("/quet-ma/", {"ma": typed})
    assert (answer.status_code, answer.headers["Location"]) == (302, address)


def test_what_is_no_code_is_told_beside_the_field(as_an: Client) -> None:
    answer = as_an.get("/quet-ma/", {"ma": "<b>abc"})
    page = answer.content.decode()
    assert (answer.status_code, "“&lt;b&gt;abc” không phải mã của phiếu" in page) == (422, True)


def test_the_camera_is_offered_and_the_reader_named_for_where_it_is_needed(as_an: Client) -> None:
    page = as_an.get("/quet-ma/").content.decode()
    assert re.search(r'data-reader="/static/vendor/zxing-browser.min\.?\w*\.js"', page)


def test_paper_leads_back_to_its_page(an: User, as_an: Client) -> None:
    plan = bring_in(an)
    task = plan.tasks.get(ordinal=1)
    for address, code in (
        (f"/nhiem-vu/{task.pk}/", f"N-{task.pk}"),
        (f"/van-ban/{plan.document_id}", f"V-{plan.document_id}"),
        ("/tong-quan/mot-trang", "T"),
    ):
        page = as_an.get(address).content.decode()
        assert (f'Mã: <b class="num">{code}</b>' in page, '<svg class="qr"' in page or 'class="qr"' in page) == (
            True,
            True,
        )
