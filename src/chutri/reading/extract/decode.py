"""Bytes of a text file → its text: byte order marks, UTF-8, UTF-16 with or without a mark, and the old encodings."""

from __future__ import annotations

import codecs
import re

from chutri.reading.errors import BrokenFile, UnsupportedFile
from chutri.reading.extract import legacy
from chutri.reading.extract.letters import nfc

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Control characters that no text has; tab, line ends, form feed and the end mark of DOS files are let through.
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x19\x1c-\x1f]")
_CONTROL_BYTES = bytes([*range(9), 0x0B, *range(0x0E, 0x1A), *range(0x1C, 0x20)])
_SAMPLE = 4096
# High bytes of the UTF-16 units of Vietnamese text: Latin, its extensions, tones, punctuation.
_HIGH = frozenset((0x00, 0x01, 0x03, 0x1E, 0x20))
_FEW = 0.01  # share of the bytes that may be damaged


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text in NFC, otherwise untouched, and notes on how it had to be read.

    Raises UnsupportedFile when the bytes are no text, BrokenFile when they are text in no known encoding.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, name), ()
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return _decode_otherwise(data, name)
    wide = _wide_encoding(data)
    if wide:
        return _strict(data, wide, name), ()
    _refuse_binary(data, name)
    if not text.isascii() and legacy.recognise(text, at_least=10) == "tcvn3":
        return nfc(legacy.from_tcvn3(text)), ("Văn bản gõ bằng phông TCVN3 (ABC), đã chuyển sang Unicode.",)
    return nfc(text), ()


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BrokenFile(
            f"Tệp “{name}” bị hỏng: không giải mã được chữ {encoding.upper()} ở byte {error.start}."
        ) from None
    if _CONTROL.search(text):
        raise UnsupportedFile(f"Tệp “{name}” không phải văn bản: có ký tự điều khiển.")
    return nfc(text)


def _refuse_binary(data: bytes, name: str) -> None:
    if len(data) != len(data.translate(None, _CONTROL_BYTES)):
        raise UnsupportedFile(f"Tệp “{name}” không phải văn bản mà là dữ liệu nhị phân.")


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark, known by where its zero bytes stand."""
    sample = data[: _SAMPLE // 2 * 2]
    if len(data) % 2 or not sample or 0 not in sample:
        return None
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[first::2]
        if high.count(0) > len(high) // 4 and sum(byte in _HIGH for byte in high) > 0.95 * len(high):
            return encoding
    return None


def _decode_otherwise(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    wide = _wide_encoding(data)
    if wide:
        return _strict(data, wide, name), ()
    _refuse_binary(data, name)
    old = legacy.decode_old(data)
    if old:
        names = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI", "cp1258": "Windows-1258"}
        return nfc(old[0]), (f"Văn bản mã {names[old[1]]}, đã chuyển sang Unicode.",)
    text = data.decode(errors="replace")
    damaged = text.count("\ufffd")
    if damaged <= _FEW * len(text):
        return nfc(text), (f"Có {damaged} chỗ hỏng mã UTF-8 trong tệp, đã thay bằng “\ufffd”.",)
    raise BrokenFile(f"Không nhận ra bảng mã chữ của tệp “{name}”; hãy lưu lại tệp ở dạng UTF-8.")
