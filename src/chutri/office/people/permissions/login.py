"""Who a session belongs to, and who a login and a password are."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from chutri.office.people.models import User
from chutri.office.people.queries.users import person_by_login


class PersonBackend(ModelBackend):
    """Logs in by name or e-mail address and password; fetches a session's person with their agency, which every page names."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> User | None:
        """Give the person; None when there is nobody of that login, the password is wrong or the login was taken away."""
        if username is None or password is None:
            return None
        person = person_by_login(username)
        if person is None:
            User().set_password(password)  # as slow as a wrong password, so that time does not tell which logins exist
            return None
        return person if person.check_password(password) and person.is_active else None

    def get_user(self, user_id: int) -> User | None:
        """Give the person of a session; None when their login was taken away."""
        return User.objects.select_related("agency").filter(pk=user_id, is_active=True).first()
