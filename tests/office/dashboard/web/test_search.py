"""Tìm: everything that one may see."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.factories.office import browser_of, chi
from tests.factories.tracking import tracked


def groups(client: Client, query: str) -> list[str]:
    page = client.get("/tim/", {"q": query}).content.decode()
    return re.findall(r"<h2><svg.*?</svg> ([^<]+)</h2>", page, re.DOTALL)


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("hop tac xa", ["Kế hoạch", "Văn bản"]),
        ("HỢP TÁC XÃ", ["Kế hoạch", "Văn bản"]),
        ("so nong nghiep", ["Văn bản", "Nhiệm vụ", "Danh bạ"]),
        ("khong co gi nhu the", []),
        ("", []),
    ],
)
def test_all_words_are_found_without_tone_marks(as_an: Client, query: str, kinds: list[str]) -> None:
    tracked()
    assert groups(as_an, query) == kinds


def test_a_stranger_finds_no_plan_of_another_agency(db: None) -> None:
    tracked()
    assert groups(browser_of(chi()), "hop tac xa") == []


def test_htmx_gets_the_findings_alone(as_an: Client) -> None:
    tracked()
    answer = as_an.get("/tim/?q=hop+tac", headers={"HX-Request": "true"}).content.decode()
    assert ("<html" in answer, "found" in answer) == (False, True)
