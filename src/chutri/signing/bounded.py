"""Looking at and signing files in a process of its own that can't outgrow its time and memory."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from chutri.signing.errors import SigningError, UnableToCheck, UnableToSign
from chutri.signing.keys import Key
from chutri.signing.model import Box, FoundSignature, Frame, Signatures
from chutri.writing.fonts import font_folder


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one look at a file may take; ``megabytes`` is of the process, not of the file."""

    seconds: int = 60
    megabytes: int = 1_500
    largest_file: int = 60 * 1024 * 1024


_USUAL = Bounds()
# So many files are looked at at once by one process of the site.
_LOOKING = threading.BoundedSemaphore(2)
_WAITS_SECONDS = 120


def check_file(
    path: Path, *, is_pdf: bool, roots: Sequence[bytes], moment: datetime, bounds: Bounds = _USUAL
) -> Signatures:
    """Judge the signatures of a PDF or an Office file, as of the moment at which it was first seen here.

    ``roots`` are trusted certificates (DER). Raises UnableToCheck for a file that is broken, encrypted or too large.
    """
    given = {
        "pdf": is_pdf,
        "roots": [b64encode(root).decode() for root in roots],
        "moment": moment.isoformat(),
    }
    told = _work("check", path, given, bounds, UnableToCheck)
    return Signatures(tuple(FoundSignature.from_json(one) for one in told))


def sign_file(
    path: Path, *, field: str, at: datetime, key: Key | None, frame: Frame | None = None, stamper: str = ""
) -> bytes:
    """Give a PDF with a signature in ``field``; without a key, with the frame for another tool to sign in.

    ``stamper`` is the address of a timestamp server. Raises UnableToSign.
    """
    if key is None and frame is None:
        raise UnableToSign("Chưa có vị trí đặt khung chữ ký.")
    if frame is not None and frame.words:
        frame = replace(frame, font=str(font_folder() / "Tinos_400Regular.ttf"))
    given = {
        "field": field,
        "at": at.isoformat(),
        "key": key.as_json() if key else None,
        "frame": frame.as_json() if frame else None,
        "stamper": stamper,
    }
    return b64decode(_work("sign", path, given, _USUAL, UnableToSign))


def find_place(path: Path, *, name: str) -> tuple[Box | None, list[tuple[float, float]]]:
    """Give where a name is printed last in a PDF, and the sizes of its pages in points. Raises UnableToSign."""
    told = _work("place", path, {"name": name}, _USUAL, UnableToSign)
    return (Box(**told["box"]) if told["box"] else None), [(width, height) for width, height in told["pages"]]


def _work(job: str, path: Path, given: dict[str, Any], bounds: Bounds, error: type[SigningError]) -> Any:
    if not path.is_file():
        raise error("Tệp gốc không còn trong kho.")
    if path.stat().st_size > bounds.largest_file:
        raise error(f"Tệp lớn hơn {bounds.largest_file // 1024 // 1024} MB nên không xử lý chữ ký số được.")
    asked = {**given, "job": job, "file": str(path), "seconds": bounds.seconds, "memory": bounds.megabytes * 1_000_000}
    if not _LOOKING.acquire(timeout=_WAITS_SECONDS):
        raise error("Máy chủ đang xử lý nhiều tệp có chữ ký số; hãy thử lại sau ít phút.")
    try:
        done = subprocess.run(  # our own program, without a shell
            [sys.executable, "-I", "-m", "chutri.signing.worker"],
            input=json.dumps(asked).encode(),
            capture_output=True,
            timeout=bounds.seconds * 2,
            check=False,
        )
        answer = json.loads(done.stdout) if done.stdout else {"broken": True}
    except subprocess.TimeoutExpired:
        raise error("Tệp này mất quá nhiều thời gian nên đã dừng; chữ ký số chưa được xử lý.") from None
    except ValueError:
        answer = {"broken": True}
    finally:
        _LOOKING.release()
    if "done" in answer:
        return answer["done"]
    raise error(answer.get("problem") or "Tệp hỏng hoặc quá phức tạp nên không xử lý được chữ ký số.")
