"""``chutri doctor``."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from django.conf import settings

from chutri.cli import doctor
from chutri.office.tasks.models import PlanFigures
from chutri.reading.extract.programs import Program
from tests.cli.conftest import Ran

Run = Callable[..., Ran]


@pytest.fixture
def no_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    name = str(tmp_path / "none.sqlite3")
    kept = {"ENGINE": "django.db.backends.sqlite3", "NAME": name}
    monkeypatch.setitem(settings.DATABASES, "default", kept)
    return name


def test_what_is_there_is_ticked(chutri: Run, no_database: str) -> None:
    ran = chutri("doctor")
    first, *_, last = ran.out.splitlines()
    assert (ran.status, ran.err) == (0, "")
    assert first.startswith("✓ Python 3.")
    assert last == f"· Cơ sở dữ liệu: chưa có, sẽ được tạo ở {no_database} khi chạy chutri import hoặc chutri serve"
    assert not Path(no_database).exists()


def test_what_is_missing_says_what_it_would_add(chutri: Run, no_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        if name == "pyarrow":
            raise PackageNotFoundError(name)
        return "1.0"

    program = Program("tesseract", False, "tesseract-ocr", "đọc bản quét")
    monkeypatch.setattr(doctor, "version", version)
    monkeypatch.setattr(doctor, "installed_programs", lambda: (program,))
    ran = chutri("doctor")
    assert ran.status == 0
    assert [line for line in ran.out.splitlines() if not line.startswith(("✓", "·"))] == [
        "✗ pyarrow: ghi kết quả ra .parquet",
        "  còn thiếu, cài bằng: pip install 'chutri[parquet]'",
        "✗ tesseract: đọc bản quét",
        "  còn thiếu, cài bằng: sudo apt install tesseract-ocr",
    ]


def test_without_a_needed_part_the_status_is_2(chutri: Run, no_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(doctor, "version", version)
    assert chutri("doctor").status == 2


@pytest.mark.django_db
def test_a_database_is_counted(chutri: Run, examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "exists", lambda _: True)
    chutri("import", "--demo", examples / "ke-hoach-hoi-nghi.txt")
    last = chutri("doctor").out.splitlines()[-1]
    assert last.startswith("✓ Cơ sở dữ liệu: ")
    assert ", 1 kế hoạch, " in last


@pytest.mark.django_db
def test_kept_figures_are_held_against_a_recount(chutri: Run, examples: Path) -> None:
    chutri("import", "--demo", "--issue", examples / "ke-hoach-hoi-nghi.txt")
    kept = "✓ Số liệu giữ sẵn khớp với việc đếm lại mọi nhiệm vụ\n"
    assert [(ran.status, ran.out) for ran in (chutri("doctor", "--figures"), chutri("doctor", "--figures"))] == [
        (0, kept)
    ] * 2
    PlanFigures.objects.update(overdue=99)
    ran = chutri("doctor", "--figures")
    assert (ran.status, ran.out.splitlines()[-1]) == (1, "✓ Đã tính lại số liệu giữ sẵn")
    assert chutri("doctor", "--figures").status == 0


def test_a_database_that_cannot_be_opened_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "chutri.nothing")
    monkeypatch.setattr("django.setup", lambda: (_ for _ in ()).throw(ModuleNotFoundError("chutri.nothing")))
    assert doctor._database() == "✗ Cơ sở dữ liệu: Lỗi ngoài dự kiến với tệp: ModuleNotFoundError: chutri.nothing."
