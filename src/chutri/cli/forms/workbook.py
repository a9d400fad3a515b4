"""A reading as a spreadsheet of four sheets: tasks, events, references, findings."""

from __future__ import annotations

from collections.abc import Iterable

from chutri.cli.checked import CheckedReading
from chutri.cli.forms.sheets import Cell, Sheet, workbook
from chutri.cli.wording import SEVERITIES, names, said_date, said_document, said_role, said_time
from chutri.office.lib.stated_dates import stated_date


def render(plans: Iterable[CheckedReading]) -> bytes:
    """The workbook of one or several documents; the first column of each sheet says which document a row is from."""
    held = list(plans)
    return workbook("Nhiệm vụ đọc từ văn bản", (_tasks(held), _events(held), _references(held), _findings(held)))


def _document(checked: CheckedReading) -> str:
    return said_document(checked.reading.header, checked.file)


def _tasks(plans: list[CheckedReading]) -> Sheet:
    columns = (
        ("Văn bản", 24),
        ("Mục", 10),
        ("Cơ quan", 28),
        ("Vai trò", 12),
        ("Việc phải làm", 70),
        ("Phối hợp với", 32),
        ("Xin ý kiến", 20),
        ("Trình", 20),
        ("Sản phẩm", 24),
        ("Thời hạn", 18),
        ("Ngày cuối của thời hạn", 14),
        ("Nguyên văn thời hạn", 26),
    )
    rows: list[tuple[Cell, ...]] = []
    for plan in plans:
        for task in plan.reading.tasks:
            stated = stated_date(task.deadline.date) if task.deadline else None
            rows.append(
                (
                    _document(plan),
                    task.id,
                    names(task.agencies),
                    said_role(task),
                    f"({task.context}) {task.action}" if task.context else task.action,
                    names(task.partners),
                    names(task.consults),
                    names(task.submits_to),
                    "; ".join(product.text for product in task.deliverables),
                    said_time(task),
                    stated.last_day if stated else None,
                    task.deadline.text if task.deadline else None,
                )
            )
    return Sheet("Nhiệm vụ", columns, rows)


def _events(plans: list[CheckedReading]) -> Sheet:
    columns = (("Văn bản", 24), ("Sự kiện", 60), ("Giờ", 10), ("Bắt đầu", 16), ("Kết thúc", 16), ("Địa điểm", 50))
    rows: list[tuple[Cell, ...]] = [
        (_document(plan), event.title, event.time, said_date(event.start), said_date(event.end), event.venue)
        for plan in plans
        for event in plan.reading.events
    ]
    return Sheet("Sự kiện", columns, rows)


def _references(plans: list[CheckedReading]) -> Sheet:
    columns = (
        ("Văn bản", 24),
        ("Số, ký hiệu", 22),
        ("Loại", 18),
        ("Ngày", 14),
        ("Cơ quan ban hành", 40),
        ("Trích yếu", 60),
        ("Là căn cứ", 10),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            _document(plan),
            reference.code,
            reference.kind,
            said_date(reference.date),
            reference.issuer,
            reference.title,
            "x" if reference.basis else None,
        )
        for plan in plans
        for reference in plan.reading.references
    ]
    return Sheet("Dẫn chiếu", columns, rows)


def _findings(plans: list[CheckedReading]) -> Sheet:
    columns = (
        ("Văn bản", 24),
        ("Mã", 9),
        ("Mức", 11),
        ("Nội dung", 70),
        ("Cách sửa", 50),
        ("Nguyên văn", 60),
        ("Nhiệm vụ", 16),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            _document(plan),
            finding.code,
            SEVERITIES[finding.severity],
            finding.message,
            finding.hint,
            plan.reading.text[slice(*finding.span)],
            ", ".join(finding.task_ids),
        )
        for plan in plans
        for finding in plan.findings
    ]
    return Sheet("Phát hiện", columns, rows)
