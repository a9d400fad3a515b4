"""Starts a worker process for one job and turns what it tells, or that it died, into objects or errors."""

from __future__ import annotations

import json
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from chutri.reading.errors import BrokenFile, ProtectedFile, ReadingError, TooLarge
from chutri.reading.extract.limits import Limits
from chutri.reading.extract.programs import run


@cache
def _module_paths() -> tuple[str, ...]:
    """Where the worker finds its libraries: it starts without the site module."""
    places = []
    for module in ("pypdfium2_raw", "pdfplumber", "PIL"):
        spec = find_spec(module)
        if spec is not None and spec.origin:
            places.append(str(Path(spec.origin).parent.parent))
    return tuple(dict.fromkeys(places))


_WORKERS = {
    "text": "pdf_worker.py",
    "render": "pdf_worker.py",
    "image": "picture_worker.py",
    "turn": "picture_worker.py",
}
_REASONS: dict[str, tuple[type[ReadingError], str]] = {
    "password": (ProtectedFile, "đặt mật khẩu; hãy bỏ mật khẩu rồi gửi lại."),
    "format": (BrokenFile, "bị hỏng hoặc tải về chưa đủ."),
    "memory": (TooLarge, "cần quá nhiều bộ nhớ để đọc nên đã dừng."),
    "long": (TooLarge, "có quá nhiều chữ; hãy tách thành nhiều tệp."),
    "pixels": (TooLarge, "có ảnh quá lớn; hãy quét lại ở 200 đến 300 dpi."),
}


def work(job: str, data: bytes, name: str, limits: Limits, options: dict[str, object]) -> list[dict[str, Any]]:
    """What the worker tells, line by line as objects. Raises a ReadingError for whatever it could not do."""
    given = {**options, "paths": _module_paths(), "memory": limits.pdf_memory, "seconds": limits.pdf_seconds}
    given["characters"] = limits.characters
    command = [sys.executable, "-I", "-S", str(Path(__file__).with_name(_WORKERS[job])), job, json.dumps(given)]
    try:
        out = run(command, name=name, seconds=limits.pdf_seconds, data=data)
    except BrokenFile:
        raise BrokenFile(f"Tệp “{name}” bị hỏng: đang đọc thì dừng giữa chừng.") from None
    told = [json.loads(line) for line in out.splitlines()]
    reason = told[-1].get("error") if told else "format"
    if reason == "pages":
        raise TooLarge(f"Tệp “{name}” có hơn {limits.pages} trang; hãy tách thành nhiều tệp.")
    if reason:
        kind, words = _REASONS[reason]
        raise kind(f"Tệp “{name}” {words}")
    return told
