"""Logging in and out."""

from __future__ import annotations

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse

from chutri.office.history.queries import lines_about
from chutri.office.people.models import User
from chutri.office.people.web.adapters import SecondFactorAdapter
from tests.factories.office import PASSWORD, browser_of, confirmed

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


def test_an_e_mail_address_is_a_login_too(an: User) -> None:
    User.objects.filter(pk=an.pk).update(email="An@MinhHaiDong.example")
    assert log_in(Client(), username="an@minhhaidong.example") == (302, "/")


def test_five_failures_lock_and_the_right_password_does_not_help(an: User) -> None:
    for _ in range(5):
        log_in(Client(), password="sai")
    answer = Client().post(URL, {"username": "an", "password": PASSWORD})
    assert (answer.status_code, "tạm dừng 5 phút" in answer.content.decode()) == (422, True)
    elsewhere = Client(REMOTE_ADDR="10.9.8.7")
    assert log_in(elsewhere) == (302, "/")


def test_coming_and_going_is_recorded(an: User) -> None:
    client = Client()
    log_in(client, password="sai")
    log_in(client)
    client.post(reverse("people:log-out"))
    assert [line.words for line in lines_about(an)[:3]] == [
        "Đăng xuất",
        "Đăng nhập bằng mật khẩu từ địa chỉ 127.0.0.1",
        "Đăng nhập không thành công của Nguyễn Thị An (an) từ địa chỉ 127.0.0.1",
    ]


def test_nobody_can_sign_up() -> None:
    for path in ("/accounts/signup/", "/signup/", "/dang-ky", "/tai-khoan/email"):
        assert Client().get(path).status_code == 404


def code_of(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def test_a_code_on_the_phone_is_set_up_and_asked_for(an: User) -> None:
    client = Client()
    log_in(client)
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert client.post(reverse("mfa_activate_totp"), {"code": "000000"}).status_code == 200
    set_up = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert set_up.headers["Location"] == reverse("mfa_view_recovery_codes")
    codes = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert (len(codes), kept == secret) == (10, False)

    other = Client()
    assert log_in(other, next="/nhiem-vu/") == (302, reverse("mfa_authenticate"))
    assert other.get("/nhiem-vu/").status_code == 302
    wrong = other.post(reverse("mfa_authenticate"), {"code": "123"})
    assert "Mã không đúng hoặc đã hết hiệu lực." in wrong.content.decode()
    # a code is good once: the one that set it up was not used to log in yet
    assert other.post(reverse("mfa_authenticate"), {"code": codes[0]}).headers["Location"] == "/nhiem-vu/"
    assert lines_about(an)[0].words == "Đăng nhập bằng mật khẩu và mã dự phòng từ địa chỉ 127.0.0.1"

    again = Client()
    log_in(again)
    assert again.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code == 200
    assert again.post(reverse("mfa_authenticate"), {"code": code_of(secret)}).headers["Location"] == "/"
    assert client.post(reverse("mfa_deactivate_totp")).headers["Location"] == reverse("mfa_index")
    assert Authenticator.objects.count() == 0


def test_codes_are_not_guessed(an: User) -> None:
    client = Client()
    log_in(client)
    Authenticator.objects.create(user=an, type="totp", data={"secret": SecondFactorAdapter().encrypt("A" * 32)})
    other = Client()
    log_in(other)
    answers = [other.post(reverse("mfa_authenticate"), {"code": "12"}).content.decode() for _ in range(6)]
    assert ["Đã nhập sai quá nhiều lần" in text for text in answers] == [False] * 5 + [True]


def test_an_administrator_keeps_a_second_factor(an: User) -> None:
    an.postings.create(agency=an.agency, role="administrator", starts_on="2026-01-01")
    Authenticator.objects.create(user=an, type="totp", data={"secret": SecondFactorAdapter().encrypt("A" * 32)})
    answer = confirmed(browser_of(an), an).post(reverse("mfa_deactivate_totp"))
    assert "Người quản trị phải giữ ít nhất một cách xác thực hai bước." in answer.content.decode()
    assert Authenticator.objects.count() == 1
