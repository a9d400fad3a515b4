"""How findings of a reading are worded for an official: roles, dates, counts, lists of bodies."""

from __future__ import annotations

import re
from collections.abc import Iterable

from chutri.checking.model import Finding, Severity
from chutri.office.lib.stated_dates import stated_date
from chutri.reading.model import Deadline, Event, Header, Party, Relation, Role, Task

ROLES: dict[Role, str] = {"lead": "Chủ trì", "coordinate": "Phối hợp", "own": "Thực hiện"}
SEVERITIES: dict[Severity, str] = {"error": "lỗi", "warning": "cảnh báo", "note": "lưu ý"}
_RELATIONS: dict[Relation, str] = {"before": "trước ", "by": "chậm nhất ", "on": "", "within": "trong "}
# A document must not steer the terminal that shows it.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def plain(text: str) -> str:
    """The text on one line, without characters that steer a terminal."""
    return " ".join(_CONTROL.sub("", text).split())


def said_date(written: str | None) -> str:
    """A date of a reading as an official writes it: 15/11/2024, tháng 10/2024, quý IV/2025; empty for none."""
    if written is None:
        return ""
    stated = stated_date(written)
    return str(stated) if stated else written


def said_deadline(deadline: Deadline | None) -> str:
    """A deadline with its relation: ``trước 15/11/2024``; its own words when it names no date."""
    if deadline is None:
        return ""
    if deadline.date is None:
        return plain(deadline.text)
    return f"{_RELATIONS[deadline.relation]}{said_date(deadline.date)}"


def said_time(task: Task) -> str:
    """When a task is to be done: from its start to its deadline, or how often."""
    parts = []
    if task.start:
        parts.append(f"từ {said_date(task.start)}")
    if task.deadline:
        parts.append(said_deadline(task.deadline))
    if task.recurrence:
        parts.append(plain(task.recurrence.text))
    return ", ".join(parts)


def time_words(task: Task) -> str:
    """The document's own words for the task's time, empty when ``said_time`` already is those words."""
    words = plain(task.deadline.text) if task.deadline and task.deadline.date else ""
    return "" if words.casefold() == said_time(task).casefold() else words


def said_when(event: Event) -> str:
    """When an event is: ``07:30 27/03/2026``, or from which day to which."""
    days = said_date(event.start)
    if event.end and event.end != event.start:
        days = f"từ {days} đến {said_date(event.end)}" if days else f"đến {said_date(event.end)}"
    return " ".join(part for part in (event.time, days) if part)


def said_role(task: Task) -> str:
    """What part the agency has: Chủ trì, Phối hợp or Thực hiện; a request is called one."""
    return f"{ROLES[task.role]} (đề nghị)" if task.mode == "requested" else ROLES[task.role]


def names(parties: Iterable[Party]) -> str:
    """Bodies as one text."""
    return "; ".join(plain(party.text) for party in parties)


def said_document(header: Header, file: str) -> str:
    """Which document it is: kind, number and symbol, date; the file's name where the letterhead says none of them."""
    words = [plain(word) for word in (header.kind, header.code) if word]
    if header.date:
        words.append(f"ngày {said_date(header.date)}")
    return " ".join(words) or file


def said_findings(findings: Iterable[Finding]) -> str:
    """How many findings of each severity: ``2 lỗi, 5 cảnh báo``; empty for none."""
    counts = dict.fromkeys(SEVERITIES, 0)
    for finding in findings:
        counts[finding.severity] += 1
    return ", ".join(f"{count} {SEVERITIES[severity]}" for severity, count in counts.items() if count)
