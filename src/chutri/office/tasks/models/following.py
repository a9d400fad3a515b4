"""What people say of tasks and how they keep an eye on them: comments, followers, saved filters, reminders, calendars."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from chutri.office.people.models import Agency, User
from chutri.office.tasks.models.tasks import Task


class Comment(models.Model):
    """Trao đổi: something said about a task; whoever is named with @ is told."""

    task = models.ForeignKey(Task, verbose_name="nhiệm vụ", on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(User, verbose_name="người viết", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc")
    words = models.TextField("nội dung")

    class Meta:
        verbose_name = "trao đổi"
        verbose_name_plural = "trao đổi"
        indexes = (models.Index(fields=("task", "at"), name="comment_task"),)

    def __str__(self) -> str:
        """Give the beginning of what was said."""
        return self.words[:80]


class Follow(models.Model):
    """Theo dõi: a person who wants to hear of a task without having a part in it."""

    task = models.ForeignKey(Task, verbose_name="nhiệm vụ", on_delete=models.CASCADE, related_name="followers")
    person = models.ForeignKey(User, verbose_name="người theo dõi", on_delete=models.CASCADE, related_name="followed")

    class Meta:
        verbose_name = "theo dõi nhiệm vụ"
        verbose_name_plural = "theo dõi nhiệm vụ"
        constraints = (models.UniqueConstraint(fields=("task", "person"), name="one_follow_a_person"),)

    def __str__(self) -> str:
        """Say who follows."""
        return str(self.person)


class SavedFilter(models.Model):
    """Bộ lọc đã lưu: a list that somebody comes back to; ``shared`` ones stand in every colleague's list too."""

    owner = models.ForeignKey(User, verbose_name="người lưu", on_delete=models.CASCADE, related_name="task_filters")
    agency = models.ForeignKey(Agency, verbose_name="cơ quan", on_delete=models.CASCADE, related_name="+")
    name = models.CharField("tên", max_length=80)
    query = models.CharField("điều kiện", max_length=1000)
    shared = models.BooleanField("cả cơ quan dùng", default=False)

    class Meta:
        verbose_name = "bộ lọc đã lưu"
        verbose_name_plural = "bộ lọc đã lưu"
        constraints = (
            models.UniqueConstraint(fields=("owner", "name"), name="one_filter_a_name"),
            models.CheckConstraint(condition=~Q(name=""), name="a_filter_has_a_name"),
        )

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class ReminderChoice(models.Model):
    """Cách nhắc việc: which reminders a person wants, and by which way. Without a row the defaults hold.

    ``days`` are working days before the last day in time; 0 is the day after it.
    """

    person = models.OneToOneField(User, verbose_name="người", on_delete=models.CASCADE, related_name="reminder_choice")
    days = models.JSONField("nhắc trước (ngày làm việc)", default=list)
    weekly = models.BooleanField("bản tin đầu tuần", default=True)
    in_app = models.BooleanField("trong hệ thống", default=True)
    by_mail = models.BooleanField("qua thư điện tử", default=True)

    class Meta:
        verbose_name = "cách nhắc việc"
        verbose_name_plural = "cách nhắc việc"

    def __str__(self) -> str:
        """Say whose choice it is."""
        return f"Nhắc việc của {self.person}"


class CalendarKey(models.Model):
    """Địa chỉ lịch: the secret in the address of a person's calendar feed; only its hash is kept. A new one ends the old."""

    person = models.OneToOneField(User, verbose_name="người", on_delete=models.CASCADE, related_name="calendar_key")
    hashed = models.CharField("mã băm", max_length=64, unique=True)
    made_at = models.DateTimeField("tạo lúc")

    class Meta:
        verbose_name = "địa chỉ lịch"
        verbose_name_plural = "địa chỉ lịch"

    def __str__(self) -> str:
        """Say whose calendar it is."""
        return f"Lịch của {self.person}"
