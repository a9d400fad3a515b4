"""The lock against guessing: five failures of one login from one address, for five minutes, in the database."""

from __future__ import annotations

from datetime import timedelta

import pytest

from chutri.office.history.models import HistoryLine
from chutri.office.people.models import LoginAttempts, User
from chutri.office.people.operations import (
    TooManyAttempts,
    begin_attempt,
    fail_attempt,
    forget_attempts,
    pass_attempt,
)
from tests.factories.office import NOW

HOME, ELSEWHERE = "10.0.0.1", "10.0.0.2"
MINUTE = timedelta(minutes=1)


def fail(login: str = "an", address: str = HOME, *, times: int = 1, at: int = 0) -> None:
    for _ in range(times):
        begin_attempt(login=login, address=address, at=NOW + at * MINUTE)
        fail_attempt(login=login, address=address, at=NOW + at * MINUTE)


def locked(login: str = "an", address: str = HOME, *, at: int = 0) -> bool:
    try:
        begin_attempt(login=login, address=address, at=NOW + at * MINUTE)
    except TooManyAttempts as error:
        assert str(error).startswith("Đã nhập sai quá nhiều lần nên việc đăng nhập từ đây tạm dừng 5 phút.")
        return True
    return False


def words() -> list[tuple[str, str]]:
    return list(HistoryLine.objects.filter(deed__endswith="_login").order_by("pk").values_list("deed", "words"))


@pytest.mark.parametrize("login", ["an", "khong-co"])
def test_the_fifth_failure_locks_whether_or_not_there_is_such_a_login(an: User, login: str) -> None:
    fail(login, times=4)
    assert locked(login) is False
    fail_attempt(login=login, address=HOME, at=NOW)
    assert [locked(login, at=minute) for minute in (0, 4)] == [True, True]
    assert locked(login, at=6) is False


def test_another_address_and_another_login_are_not_locked(an: User, binh: User) -> None:
    fail(times=5)
    assert [locked(), locked("AN "), locked(address=ELSEWHERE), locked("binh")] == [True, True, False, False]


def test_many_at_once_are_counted_before_their_passwords_are_looked_at(an: User) -> None:
    assert [locked() for _ in range(7)] == [False] * 5 + [True] * 2


def test_failures_far_apart_do_not_add_up(an: User) -> None:
    fail(times=4)
    fail(times=4, at=6)
    assert locked(at=6) is False


def test_who_comes_in_begins_anew(an: User) -> None:
    fail(times=4)
    begin_attempt(login="an", address=HOME, at=NOW)
    pass_attempt(login="an", address=HOME)
    fail(times=4)
    assert locked() is False


def test_an_address_that_tries_many_logins_is_locked(db: None) -> None:
    for number in range(100):
        fail(f"login{number}")
    assert [locked("another"), locked("another", ELSEWHERE)] == [True, False]


def test_what_was_typed_is_recorded_only_where_it_is_a_login(an: User) -> None:
    fail(times=5)
    fail("mật-khẩu-gõ-nhầm-chỗ")
    whose = "của Nguyễn Thị An (an) từ địa chỉ 10.0.0.1"
    assert words() == [
        *[("fail_login", f"Đăng nhập không thành công {whose}")] * 4,
        ("lock_login", f"Tạm khóa đăng nhập {whose}"),
        ("fail_login", "Đăng nhập không thành công với một tên không có trong hệ thống từ địa chỉ 10.0.0.1"),
    ]
    assert not LoginAttempts.objects.filter(key__contains="an").exclude(key__regex=r"^[0-9a-f]{64}$").exists()


def test_old_counts_are_forgotten(an: User) -> None:
    fail(times=5)
    fail("binh", ELSEWHERE, at=8)
    assert (forget_attempts(at=NOW + 9 * MINUTE), LoginAttempts.objects.count()) == (2, 2)
