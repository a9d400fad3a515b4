"""Django's entry for the history."""

from __future__ import annotations

from django.apps import AppConfig


class HistoryConfig(AppConfig):
    """Nhật ký."""

    name = "chutri.office.history"
    label = "history"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Nhật ký"
