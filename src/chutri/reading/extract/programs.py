"""The system programs that scans and old Word files need: which are installed, and how they are run within bounds."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from chutri.reading.errors import BrokenFile, MissingProgram, TooLarge


@dataclass(frozen=True, slots=True)
class Program:
    """A program or its data as ``chutri doctor`` shows it: whether it was found, what brings it, what it adds."""

    name: str
    found: bool
    package: str
    adds: str


_VIETNAMESE_DATA = "vie.traineddata"
_DATA_FOLDERS = ("/usr/share/tesseract-ocr", "/usr/share/tessdata", "/usr/local/share/tessdata")


def office_path() -> str | None:
    """Where LibreOffice is."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def tesseract_path() -> str | None:
    """Where tesseract is."""
    return shutil.which("tesseract")


def has_vietnamese() -> bool:
    """Whether tesseract's Vietnamese data is installed."""
    prefix = os.environ.get("TESSDATA_PREFIX")
    folders = [Path(folder) for folder in (prefix, *_DATA_FOLDERS) if folder]
    return any(
        (folder / _VIETNAMESE_DATA).exists() or any(folder.glob(f"*/tessdata/{_VIETNAMESE_DATA}")) for folder in folders
    )


def installed_programs() -> tuple[Program, ...]:
    """Every program that reading can use, for ``chutri doctor``."""
    return (
        Program("tesseract", tesseract_path() is not None, "tesseract-ocr", "đọc bản quét: PDF ảnh, .png, .jpg, .tiff"),
        Program(
            "tesseract: tiếng Việt",
            has_vietnamese(),
            "tesseract-ocr-vie",
            "nhận đúng chữ tiếng Việt có dấu trong bản quét",
        ),
        Program(
            "LibreOffice", office_path() is not None, "libreoffice-writer-nogui", "đọc tệp Word cũ .doc và tệp .rtf"
        ),
    )


def need_ocr(name: str) -> str:
    """The path of tesseract. Raises MissingProgram, saying what to install, when it or its Vietnamese data is absent."""
    path = tesseract_path()
    if path is None or not has_vietnamese():
        raise MissingProgram(
            f"Tệp “{name}” là bản quét; để đọc cần cài tesseract và dữ liệu tiếng Việt: "
            "sudo apt install tesseract-ocr tesseract-ocr-vie"
        )
    return path


def run(
    command: Sequence[str],
    *,
    name: str,
    seconds: float,
    data: bytes | None = None,
    environment: dict[str, str] | None = None,
) -> bytes:
    """What the program prints. It and its children are ended after ``seconds``.

    Raises TooLarge when the time is over, BrokenFile when the program fails.
    """
    process = subprocess.Popen(  # noqa: S603
        list(command),
        stdin=subprocess.PIPE if data is not None else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **(environment or {})},
        start_new_session=True,
    )
    try:
        out, _ = process.communicate(data, timeout=seconds)
    except subprocess.TimeoutExpired:
        end(process)
        raise TooLarge(f"Tệp “{name}” đọc quá {seconds:g} giây nên đã dừng.") from None
    except BaseException:
        end(process)
        raise
    if process.returncode != 0:
        raise BrokenFile(f"Tệp “{name}” không đọc được: {Path(command[0]).name} báo lỗi {process.returncode}.")
    return out


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process that was started here, with its children."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
