"""The office's tasks as a spreadsheet or as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from chutri.cli.forms.sheets import Sheet, workbook

SCHEMA = "chutri.tasks/1"


@dataclass(frozen=True, slots=True)
class FollowedTask:
    """A task as the office follows it up; ``status`` and ``status_words`` are the stored word and its Vietnamese name."""

    document: str
    document_title: str
    section: str
    agencies: tuple[str, ...]
    role: str
    role_words: str
    action: str
    partners: tuple[str, ...]
    deadline: str
    deadline_day: date | None
    deadline_words: str
    status: str
    status_words: str


_COLUMNS = (
    ("Văn bản", 20),
    ("Mục", 10),
    ("Cơ quan", 30),
    ("Vai trò", 12),
    ("Việc phải làm", 70),
    ("Phối hợp với", 32),
    ("Thời hạn", 18),
    ("Ngày cuối của thời hạn", 14),
    ("Nguyên văn thời hạn", 26),
    ("Tình trạng", 16),
)


def as_xlsx(tasks: Sequence[FollowedTask]) -> bytes:
    """A workbook with one sheet, a task a row."""
    rows = [
        (
            task.document,
            task.section,
            "; ".join(task.agencies),
            task.role_words,
            task.action,
            "; ".join(task.partners),
            task.deadline,
            task.deadline_day,
            task.deadline_words,
            task.status_words,
        )
        for task in tasks
    ]
    return workbook("Nhiệm vụ đang theo dõi", (Sheet("Nhiệm vụ", _COLUMNS, rows),))


def as_json(tasks: Sequence[FollowedTask]) -> bytes:
    """One JSON object; days in ISO form."""
    told = [{**asdict(task), "deadline_day": task.deadline_day and task.deadline_day.isoformat()} for task in tasks]
    return (json.dumps({"schema": SCHEMA, "tasks": told}, ensure_ascii=False, indent=2) + "\n").encode()
