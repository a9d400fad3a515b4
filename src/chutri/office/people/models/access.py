"""What stands between a person and their login: links that let them set a password, and attempts that failed."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from chutri.office.people.choices import LinkPurpose
from chutri.office.people.models.users import User


class AccessLink(models.Model):
    """A link with which one person sets their password, once, within its time. Only the hash of its secret is kept."""

    person = models.ForeignKey(User, verbose_name="người dùng", on_delete=models.CASCADE, related_name="access_links")
    purpose = models.CharField("mục đích", max_length=10, choices=LinkPurpose)
    secret_hash = models.CharField("băm của mã", max_length=64, unique=True)
    made_by = models.ForeignKey(
        User, verbose_name="người gửi", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField("lúc gửi")
    expires_at = models.DateTimeField("hết hạn lúc")
    used_at = models.DateTimeField("đã dùng lúc", null=True, blank=True)
    revoked_at = models.DateTimeField("hủy lúc", null=True, blank=True)

    class Meta:
        verbose_name = "đường dẫn đặt mật khẩu"
        verbose_name_plural = "đường dẫn đặt mật khẩu"
        constraints = (
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="access_link_expires_after_it_is_made"
            ),
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(revoked_at__isnull=True), name="access_link_ends_one_way"
            ),
        )

    def __str__(self) -> str:
        """Say what it is for and whose it is."""
        return f"{LinkPurpose(self.purpose).label}: {self.person}"


class LoginAttempts(models.Model):
    """How often somebody failed to log in lately. ``key`` is a hash: neither logins nor addresses can be read from it."""

    key = models.CharField("khóa", max_length=64, unique=True)
    count = models.PositiveIntegerField("số lần", default=0)
    since = models.DateTimeField("tính từ")
    locked_until = models.DateTimeField("khóa đến", null=True, blank=True)

    class Meta:
        verbose_name = "lần đăng nhập sai"
        verbose_name_plural = "lần đăng nhập sai"

    def __str__(self) -> str:
        """Give the count."""
        return str(self.count)


class CacheRow(models.Model):
    """A row of Django's cache in the database: the columns are those that its backend reads and writes."""

    cache_key = models.CharField("khóa", max_length=255, primary_key=True)
    value = models.TextField("giá trị")
    expires = models.DateTimeField("hết hạn", db_index=True)

    class Meta:
        verbose_name = "bộ nhớ đệm"
        verbose_name_plural = "bộ nhớ đệm"

    def __str__(self) -> str:
        """Give the key."""
        return self.cache_key
