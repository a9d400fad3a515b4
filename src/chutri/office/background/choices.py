"""States of a job."""

from __future__ import annotations

from django.db import models


class State(models.TextChoices):
    """How far a job is."""

    WAITING = "waiting", "Đang chờ"
    RUNNING = "running", "Đang chạy"
    DONE = "done", "Đã xong"
    FAILED = "failed", "Không thực hiện được"


FINISHED = (State.DONE, State.FAILED)
