"""Pages of originals as pictures, drawn when they are first looked at and kept by the hash of the file.

Nothing of an uploaded file itself is ever shown in a page: PDFs and pictures are drawn anew by a process that may not
outgrow its bounds, so that what is active or broken in them stays there.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from chutri.office.documents.rules.storage import kept_at, previews_at

PAGE_WIDTH = 1100  # pixels
MOST_PAGES = 200
_MEMORY, _CPU_SECONDS, _WALL_SECONDS = 1_500_000_000, 20, 40
_WORKER = Path(__file__).with_name("page_worker.py")
# So many files are drawn at once by this process of the site; the others wait, and are told so after a while.
_DRAWING = threading.BoundedSemaphore(2)
_WAITS_SECONDS = 30


class UnableToPreview(Exception):
    """The page can't be drawn; the message is Vietnamese and fit for the screen."""


@dataclass(frozen=True, slots=True)
class Look:
    """How many pages a file has, the size of each of the first MOST_PAGES, and the letters on it (PDF only)."""

    pages: int
    sizes: tuple[tuple[float, float], ...]
    letters: tuple[int, ...]


def look_at(sha256: str) -> Look:
    """Say how many pages a PDF or picture in the store has. Raises UnableToPreview."""
    path = _kept(sha256, "look.json")
    if not path.is_file():
        _keep(path, _work("look", Path(settings.MEDIA_ROOT) / kept_at(sha256), {"pages": MOST_PAGES}))
    return _look(path.read_bytes())


def look_at_bytes(data: bytes) -> Look:
    """Say the same of a file that is not kept yet; nothing of it stays."""
    with tempfile.NamedTemporaryFile(prefix="chutri-") as file:
        file.write(data)
        file.flush()
        return _look(_work("look", Path(file.name), {"pages": MOST_PAGES}))


def page_picture(sha256: str, page: int) -> Path:
    """Give the picture (WebP) of one page, counted from 1, of a file in the store. Raises UnableToPreview."""
    path = _kept(sha256, f"{page}-{PAGE_WIDTH}.webp")
    if not path.is_file():
        source = Path(settings.MEDIA_ROOT) / kept_at(sha256)
        _keep(path, _work("draw", source, {"page": page - 1, "width": PAGE_WIDTH, "form": "WEBP"}))
    return path


def first_page_of(data: bytes, *, width: int) -> bytes:
    """Give a picture (PNG) of the first page of a file that is not kept yet; nothing of it stays."""
    with tempfile.NamedTemporaryFile(prefix="chutri-") as file:
        file.write(data)
        file.flush()
        return _work("draw", Path(file.name), {"page": 0, "width": width, "form": "PNG"})


def forget_previews(sha256: str) -> None:
    """Remove all that was drawn of a file."""
    folder = Path(settings.MEDIA_ROOT) / previews_at(sha256)
    for path in folder.glob("*"):
        path.unlink(missing_ok=True)


def _kept(sha256: str, name: str) -> Path:
    return Path(settings.MEDIA_ROOT) / previews_at(sha256) / name


def _look(told: bytes) -> Look:
    value = json.loads(told)
    return Look(value["pages"], tuple((w, h) for w, h in value["sizes"]), tuple(value["letters"]))


def _work(job: str, file: Path, options: dict[str, Any]) -> bytes:
    if not file.is_file():
        raise UnableToPreview("Tệp gốc không còn trong kho.")
    given = json.dumps({**options, "file": str(file), "memory": _MEMORY, "seconds": _CPU_SECONDS})
    if not _DRAWING.acquire(timeout=_WAITS_SECONDS):
        raise UnableToPreview("Máy chủ đang dựng nhiều trang; hãy tải lại trang sau ít phút.")
    try:
        done = subprocess.run(  # noqa: S603  our own program, without a shell
            [sys.executable, "-I", str(_WORKER), job, given],
            capture_output=True,
            timeout=_WALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UnableToPreview("Trang này mất quá nhiều thời gian để dựng. Hãy tải tệp về để xem.") from None
    finally:
        _DRAWING.release()
    if done.returncode or not done.stdout:
        if b"password" in done.stderr.lower():
            raise UnableToPreview("Tệp đặt mật khẩu nên không xem trước được.")
        raise UnableToPreview("Không dựng được trang này: tệp hỏng hoặc quá lớn. Hãy tải tệp về để xem.")
    return done.stdout


def _keep(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".drawn-")
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(temporary).replace(path)
