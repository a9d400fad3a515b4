"""Django's entry for rollout."""

from __future__ import annotations

from django.apps import AppConfig


class RolloutConfig(AppConfig):
    """Triển khai."""

    name = "chutri.office.rollout"
    label = "rollout"
    verbose_name = "Triển khai"
