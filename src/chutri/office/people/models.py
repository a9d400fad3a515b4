"""Agencies and the people in them."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from chutri.office.people.choices import Role


class Agency(models.Model):
    """Cơ quan, đơn vị: the body that people work in and that owns what they bring in."""

    name = models.CharField("tên", max_length=250, unique=True)
    parent = models.ForeignKey(
        "self", verbose_name="cơ quan cấp trên", on_delete=models.PROTECT, null=True, blank=True, related_name="units"
    )

    class Meta:
        verbose_name = "cơ quan"
        verbose_name_plural = "cơ quan"

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class User(AbstractBaseUser):
    """A person who logs in. One agency, one role; both by operations only."""

    username = models.CharField("tên đăng nhập", max_length=60, unique=True)
    full_name = models.CharField("họ và tên", max_length=120)
    agency = models.ForeignKey(Agency, verbose_name="cơ quan", on_delete=models.PROTECT, related_name="people")
    role = models.CharField("vai trò", max_length=20, choices=Role, default=Role.READER)
    is_active = models.BooleanField("được đăng nhập", default=True)

    objects = BaseUserManager()

    USERNAME_FIELD = "username"

    class Meta:
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"

    def __str__(self) -> str:
        """Give the person's name."""
        return self.full_name

    def get_full_name(self) -> str:
        """Give the name as written in full: Nguyễn Thị An."""
        return self.full_name

    def get_short_name(self) -> str:
        """Give the given name, which stands last in Vietnamese: An."""
        return self.full_name.split()[-1] if self.full_name else self.username
