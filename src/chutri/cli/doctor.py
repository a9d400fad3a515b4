"""``chutri doctor``: what is installed on this machine, and what each part that is missing would add."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from chutri.cli.errors import as_sentence
from chutri.reading.compiled import TAKEN
from chutri.reading.extract import installed_programs

OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True, slots=True)
class Part:
    """One part that may be there: what it adds, how to get it, and whether anything works without it."""

    name: str
    found: bool
    adds: str
    how: str
    needed: bool = False


# distribution, what it adds, whether reading plans needs it, the extra that brings it
_PACKAGES = (
    ("lxml", "đọc .docx, .odt, .html", True, ""),
    ("pypdfium2", "đọc .pdf", True, ""),
    ("pdfplumber", "đọc bảng trong .pdf", True, ""),
    ("xlsxwriter", "xuất bảng tính .xlsx", True, ""),
    ("icalendar", "xuất lịch .ics", True, ""),
    ("Django", "trang web theo dõi nhiệm vụ", True, ""),
    ("Pillow", "đọc ảnh quét", True, ""),
    ("pyarrow", "ghi kết quả ra .parquet", False, "parquet"),
)


def run(arguments: argparse.Namespace) -> int:
    """Tell of every part; 2 when one that nothing works without is missing. With ``--figures`` only the figures: 1 when astray."""
    if arguments.figures:
        return _figures()
    parts = list(_parts())
    for part in parts:
        print(f"{'✓' if part.found else '✗'} {part.name}: {part.adds}")
        if not part.found:
            print(f"  còn thiếu, cài bằng: {part.how}")
    print(_reader())
    print(_database())
    return 2 if any(part.needed and not part.found for part in parts) else 0


def _figures() -> int:
    """Hold the kept figures against a recount, and reckon them anew."""
    from chutri.office.project.start import check_figures

    astray = check_figures()
    for one in astray:
        print(f"✗ Số liệu giữ sẵn khác với đếm lại: {one}")
    print("✓ Đã tính lại số liệu giữ sẵn" if astray else "✓ Số liệu giữ sẵn khớp với việc đếm lại mọi nhiệm vụ")
    return 1 if astray else 0


def _parts() -> Iterator[Part]:
    yield Part(
        f"Python {platform.python_version()}",
        sys.version_info >= OLDEST_PYTHON,
        "chạy chương trình",
        "python3.11 trở lên",
        needed=True,
    )
    for name, adds, needed, extra in _PACKAGES:
        try:
            said, found = f"{name} {version(name)}", True
        except PackageNotFoundError:
            said, found = name, False
        how = f"pip install 'chutri[{extra}]'" if extra else f"pip install {name}"
        yield Part(said, found, adds, how, needed)
    for program in installed_programs():
        yield Part(program.name, program.found, program.adds, f"sudo apt install {program.package}")


def _reader() -> str:
    """Whether the reader's compiled twins are taken, in one line."""
    if TAKEN is not None:
        return "· Bộ đọc: bản đã biên dịch"
    return "· Bộ đọc: bản Python, đọc đúng như bản biên dịch nhưng chậm hơn (biên dịch bằng: make compile)"


def _database() -> str:
    """How the office's database stands, in one line; it is looked at, not made."""
    try:
        import django
        from django.conf import settings

        from chutri.office.project.start import SETTINGS

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
        django.setup()
        kept = settings.DATABASES["default"]
    except Exception as error:
        return f"✗ Cơ sở dữ liệu: {as_sentence(error)}"
    name = str(kept["NAME"])
    if "sqlite" in kept["ENGINE"] and not Path(name).exists():
        return f"· Cơ sở dữ liệu: chưa có, sẽ được tạo ở {name} khi chạy chutri import hoặc chutri serve"
    return _counted(name)


def _counted(name: str) -> str:
    from django.db import DatabaseError

    from chutri.office.plans.models import Plan
    from chutri.office.tasks.models import Task

    try:
        return f"✓ Cơ sở dữ liệu: {name}, {Plan.objects.count()} kế hoạch, {Task.objects.count()} nhiệm vụ"
    except DatabaseError as error:
        return f"✗ Cơ sở dữ liệu: {name} không dùng được ({error})"
