"""A reading as Markdown: a page to paste into an e-mail, a wiki or a merge request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chutri.cli.checked import CheckedReading
from chutri.cli.wording import (
    SEVERITIES,
    names,
    plain,
    said_date,
    said_document,
    said_role,
    said_time,
    said_when,
    time_words,
)
from chutri.reading.model import Reading

# What Markdown would take for markup, wherever it stands in a cell.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>|#~])")


def render(checked: CheckedReading) -> Iterator[str]:
    """The page in pieces: the document, its tasks, events, references and findings, each where there are any."""
    reading = checked.reading
    yield f"# {_safe(said_document(reading.header, checked.file))}\n\n"
    if reading.header.title:
        yield f"{_safe(reading.header.title)}\n\n"
    if reading.header.issuer:
        yield f"{_safe(reading.header.issuer)}\n\n"
    yield from _table(
        "Nhiệm vụ", ("Mục", "Cơ quan", "Vai trò", "Việc phải làm", "Phối hợp với", "Thời hạn"), _tasks(reading)
    )
    yield from _table("Sự kiện", ("Tên", "Thời gian", "Địa điểm"), _events(reading))
    yield from _table("Dẫn chiếu", ("Số, ký hiệu", "Loại", "Ngày", "Căn cứ"), _references(reading))
    yield from _table("Phát hiện khi soát lỗi", ("Mã", "Mức", "Nội dung", "Cách sửa"), _findings(checked))


def _table(title: str, heads: Sequence[str], rows: list[tuple[str, ...]]) -> Iterator[str]:
    if not rows:
        return
    yield f"## {title}\n\n"
    yield f"| {' | '.join(heads)} |\n"
    yield f"|{'---|' * len(heads)}\n"
    for cells in rows:
        yield f"| {' | '.join(_safe(cell) for cell in cells)} |\n"
    yield "\n"


def _tasks(reading: Reading) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for task in reading.tasks:
        words = time_words(task)
        time = f"{said_time(task)} (“{words}”)" if words else said_time(task)
        action = f"({task.context}) {task.action}" if task.context else task.action
        rows.append((task.id, names(task.agencies), said_role(task), action, names(task.partners), time))
    return rows


def _events(reading: Reading) -> list[tuple[str, ...]]:
    return [(event.title, said_when(event), event.venue or "") for event in reading.events]


def _references(reading: Reading) -> list[tuple[str, ...]]:
    return [
        (reference.code, reference.kind or "", said_date(reference.date), "x" if reference.basis else "")
        for reference in reading.references
    ]


def _findings(checked: CheckedReading) -> list[tuple[str, ...]]:
    return [
        (finding.code, SEVERITIES[finding.severity], finding.message, finding.hint or "")
        for finding in checked.findings
    ]


def _safe(text: str) -> str:
    """Text that shows as it is written, on one line."""
    return _MARKUP.sub(r"\\\1", plain(text))
