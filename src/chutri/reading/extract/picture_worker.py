"""Runs as a process of its own: decoding and turning pictures, within bounds (``pdf_worker`` says why).

    picture_worker.py image OPTIONS     .png, .jpg, .tiff on stdin → each frame as a grey PGM file
    picture_worker.py turn OPTIONS      a PGM file → the same upright, its lines level

OPTIONS is JSON; ``paths`` is added to the module search path. A line ``{"error": …}`` says why nothing came.
"""

from __future__ import annotations

import io
import json
import os
import resource
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

Options = dict[str, Any]

_COARSE = 1200  # pixels: a page not wider than this was scanned at less than 150 dpi


class Unreadable(Exception):
    """Why nothing could be read: ``format``, ``pages`` or ``pixels``."""


def read_image(options: Options, out: BinaryIO) -> None:
    """Decode every frame of an image into a grey PGM file; small ones are drawn twice as large."""
    from PIL import Image, ImageOps, ImageSequence

    Image.MAX_IMAGE_PIXELS = None  # our own bound is checked below, before anything is decoded
    try:
        image = Image.open(io.BytesIO(sys.stdin.buffer.read()), formats=("PNG", "JPEG", "TIFF"))
        for number, frame in enumerate(ImageSequence.Iterator(image)):
            if number >= options["pages"]:
                raise Unreadable("pages")
            if frame.width * frame.height > options["pixels"]:
                raise Unreadable("pixels")
            dpi = frame.info.get("dpi", (0, 0))[0]
            grey = _grey(ImageOps.exif_transpose(frame))
            dpi = float(dpi or 0)
            if grey.width < _COARSE:  # tesseract wants letters of 20 pixels
                grey, dpi = grey.resize((2 * grey.width, 2 * grey.height), Image.Resampling.LANCZOS), 2 * dpi
            grey.save(Path(options["folder"]) / f"{number}.pgm", "PPM")
            _put(out, {"width": grey.width, "height": grey.height, "dpi": round(dpi)})
    except (OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError, IndexError) as error:
        raise Unreadable("format") from error


def _grey(image: Picture) -> Picture:
    from PIL import Image

    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    if image.mode.startswith("I;16"):
        image = image.point(lambda value: value / 256)
    return image.convert("L")


def turn(options: Options, out: BinaryIO) -> None:
    """Turn a picture by quarters (clockwise), then by the small angle at which its lines are level."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None
    image: Picture = Image.open(options["file"], formats=("PPM",))
    for _ in range(options["quarters"] % 4):
        image = image.transpose(Image.Transpose.ROTATE_270)
    angle = _skew(image)
    if angle:
        image = image.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    image.save(options["to"], "PPM")
    _put(out, {"width": image.width, "height": image.height, "angle": angle})


def _skew(image: Picture) -> float:
    """The angle that makes rows of text and the space between them differ most; coarse steps first, then fine ones."""
    small = image.copy()
    small.thumbnail((700, 1000))
    best = max((step * 1.0 for step in range(-10, 11)), key=lambda angle: _contrast(small, angle))
    return max((best + step * 0.2 for step in range(-5, 6)), key=lambda angle: _contrast(small, angle))


def _contrast(image: Picture, angle: float) -> int:
    from PIL import Image

    turned = image.rotate(angle, resample=Image.Resampling.BILINEAR, fillcolor=255)
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return sum((row - other) ** 2 for row, other in pairwise(rows))


def _bound(options: Options) -> None:
    memory, seconds = options["memory"], int(options["seconds"])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _put(out: BinaryIO, value: dict[str, Any]) -> None:
    out.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n")
    out.flush()


def main() -> None:
    """Do the job that the command line names, and end."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever native code prints must not get between our lines
    options = json.loads(sys.argv[2])
    sys.path.extend(options["paths"])
    _bound(options)
    try:
        {"image": read_image, "turn": turn}[sys.argv[1]](options, out)
    except Unreadable as error:
        _put(out, {"error": str(error)})
    except MemoryError:
        _put(out, {"error": "memory"})
    os._exit(0)


if __name__ == "__main__":
    main()
