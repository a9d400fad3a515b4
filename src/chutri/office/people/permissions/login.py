"""Who a session belongs to."""

from __future__ import annotations

from django.contrib.auth.backends import ModelBackend

from chutri.office.people.models import User


class PersonBackend(ModelBackend):
    """Logs in by password; fetches a session's person together with their agency, which every page names."""

    def get_user(self, user_id: int) -> User | None:
        """Give the person of a session; None when their login was taken away."""
        return User.objects.select_related("agency").filter(pk=user_id, is_active=True).first()
