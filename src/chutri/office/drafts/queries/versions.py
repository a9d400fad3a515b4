"""The versions of a draft."""

from __future__ import annotations

from django.db.models import QuerySet

from chutri.office.drafts.models import Draft, Version


def versions_of(draft: Draft) -> QuerySet[Version]:
    """Give the versions without their text, the newest first."""
    return draft.versions.select_related("added_by").defer("text").order_by("-number")


def newest_version(draft: Draft) -> Version | None:
    """Give the newest version with its text; None while there is none."""
    return draft.versions.order_by("-number").first()


def version_numbered(draft: Draft, number: int) -> Version | None:
    """Give one version with its text."""
    return draft.versions.filter(number=number).first()
