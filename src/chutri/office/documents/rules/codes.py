"""Number and symbol of a document: written as the State and the Party write them, and compared.

State: ``05/KH-UBND``, a letter ``12/UBND-VX`` (Decree 30/2020, Điều 15 and Phụ lục I, II.3). Party: ``05-KH/TU``, a letter
``12-CV/TU``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from chutri.office.documents.choices import Scheme
from chutri.office.lib.folding import fold

_SPACE = re.compile(r"\s+")
_LABEL = re.compile(r"^\s*số\s*:?\s*", re.IGNORECASE)
_PARTY = re.compile(r"\d+\s*-\s*\w+\s*/")
_PART = re.compile(r"[^\W\d_][\w.&-]{0,29}")
_LEADING_NUMBER = re.compile(r"^0*(\d+)")
# What officials write short on one letterhead and in full on the next.
_SHORT = (
    (re.compile(r"\bubnd\b"), "uy ban nhan dan"),
    (re.compile(r"\bhdnd\b"), "hoi dong nhan dan"),
    (re.compile(r"\bmttq\b"), "mat tran to quoc"),
    (re.compile(r"\b(?:tp|t\.p)\b\.?"), "thanh pho"),
    (re.compile(r"\bvp\b"), "van phong"),
)


@dataclass(frozen=True, slots=True)
class SymbolParts:
    """What a symbol is made of: the abbreviation of the kind, of the issuer or its council, of the drafting unit."""

    kind: str
    issuer: str
    unit: str = ""


def is_symbol_part(text: str) -> bool:
    """Say whether a text may stand in a symbol: one word of letters, digits, ``&``, ``.`` and ``-`` that begins in capitals."""
    return bool(_PART.fullmatch(text)) and text[0].isupper()


def symbol_of(parts: SymbolParts, *, scheme: Scheme) -> str:
    """Write what stands behind the number: ``KH-UBND``, ``UBND-VX`` for a letter, the Party's ``KH/TU``."""
    if scheme == Scheme.PARTY:
        return f"{parts.kind}/{parts.issuer}"
    if parts.kind:
        return f"{parts.kind}-{parts.issuer}"
    return f"{parts.issuer}-{parts.unit}" if parts.unit else parts.issuer


def code_of(number: int, symbol: str, *, scheme: Scheme) -> str:
    """Write number and symbol; a number below ten gets a leading 0."""
    return f"{number:02d}-{symbol}" if scheme == Scheme.PARTY else f"{number:02d}/{symbol}"


def scheme_in(code: str) -> Scheme:
    """Say by whose rules a number and symbol is written: the Party's has a hyphen behind the number (27-CT/TU)."""
    return Scheme.PARTY if _PARTY.match(_LABEL.sub("", code)) else Scheme.STATE


def printed_code(code: str, *, scheme: Scheme) -> str:
    """Write the line of the letterhead: ``Số: 05/KH-UBND``; the Party's has no colon."""
    return f"Số {code}" if scheme == Scheme.PARTY else f"Số: {code}"


def code_key(code: str) -> str:
    """Give what is the same for every way to write a number and symbol: ``Số: 05 / KH-UBND`` and ``5/kh-ubnd``.

    Empty for a symbol without a number (``/KH-UBND``): such a document has none yet.
    """
    bare = _SPACE.sub("", fold(_LABEL.sub("", code)))
    number = _LEADING_NUMBER.match(bare)
    return number[1] + bare[number.end() :] if number else ""


def issuer_key(issuer: str) -> str:
    """Give what is the same for every way to write a body's name: ``UBND TP. Hà Nội`` and its name in full."""
    bare = fold(issuer)
    for short, full in _SHORT:
        bare = short.sub(full, bare)
    return _SPACE.sub(" ", re.sub(r"[^\w ]", " ", bare)).strip()[:300]
