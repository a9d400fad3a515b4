"""Django's entry for people."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Cơ quan và người dùng."""

    name = "chutri.office.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Cơ quan và người dùng"
