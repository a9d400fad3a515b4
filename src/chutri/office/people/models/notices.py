"""What a person is told in the app."""

from __future__ import annotations

from django.db import models

from chutri.office.people.models.users import User


class Notice(models.Model):
    """Thông báo: one line to one person, with the page that it speaks of. ``key`` keeps the same thing from being told twice."""

    person = models.ForeignKey(User, verbose_name="người nhận", on_delete=models.CASCADE, related_name="notices")
    at = models.DateTimeField("lúc")
    words = models.TextField("nội dung")
    address = models.CharField("trang", max_length=250, blank=True)
    key = models.CharField("khóa", max_length=120, blank=True)
    read_at = models.DateTimeField("đã xem lúc", null=True, blank=True)
    mailed_at = models.DateTimeField("đã gửi thư lúc", null=True, blank=True)

    class Meta:
        verbose_name = "thông báo"
        verbose_name_plural = "thông báo"
        constraints = (
            models.UniqueConstraint(
                fields=("person", "key"), condition=~models.Q(key=""), name="one_notice_a_person_and_key"
            ),
        )
        indexes = (models.Index(fields=("person", "read_at", "at"), name="notice_unread"),)

    def __str__(self) -> str:
        """Give the words."""
        return self.words
