"""Django's entry for background work."""

from __future__ import annotations

from django.apps import AppConfig


class BackgroundConfig(AppConfig):
    """Công việc nền."""

    name = "chutri.office.background"
    label = "background"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Công việc nền"
