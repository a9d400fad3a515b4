"""What every answer carries, and the error pages."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory
from django.views.defaults import server_error
from pytest_django import Settings

from chutri.office.people.models import User


def test_every_answer_forbids_what_is_not_this_site_s(as_an: Client) -> None:
    headers = as_an.get("/ke-hoach/").headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert (policy["default-src"], policy["script-src"], policy["style-src"], policy["frame-ancestors"]) == (
        "'none'", "'self'", "'self'", "'none'",
    )  # fmt: skip
    assert (headers["X-Content-Type-Options"], headers["X-Frame-Options"], headers["Referrer-Policy"]) == (
        "nosniff", "DENY", "same-origin",
    )  # fmt: skip


def test_pages_are_kept_out_of_every_cache(as_an: Client) -> None:
    headers = as_an.get("/ke-hoach/").headers
    assert (headers["Cache-Control"], "HX-Request" in headers["Vary"]) == ("private, no-store", True)


@pytest.mark.parametrize("path", ["/ke-hoach/", "/nhiem-vu/", "/dang-nhap"])
def test_no_page_has_a_script_or_style_of_its_own(as_an: Client, path: str) -> None:
    html = as_an.get(path).content.decode()
    assert ("<style" in html, " style=" in html, "<script>" in html, " onclick=" in html) == (False,) * 4


def test_plain_http_goes_to_https_unless_it_is_turned_off(settings: Settings, an: User) -> None:
    settings.SECURE_SSL_REDIRECT = True
    answer = Client().get("/dang-nhap")
    assert (answer.status_code, answer.headers["Location"]) == (301, "https://testserver/dang-nhap")


def test_what_is_not_there_is_said_in_vietnamese(as_an: Client) -> None:
    answer = as_an.get("/khong-co")
    assert (answer.status_code, "Không tìm thấy trang này" in answer.content.decode()) == (404, True)


def test_a_form_of_another_session_is_refused_in_vietnamese(an: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(an)
    answer = client.post("/dang-xuat")
    assert (answer.status_code, "Trang này đã mở quá lâu" in answer.content.decode()) == (403, True)


def test_a_fault_of_the_server_is_said_in_vietnamese(rf: RequestFactory) -> None:
    answer = server_error(rf.get("/"))
    assert (answer.status_code, "Máy chủ gặp lỗi" in answer.content.decode()) == (500, True)
