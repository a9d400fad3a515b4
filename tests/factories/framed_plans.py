"""Short plans of the invented province: the frame of docs/checks around a few lines of one's own, read."""

from __future__ import annotations

from pathlib import Path

from chutri.checking import check
from chutri.checking.model import Finding
from chutri.reading import read_text
from chutri.reading.model import Reading

FRAME = (Path(__file__).resolve().parents[2] / "docs" / "checks" / "khung.txt").read_text(encoding="utf-8")
PLACE = "(đặt ví dụ vào đây)"


def a_plan(body: str, **changes: str) -> Reading:
    """The frame with ``body`` in its middle, read; ``changes`` replace words of the frame: ``date``, ``recipients``, ``end``."""
    text = FRAME.replace(PLACE, body)
    for name, words in changes.items():
        text = text.replace(_CHANGED[name], words)
    return read_text(text)


_CHANGED = {
    "date": "ngày 27 tháng 02 năm 2026",
    "recipients": "- Thường trực Tỉnh ủy;\n- Chủ tịch, các PCT UBND tỉnh;\n- Các sở, ban, ngành, đoàn thể tỉnh;\n"
    "- UBND các xã, phường, đặc khu;",
    "end": "Lưu Đình Chấn\n",
    "code": "46/KH-UBND",
    "issuer": "ỦY BAN NHÂN DÂN\nTỈNH MINH HẢI ĐÔNG",
}


def assigned(*sections: tuple[str, str]) -> str:
    """A part that organises the work: each body with what it is told, a line an item."""
    parts = ["I. TỔ CHỨC THỰC HIỆN"]
    for number, (body, items) in enumerate(sections, start=1):
        parts.append(f"{number}. {body}")
        parts.extend(f"- {item}" for item in items.split("\n"))
    return "\n\n".join(parts)


def said(reading: Reading, code: str) -> list[str]:
    """The messages of one code."""
    return [finding.message for finding in found(reading, code)]


def found(reading: Reading, code: str) -> list[Finding]:
    """The findings of one code."""
    return [finding for finding in check(reading) if finding.code == code]


def words_of(reading: Reading, finding: Finding) -> str:
    """The words that a finding points at, on one line."""
    return " ".join(reading.text[slice(*finding.span)].split())
