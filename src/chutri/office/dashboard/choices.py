"""Words of the dashboard's addresses."""

from __future__ import annotations

from django.db.models import TextChoices


class Scope(TextChoices):
    """Whose tasks are counted; the value stands in the URL."""

    GIVEN = "da-giao", "Cơ quan tôi giao"
    LED = "chu-tri", "Cơ quan tôi chủ trì"


class View(TextChoices):
    """What the figures are broken down by; the value stands in the URL."""

    AGENCY = "co-quan", "Theo cơ quan"
    PLAN = "ke-hoach", "Theo kế hoạch"


class Order(TextChoices):
    """What a breakdown is sorted by; the value stands in the URL."""

    OVERDUE = "qua-han", "Quá hạn nhiều nhất"
    SILENT = "im-lang", "Im lặng nhiều nhất"
    TOTAL = "so-viec", "Nhiều việc nhất"
    NAME = "ten", "Theo tên"
