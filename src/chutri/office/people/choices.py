"""Stored words of people."""

from __future__ import annotations

from django.db.models import TextChoices


class Role(TextChoices):
    """What a person does in the agency."""

    OFFICE = "office", "Văn phòng"
    READER = "reader", "Người xem"
