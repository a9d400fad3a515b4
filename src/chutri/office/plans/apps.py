"""Django's entry for plans."""

from __future__ import annotations

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Kế hoạch."""

    name = "chutri.office.plans"
    label = "plans"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Kế hoạch"
