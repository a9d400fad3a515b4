"""Ending sessions: one, all others, all."""

from __future__ import annotations

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.db import transaction

from chutri.office.history.operations import record
from chutri.office.people.models import User
from chutri.office.people.rules.devices import device_words


def end_sessions(person: User, *, but: str | None = None) -> int:
    """End a person's sessions, all or all but the one with that key; give how many. The caller records why."""
    ended = 0
    for session in UserSession.objects.filter(user_id=person.pk).exclude(session_key=but or ""):
        session.end()
        ended += 1
    return ended


@transaction.atomic
def end_session(*, session: UserSession, by: User, at: datetime) -> None:
    """End one session: whoever sits there is asked to log in."""
    words = f"Đăng xuất thiết bị: {device_words(session.user_agent)}, địa chỉ {session.ip}"
    session.end()
    record(by=by, at=at, deed="end_session", about=by, words=words)


@transaction.atomic
def end_other_sessions(*, person: User, key: str | None, at: datetime) -> int:
    """End all sessions of a person but this one; give how many."""
    ended = end_sessions(person, but=key)
    if ended:
        record(by=person, at=at, deed="end_session", about=person, words=f"Đăng xuất {ended} thiết bị khác")
    return ended
