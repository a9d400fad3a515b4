"""The table that a terminal shows: what the document is, then who does what with whom by when, in its own words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from chutri.cli.checked import CheckedReading
from chutri.cli.forms.columns import GAP, Column, row, styled, wrap
from chutri.cli.wording import names, plain, said_document, said_findings, said_role, said_time, said_when, time_words
from chutri.reading.model import Event, Reading, Task

NARROW = 90  # below this many cells columns would hold two words each: tasks are then told one under the other
WIDEST = 180
_NOBODY = "Không nêu cơ quan thực hiện"


def render(checked: CheckedReading, *, width: int, styles: bool) -> Iterator[str]:
    """The lines of the table, each with its line end. ``styles`` sets headings off in bold."""
    width = min(width, WIDEST)
    reading = checked.reading
    bold = "1" if styles else ""
    for line in _document(checked, width, bold):
        yield line + "\n"
    lay = _stacked if width < NARROW else _columns
    for line in lay(reading.tasks, width, bold):
        yield line + "\n"
    for line in _closing(checked, width):
        yield line + "\n"


def _document(checked: CheckedReading, width: int, bold: str) -> Iterator[str]:
    header = checked.reading.header
    for line in wrap(said_document(header, checked.file), width):
        yield styled(line, bold)
    if header.title:
        yield from wrap(plain(header.title), width)
    if header.issuer:
        yield from wrap(plain(header.issuer), width)
    for event in checked.reading.events:
        yield from wrap(f"Sự kiện: {_said_event(event)}", width)
    yield ""


def _said_event(event: Event) -> str:
    return "; ".join(part for part in (plain(event.title), said_when(event), plain(event.venue or "")) if part)


def _columns(tasks: tuple[Task, ...], width: int, bold: str) -> Iterator[str]:
    if not tasks:
        return
    place = min(max(len("Mục"), *(len(task.id) for task in tasks)), 14)
    gaps = 4 * len(GAP)
    rest = width - place - gaps - 11
    columns = (
        Column("Mục", place, "2" if bold else ""),
        Column("Vai trò", 11),
        Column("Việc phải làm", rest - 2 * (rest // 4)),
        Column("Phối hợp với", rest // 4),
        Column("Thời hạn", rest // 4),
    )
    yield styled(GAP.join(column.title.ljust(column.width) for column in columns).rstrip(), bold)
    yield "─" * width
    for agencies, group in groupby(tasks, key=lambda task: names(task.agencies)):
        for line in wrap(agencies or _NOBODY, width):
            yield styled(line, bold)
        for context, alike in groupby(group, key=lambda task: task.context):
            yield from _lead_in(context, width)
            for task in alike:
                yield from row(columns, _cells(task))
        yield "─" * width


def _lead_in(context: str | None, width: int) -> Iterator[str]:
    """The words that tasks stand under, told once before them."""
    if context:
        yield from (f"  {line}" for line in wrap(f"{plain(context)}:", width - 2))


def _cells(task: Task) -> tuple[list[str], ...]:
    words = time_words(task)
    return (
        [task.id],
        [said_role(task)],
        [plain(task.action)],
        [plain(partner.text) for partner in task.partners],
        [said_time(task), f"“{words}”" if words else ""],
    )


def _stacked(tasks: tuple[Task, ...], width: int, bold: str) -> Iterator[str]:
    for agencies, group in groupby(tasks, key=lambda task: names(task.agencies)):
        for line in wrap(agencies or _NOBODY, width):
            yield styled(line, bold)
        for context, alike in groupby(group, key=lambda task: task.context):
            yield from _lead_in(context, width)
            for task in alike:
                yield from _told(task, width)
        yield ""


def _told(task: Task, width: int) -> Iterator[str]:
    inner = max(width - 4, 20)
    yield from (f"  {line}" for line in wrap(f"{task.id} · {said_role(task)}", inner))
    lines = wrap(plain(task.action), inner)
    partners, time, words = names(task.partners), said_time(task), time_words(task)
    if partners:
        lines += wrap(f"→ Phối hợp với: {partners}", inner)
    if time:
        lines += wrap(f"→ Thời hạn: {time}" + (f" “{words}”" if words else ""), inner)
    yield from (f"    {line}" for line in lines)


def _closing(checked: CheckedReading, width: int) -> Iterator[str]:
    yield from wrap(_counts(checked.reading) + ".", width)
    if checked.reading.unread:
        yield from wrap(
            f"Chưa hiểu {len(checked.reading.unread)} đoạn, xem: chutri read {checked.file} --format json", width
        )
    if checked.findings:
        yield from wrap(f"Soát lỗi: {said_findings(checked.findings)}. Xem: chutri check {checked.file}", width)


def _counts(reading: Reading) -> str:
    dated = sum(1 for task in reading.tasks if task.deadline and task.deadline.date)
    counts = (
        (len(reading.tasks), f"nhiệm vụ ({dated} việc có thời hạn)"),
        (len(reading.events), "sự kiện"),
        (len(reading.references), "dẫn chiếu"),
        (len(reading.recipients), "nơi nhận"),
    )
    return ", ".join(f"{count} {what}" for count, what in counts if count) or "Không thấy nhiệm vụ nào"
