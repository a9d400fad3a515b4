"""Coming in and going out: what is recorded of it, and the lock against guessing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Case, F, Q, Value, When

from chutri.office.history.operations import record
from chutri.office.people.models import LoginAttempts, User
from chutri.office.people.queries.users import person_by_login
from chutri.office.people.rules.attempts import (
    COUNTED_WITHIN,
    LOCKED_FOR,
    MOST_FAILURES,
    MOST_FAILURES_FROM_ADDRESS,
    attempt_key,
)


class TooManyAttempts(Exception):
    """Too many attempts failed: nobody is let in there for a while. The message says the same whoever is asked for."""

    def __init__(self) -> None:
        """Say it."""
        minutes = int(LOCKED_FOR.total_seconds() // 60)
        super().__init__(
            f"Đã nhập sai quá nhiều lần nên việc đăng nhập từ đây tạm dừng {minutes} phút. Hãy chờ rồi thử lại, "
            "hoặc dùng “Quên mật khẩu”."
        )


@dataclass(slots=True)
class Stranger:
    """Whoever tries a login that nobody has."""

    pk: int = 0

    def name_in_history(self) -> str:
        """Give what the history calls them."""
        return "Người chưa đăng nhập"


@transaction.atomic
def begin_attempt(*, login: str, address: str, at: datetime) -> None:
    """Count an attempt to log in before its password is looked at, so that many at once count as many.

    Raises TooManyAttempts when the lock holds, be it for a login that nobody has; the attempt is then not counted.
    """
    for key, most in _keys(login, address):
        row, _ = LoginAttempts.objects.get_or_create(key=key, defaults={"since": at})
        mine = LoginAttempts.objects.filter(pk=row.pk)
        if mine.filter(locked_until__gt=at).exists():
            raise TooManyAttempts
        fresh = Q(since__lt=at - COUNTED_WITHIN) | Q(locked_until__isnull=False)
        mine.update(
            count=Case(When(fresh, then=Value(1)), default=F("count") + 1),
            since=Case(When(fresh, then=Value(at)), default=F("since")),
            locked_until=None,
        )
        row.refresh_from_db()
        if row.count > most:
            raise TooManyAttempts


@transaction.atomic
def fail_attempt(*, login: str, address: str, at: datetime) -> None:
    """Say that a counted attempt failed: the fifth locks. What was typed is recorded only where it is a login of somebody."""
    person = person_by_login(login)
    locked = False
    for key, most in _keys(login, address):
        locked |= bool(LoginAttempts.objects.filter(key=key, count__gte=most).update(locked_until=at + LOCKED_FOR))
    about = person or LoginAttempts.objects.get(key=_keys(login, address)[0][0])
    whose = f"của {person.full_name} ({person.username})" if person else "với một tên không có trong hệ thống"
    record(
        by=Stranger(),
        at=at,
        deed="lock_login" if locked else "fail_login",
        about=about,
        words=f"{'Tạm khóa đăng nhập' if locked else 'Đăng nhập không thành công'} {whose} từ địa chỉ {address}",
    )


def pass_attempt(*, login: str, address: str) -> None:
    """Forget the failures of a login from an address, and take back this attempt of the address's."""
    (own, _), (everybody, _) = _keys(login, address)
    LoginAttempts.objects.filter(key=own).delete()
    LoginAttempts.objects.filter(key=everybody, count__gt=0).update(count=F("count") - 1)


def forget_attempts(*, at: datetime) -> int:
    """Remove what no longer counts; give how many rows."""
    over = Q(since__lt=at - COUNTED_WITHIN) & (Q(locked_until=None) | Q(locked_until__lt=at))
    return LoginAttempts.objects.filter(over).delete()[0]


def record_login(*, person: User, address: str, how: str, at: datetime) -> None:
    """Record that somebody came in; ``how`` says by what (*mật khẩu*, *khóa truy cập*)."""
    words = f"Đăng nhập bằng {how} từ địa chỉ {address}"
    record(by=person, at=at, deed="log_in", about=person, words=words)


def record_logout(*, person: User, at: datetime) -> None:
    """Record that somebody left."""
    record(by=person, at=at, deed="log_out", about=person, words="Đăng xuất")


def _keys(login: str, address: str) -> tuple[tuple[str, int], tuple[str, int]]:
    return (
        (attempt_key("login", login, address), MOST_FAILURES),
        (attempt_key("address", address), MOST_FAILURES_FROM_ADDRESS),
    )
