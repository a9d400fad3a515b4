"""One's own password."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from chutri.office.history.operations import record
from chutri.office.people.models import User
from chutri.office.people.operations.sessions import end_sessions


class UnableToChangePassword(Exception):
    """The password can't be changed; the message is Vietnamese and fit for the screen."""


@transaction.atomic
def change_password(*, person: User, current: str, password: str, session_key: str | None, at: datetime) -> User:
    """Change one's own password; other sessions end. Raises UnableToChangePassword, ValidationError for a weak one."""
    if not person.check_password(current):
        raise UnableToChangePassword("Mật khẩu hiện tại không đúng.")
    validate_password(password, person)
    person.set_password(password)
    person.save(update_fields=["password"])
    end_sessions(person, but=session_key)
    record(by=person, at=at, deed="change_password", about=person, words="Đổi mật khẩu")
    return person
