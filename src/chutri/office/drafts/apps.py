"""The app of drafts."""

from __future__ import annotations

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """Soạn thảo."""

    name = "chutri.office.drafts"
    verbose_name = "Soạn thảo"
