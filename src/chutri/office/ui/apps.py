"""Django's entry for the shell."""

from __future__ import annotations

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Page shell and components."""

    name = "chutri.office.ui"
    label = "ui"
