"""How often an agency moves its tasks."""

from __future__ import annotations

from django.db import models

from chutri.office.people.models import Agency


class Rhythm(models.Model):
    """Nhịp cập nhật: after so many days without a movement a task of the agency is silent; reckoned anew every night."""

    agency = models.OneToOneField(Agency, verbose_name="cơ quan", on_delete=models.CASCADE, related_name="+")
    silent_after = models.PositiveSmallIntegerField("im lặng sau (ngày)")
    gaps = models.PositiveIntegerField("số khoảng cách đã đo")
    reckoned_on = models.DateField("tính ngày")

    class Meta:
        verbose_name = "nhịp cập nhật"
        verbose_name_plural = "nhịp cập nhật"
        constraints = (
            models.CheckConstraint(condition=models.Q(silent_after__gte=1), name="silence_needs_a_day_at_least"),
        )

    def __str__(self) -> str:
        """Say it in days."""
        return f"{self.agency}: {self.silent_after} ngày"
