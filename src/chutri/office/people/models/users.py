"""The people who log in, their postings, and who stands in for whom."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from chutri.office.people.choices import PersonState, Role
from chutri.office.people.models.agencies import Agency


class User(AbstractBaseUser):
    """A person who logs in. ``agency`` and ``role`` are those of the main posting; all are in ``postings``."""

    username = models.CharField("tên đăng nhập", max_length=60, unique=True)
    full_name = models.CharField("họ và tên", max_length=120)
    email = models.EmailField("thư điện tử", blank=True)
    agency = models.ForeignKey(Agency, verbose_name="cơ quan", on_delete=models.PROTECT, related_name="people")
    role = models.CharField("vai trò", max_length=20, choices=Role, default=Role.READER)
    is_active = models.BooleanField("được đăng nhập", default=True)
    name_order = models.CharField("khóa xếp theo tên gọi", max_length=200, editable=False, blank=True)

    search = models.TextField("chữ để tìm", blank=True, editable=False)

    objects = BaseUserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"
        constraints = (
            # one logs in by it, and is let in by another server that confirms it
            models.UniqueConstraint(
                Lower("email"),
                condition=~Q(email=""),
                name="one_person_an_email",
                violation_error_message="Thư điện tử này đã thuộc về một người dùng khác.",
            ),
        )
        indexes = (models.Index(fields=("agency", "name_order"), name="user_by_agency"),)

    def __str__(self) -> str:
        """Give the person's name."""
        return self.full_name

    def get_full_name(self) -> str:
        """Give the name as written in full: Nguyễn Thị An."""
        return self.full_name

    def get_short_name(self) -> str:
        """Give the given name, which stands last in Vietnamese: An."""
        return self.full_name.split()[-1] if self.full_name else self.username

    @property
    def state(self) -> PersonState:
        """Say how far they are with their login."""
        if not self.is_active:
            return PersonState.ENDED
        return PersonState.ACTIVE if self.has_usable_password() else PersonState.INVITED

    def name_in_history(self) -> str:
        """Give the name that a line of the history keeps: with whom they stand in for when the right to the deed is lent."""
        giver = self.__dict__.get("acting_on_behalf_of", "")
        return f"{self.full_name} (thay mặt {giver})" if giver else self.full_name


class Posting(models.Model):
    """A role that a person holds in an agency for a stretch of days (``ends_on`` included, None: until further notice)."""

    person = models.ForeignKey(User, verbose_name="người", on_delete=models.CASCADE, related_name="postings")
    agency = models.ForeignKey(Agency, verbose_name="cơ quan", on_delete=models.PROTECT, related_name="postings")
    role = models.CharField("vai trò", max_length=20, choices=Role)
    position = models.CharField("chức vụ", max_length=120, blank=True)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày", null=True, blank=True)

    class Meta:
        verbose_name = "phân công vai trò"
        verbose_name_plural = "phân công vai trò"
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="posting_ends_after_it_starts"
            ),
            models.UniqueConstraint(
                fields=("person", "agency", "role"), condition=Q(ends_on__isnull=True), name="one_open_posting_a_role"
            ),
        )

    def __str__(self) -> str:
        """Say who is what where."""
        return f"{self.person}: {Role(self.role).label}, {self.agency}"

    def is_valid_on(self, day: date) -> bool:
        """Say whether the role is held on a day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


class Delegation(models.Model):
    """Ủy quyền: for a stretch of days ``taker`` may do what ``giver`` may, and the history says on whose behalf."""

    giver = models.ForeignKey(User, verbose_name="người ủy quyền", on_delete=models.CASCADE, related_name="delegations")
    taker = models.ForeignKey(
        User, verbose_name="người được ủy quyền", on_delete=models.CASCADE, related_name="standing_in"
    )
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày")
    reason = models.CharField("lý do", max_length=250, blank=True)
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)

    class Meta:
        verbose_name = "ủy quyền"
        verbose_name_plural = "ủy quyền"
        constraints = (
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="delegation_ends_after_it_starts"),
            models.CheckConstraint(condition=~Q(giver=F("taker")), name="nobody_stands_in_for_themselves"),
        )

    def __str__(self) -> str:
        """Say who stands in for whom."""
        return f"{self.taker} thay {self.giver}"
