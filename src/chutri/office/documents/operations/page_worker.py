"""Runs as a process of its own: everything that native code does to an uploaded PDF or picture happens here, within bounds.

A damaged or hostile file may crash or hang pdfium or a picture's decoder; then only this process ends. It is started by path
and imports nothing of this project.

    page_worker.py look OPTIONS     → JSON: how many pages, the size of each in points, how many letters stand on it
    page_worker.py draw OPTIONS     → one page as a picture

OPTIONS is JSON: ``file``, ``memory`` (bytes), ``seconds``, ``pages`` (looked at), ``page`` (from 0),
``width`` (pixels), ``form`` (WEBP, PNG). What went wrong is said in one line on stderr.
"""

from __future__ import annotations

import io
import json
import resource
import sys
from typing import Any

import pypdfium2
from PIL import Image

_MOST_PIXELS = 120_000_000
_LONGEST_SIDE = 4.0  # of its width: a longer page is drawn narrower
_QUALITY = 80


def _bound(options: dict[str, Any]) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (options["memory"], options["memory"]))
    resource.setrlimit(resource.RLIMIT_CPU, (options["seconds"], options["seconds"] + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _is_pdf(path: str) -> bool:
    with open(path, "rb") as file:  # noqa: PTH123  no module more than is needed
        return b"%PDF-" in file.read(1024)


def _look(options: dict[str, Any]) -> bytes:
    if not _is_pdf(options["file"]):
        picture = _picture(options["file"])
        frames = getattr(picture, "n_frames", 1)
        return json.dumps(
            {"pages": frames, "sizes": [picture.size] * min(frames, options["pages"]), "letters": []}
        ).encode()
    document = pypdfium2.PdfDocument(options["file"])
    sizes, letters = [], []
    for number in range(min(len(document), options["pages"])):
        page = document[number]
        sizes.append(page.get_size())
        letters.append(page.get_textpage().count_chars())
        page.close()
    return json.dumps({"pages": len(document), "sizes": sizes, "letters": letters}).encode()


def _draw(options: dict[str, Any]) -> bytes:
    if _is_pdf(options["file"]):
        document = pypdfium2.PdfDocument(options["file"])
        document.init_forms()  # the pictures of signatures stand in fields; this build of pdfium runs no scripts
        page = document[options["page"]]
        width, height = page.get_size()
        wide = min(options["width"], options["width"] * _LONGEST_SIDE * width / height)
        picture = page.render(scale=wide / width, may_draw_forms=True).to_pil()
    else:
        picture = _picture(options["file"])
        picture.seek(options["page"])
        picture.draft("RGB", (options["width"], options["width"] * 2))
        picture = picture.convert("RGB")
        picture.thumbnail((options["width"], options["width"] * _LONGEST_SIDE))
    out = io.BytesIO()
    picture.save(out, options["form"], quality=_QUALITY, method=3)
    return out.getvalue()


def _picture(path: str) -> Any:
    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    picture = Image.open(path, formats=("PNG", "JPEG", "TIFF"))
    if picture.width * picture.height > _MOST_PIXELS:
        raise ValueError("pixels")
    return picture


def main() -> int:
    """Do one job; what went wrong is said in one line."""
    given = json.loads(sys.argv[2])
    _bound(given)
    try:
        sys.stdout.buffer.write({"look": _look, "draw": _draw}[sys.argv[1]](given))
    except Exception as error:  # whatever a hostile file makes these libraries raise
        sys.stderr.write(f"{type(error).__name__}: {error}"[:500])
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
