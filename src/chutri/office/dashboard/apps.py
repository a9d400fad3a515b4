"""Django's entry for the dashboard."""

from __future__ import annotations

from django.apps import AppConfig


class DashboardConfig(AppConfig):
    """Tổng quan."""

    name = "chutri.office.dashboard"
    label = "dashboard"
    verbose_name = "Tổng quan"
