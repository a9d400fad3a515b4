"""Logging in and out."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from chutri.office.people.models import User
from tests.factories.office import PASSWORD, browser_of

URL = "/dang-nhap"


def log_in(client: Client, **data: str) -> tuple[int, str]:
    answer = client.post(URL, {"username": "an", "password": PASSWORD, **data})
    return answer.status_code, answer.headers.get("Location", "")


def test_who_logs_in_goes_where_they_were_going(an: User) -> None:
    assert log_in(Client(), next="/nhiem-vu/") == (302, "/nhiem-vu/")


@pytest.mark.parametrize("target", ["", "https://noi-khac.example/", "//noi-khac.example/", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site(an: User, target: str) -> None:
    assert log_in(Client(), next=target) == (302, "/")


@pytest.mark.parametrize("data", [{"password": "sai"}, {"username": "khong-co"}])
def test_every_failure_says_the_same(an: User, data: dict[str, str]) -> None:
    answer = Client().post(URL, {"username": "an", "password": PASSWORD, **data})
    assert (answer.status_code, answer.wsgi_request.user.is_authenticated) == (422, False)
    assert answer.context["form"].non_field_errors() == [
        "Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi nhập lại."
    ]


def test_somebody_whose_login_was_taken_away_is_kept_out(an: User) -> None:
    User.objects.filter(pk=an.pk).update(is_active=False)
    assert log_in(Client()) == (422, "")


def test_empty_fields_are_named(an: User) -> None:
    text = Client().post(URL, {}).content.decode()
    assert ("Hãy nhập tên đăng nhập." in text, "Hãy nhập mật khẩu." in text) == (True, True)


def test_who_is_in_is_not_asked_again(an: User) -> None:
    assert browser_of(an).get(URL).headers["Location"] == "/"


def test_logging_out_ends_the_session(as_an: Client) -> None:
    assert as_an.post(reverse("people:log-out")).headers["Location"] == URL
    assert as_an.get("/ke-hoach/").headers["Location"] == f"{URL}?next=/ke-hoach/"


def test_a_link_logs_nobody_out(as_an: Client) -> None:
    assert as_an.get(reverse("people:log-out")).status_code == 405
