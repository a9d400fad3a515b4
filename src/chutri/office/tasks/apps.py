"""Django's entry for tasks."""

from __future__ import annotations

from django.apps import AppConfig


class TasksConfig(AppConfig):
    """Nhiệm vụ."""

    name = "chutri.office.tasks"
    label = "tasks"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Nhiệm vụ"
