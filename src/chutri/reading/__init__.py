"""A document in, a Reading out: who must do what by when, each finding beside the words it comes from.

No Django, no clock, no network, no global state. ``extract`` turns the bytes of a file into one text; ``pipeline`` reads
the text, stage by stage, each a file of this folder; ``model`` holds what is found, ``errors`` what can go wrong.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import chutri.reading.compiled  # noqa: F401  first: it says where the others are taken from
from chutri.reading.errors import TooLarge
from chutri.reading.export import to_dict, to_json
from chutri.reading.extract import Limits
from chutri.reading.extract import extract as _extract
from chutri.reading.fold import nfc
from chutri.reading.model import Reading, SourceInfo
from chutri.reading.pipeline import read
from chutri.reading.secrecy import refuse_secret

__all__ = ["Limits", "Reading", "read_bytes", "read_path", "read_text", "to_dict", "to_json"]


def read_text(text: str, name: str = "") -> Reading:
    """Reads a text; it is brought to NFC first, and spans count in the result's ``text``.

    Raises SecretDocument where its letterhead is stamped MẬT, TỐI MẬT or TUYỆT MẬT.
    """
    text = nfc(text.removeprefix("\ufeff"))
    refuse_secret(text, name)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return read(text, SourceInfo(name, digest, "text/plain", len(text)))


def read_bytes(data: bytes, name: str, *, limits: Limits | None = None) -> Reading:
    """Reads a file's bytes; raises a ``ReadingError`` with a Vietnamese sentence where they cannot be read."""
    source = _extract(data, name, limits=limits or Limits())
    refuse_secret(source.text, name)
    info = SourceInfo(name, hashlib.sha256(data).hexdigest(), source.media_type, len(source.text))
    # a plain text was brought to NFC when it was decoded, others were mended since then
    text = (
        source.text if source.media_type.startswith("text/") and source.media_type != "text/html" else nfc(source.text)
    )
    return read(text, info, source.places)


def read_path(path: Path, *, limits: Limits | None = None) -> Reading:
    """Reads a file; as ``read_bytes``. A file past the limit is not even opened."""
    limits = limits or Limits()
    size = path.stat().st_size
    if size > limits.bytes_in:
        raise TooLarge(f"Tệp “{path.name}” nặng {size // 1_000_000} MB, quá {limits.bytes_in // 1_000_000} MB.")
    return read_bytes(path.read_bytes(), path.name, limits=limits)
