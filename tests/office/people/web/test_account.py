"""One's own account."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from chutri.office.history.models import HistoryLine
from chutri.office.people.choices import Role
from chutri.office.people.models import Delegation, User
from tests.factories.office import PASSWORD, browser_of

URL = "/tai-khoan/"
NEW = "một-mật-khẩu-khác-2026"


def log_in(login: str = "an", password: str = PASSWORD) -> Client:
    client = Client(headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Chrome/140 Safari/537"})
    client.post("/dang-nhap", {"username": login, "password": password})
    return client


def is_in(client: Client) -> bool:
    return client.get("/thong-bao/").status_code == 200


def test_the_page_shows_what_is_one_s_own(an: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client = log_in()
    # session, person, keys, postings, sessions, delegations, roles, colleagues (twice: whether there are, and who)
    with django_assert_num_queries(8):
        text = client.get(URL).content.decode()
    assert ("Chrome trên máy tính Windows" in text, "thiết bị này" in text) == (True, True)


def test_other_devices_are_logged_out_one_by_one_or_all(an: User) -> None:
    mine, phone, tablet = log_in(), log_in(), log_in()
    other = UserSession.objects.get(session_key=phone.session.session_key)
    mine.post(reverse("people:end-session", args=[other.pk]))
    assert [is_in(one) for one in (mine, phone, tablet)] == [True, False, True]
    mine.post(reverse("people:end-other-sessions"))
    assert [is_in(one) for one in (mine, tablet)] == [True, False]
    assert list(HistoryLine.objects.filter(deed="end_session").values_list("words", flat=True)) == [
        "Đăng xuất thiết bị: Chrome trên máy tính Windows, địa chỉ 127.0.0.1",
        "Đăng xuất 1 thiết bị khác",
    ]


def test_nobody_ends_the_session_of_another(an: User, chi: User) -> None:
    mine = log_in()
    session = UserSession.objects.get(session_key=mine.session.session_key)
    assert browser_of(chi).post(reverse("people:end-session", args=[session.pk])).status_code == 404
    assert is_in(mine) is True


def test_use_is_noted_once_in_five_minutes(an: User) -> None:
    client = log_in()
    past = datetime.now(UTC) - timedelta(minutes=6)
    UserSession.objects.update(last_seen_at=past)
    client.get("/thong-bao/")
    assert UserSession.objects.get().last_seen_at == past
    session = client.session
    session["seen_at"] = int(past.timestamp())
    session.save()
    client.get("/thong-bao/")
    assert UserSession.objects.get().last_seen_at > past + timedelta(minutes=5)


def test_a_new_password_logs_other_devices_out(an: User) -> None:
    mine, phone = log_in(), log_in()
    form = {"current": PASSWORD, "password": NEW, "again": NEW}
    assert mine.post(reverse("people:change-password"), form).headers["Location"] == URL
    assert [is_in(mine), is_in(phone), is_in(log_in(password=NEW))] == [True, False, True]


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"current": "sai", "password": NEW, "again": NEW}, "Mật khẩu hiện tại không đúng."),
        ({"current": PASSWORD, "password": NEW, "again": "khác"}, "Hai lần nhập không giống nhau."),
        ({"current": PASSWORD, "password": "12345678", "again": "12345678"}, "invalid-feedback"),
    ],
)
def test_what_is_wrong_with_a_new_password_is_said(an: User, form: dict[str, str], said: str) -> None:
    answer = log_in().post(reverse("people:change-password"), form)
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert User.objects.get(pk=an.pk).check_password(PASSWORD) is True


def test_standing_in_is_lent_and_taken_back(an: User, binh: User, as_an: Client) -> None:
    today = timezone.localdate().isoformat()
    form = {"taker": binh.pk, "starts_on": today, "ends_on": today, "reason": "họp"}
    assert as_an.post(reverse("people:give-delegation"), form).headers["Location"] == URL
    given = Delegation.objects.get()
    assert "Bạn thay <b>Nguyễn Thị An</b>" in browser_of(binh).get(URL).content.decode()
    as_an.post(reverse("people:take-back-delegation", args=[given.pk]))
    given.refresh_from_db()
    assert given.revoked_at is not None
    again = as_an.post(reverse("people:give-delegation"), {**form, "ends_on": "2020-01-01"})
    assert (again.status_code, "từ ngày bắt đầu trở đi" in again.content.decode()) == (422, True)


def test_an_administrator_without_a_second_factor_sees_nothing_else(an: User) -> None:
    an.postings.create(agency=an.agency, role=Role.ADMINISTRATOR, starts_on=timezone.localdate())
    client = log_in()
    door = reverse("people:add-second-factor")
    assert [client.get(path).headers["Location"] for path in ("/ke-hoach/", URL, "/nguoi-dung/")] == [door] * 3
    text = client.get(door).content.decode()
    assert "Người quản trị hệ thống phải bật xác thực hai bước trước khi làm việc khác." in text
    assert client.get(reverse("mfa_activate_totp")).status_code == 200
    Authenticator.objects.create(user=an, type=Authenticator.Type.WEBAUTHN, data={})
    assert client.get("/nguoi-dung/").status_code == 200


def test_forgetting_a_password_says_the_same_to_everybody(an: User, settings: object) -> None:
    settings.MAIL_IS_SET_UP = True  # type: ignore[attr-defined]
    User.objects.filter(pk=an.pk).update(email="an@minhhaidong.example")
    answers = [Client().post("/quen-mat-khau", {"email": email}) for email in ("an@minhhaidong.example", "x@y.vn")]
    words = [answer.content.decode().replace("x@y.vn", "an@minhhaidong.example") for answer in answers]
    assert words[0].split("<h1>")[1] == words[1].split("<h1>")[1]


def test_a_link_that_leads_nowhere_says_so(db: None) -> None:
    answer = Client().get("/dat-mat-khau/khong-co")
    assert (answer.status_code, "đã được thay bằng đường dẫn mới hơn" in answer.content.decode()) == (404, True)
