"""Stored words of what follows from plans."""

from __future__ import annotations

from django.db.models import TextChoices


class AmendmentKind(TextChoices):
    """What a later document does to a task of an earlier one."""

    EXTENDS = "extends", "Điều chỉnh thời gian"
    CHANGES = "changes", "Sửa đổi, bổ sung"
    CANCELS = "cancels", "Bãi bỏ"
