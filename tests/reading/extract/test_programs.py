"""System programs: found or not, run within bounds."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from chutri.reading.errors import BrokenFile, MissingProgram, TooLarge
from chutri.reading.extract import office, programs
from chutri.reading.extract.limits import Limits


def test_what_a_program_prints() -> None:
    assert programs.run([sys.executable, "-c", "print(input())"], name="a", seconds=30, data=b"x\n") == b"x\n"


def test_a_program_that_fails() -> None:
    with pytest.raises(BrokenFile, match="báo lỗi 3"):
        programs.run([sys.executable, "-c", "raise SystemExit(3)"], name="a", seconds=30)


def test_a_program_that_does_not_end_is_ended_with_its_children(tmp_path: Path) -> None:
    sign = tmp_path / "alive"
    child = f"import time, pathlib; time.sleep(2); pathlib.Path({str(sign)!r}).touch()"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    with pytest.raises(TooLarge, match=r"quá 0\.5 giây"):
        programs.run([sys.executable, "-c", parent], name="a", seconds=0.5)
    with pytest.raises(TooLarge):  # longer than the child would have needed
        programs.run([sys.executable, "-c", "import time; time.sleep(9)"], name="a", seconds=2.5)
    assert sign.exists() is False


def test_without_programs_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingProgram, match="apt install tesseract-ocr tesseract-ocr-vie"):
        programs.need_ocr("a.png")
    with pytest.raises(MissingProgram, match="apt install libreoffice-writer-nogui"):
        office.to_docx(b"x", "a.doc", "doc", Limits())
    assert [program.found for program in programs.installed_programs() if "tiếng" not in program.name] == [False, False]


def test_vietnamese_data_is_looked_for_where_tesseract_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "_DATA_FOLDERS", ())
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    before = programs.has_vietnamese()
    (tmp_path / "vie.traineddata").touch()
    assert (before, programs.has_vietnamese()) == (False, True)


@pytest.mark.needs("soffice")
def test_a_file_that_libreoffice_cannot_open() -> None:
    with pytest.raises(BrokenFile, match="LibreOffice không mở được"):
        office.to_docx(b"{\\rtf1 x", "a.rtf", "rtf", Limits())


@pytest.mark.needs("soffice")
def test_libreoffice_is_bounded_in_time() -> None:
    with pytest.raises(TooLarge):
        office.to_docx(b"{\\rtf1 x}", "a.rtf", "rtf", Limits(office_seconds=0))
