"""Reports as an installed app."""

from __future__ import annotations

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Names the app in Vietnamese."""

    name = "chutri.office.reports"
    label = "reports"
    verbose_name = "Báo cáo"
