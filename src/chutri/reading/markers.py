"""What stands at the head of a paragraph and numbers it: ``VII.``, ``1.2.``, ``a)``, ``-``, ``Điều 3.``."""

from __future__ import annotations

from typing import NamedTuple

from chutri.reading.flow import NOT_READ, Flow
from chutri.reading.fold import plain_rx, rx

# Ranks: the smaller holds the larger. Letters in capitals and romans swap where a document uses them the other way.
PART, CHAPTER, CAPITAL, ROMAN, ARTICLE, DECIMAL, LETTER, BRACKET, STAR, DASH, PLUS = (
    10, 20, 35, 40, 45, 50, 100, 110, 115, 120, 130,
)  # fmt: skip
NO_RANK = 1000


class Marker(NamedTuple):
    """A marker: rank, identity (``None`` for bullets), as written, where the text behind it begins."""

    rank: int
    id: str | None
    text: str
    end: int


_ROMANS = {
    roman: number
    for number, roman in enumerate(
        "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII XXIII XXIV XXV".split(), 1
    )
}
_DECIMAL = plain_rx(
    r"(\d{1,3}(?:\.\d{1,2}){0,4})\s?([.)/:]|\.?-(?=\s))(?=\s|[^\W\d]|[\"'“])|(\d{1,2}(?:\.\d{1,2}){1,4})(?=\s+[^\W\d])"
)
_ROMAN = plain_rx(r"([ivxlh1]{1,6})\s?(?:[.)/:]\s?[-–]?|[-–](?=\s)|(?=\s+[^\W\d]))(?=\s|[^\W\d]|$)")
_CAPITAL = plain_rx(r"([a-hk])\s?[.)/](?=\s|[^\W\d])")
_LETTER = plain_rx(r"([a-zđ]{1,2}|[a-zđ]\d)\s?[.)](?=\s|[^\W\d]|\")|([a-zđ])\s?[-/](?=\s)")
_BRACKET = plain_rx(r"\((\d{1,2}|[a-zđ]|[ivx]{1,4})\)(?=\s|[^\W\d])")
_BULLET_SIGNS = frozenset("-+*•●○▪■□➢►❖◦·✓√")
_BULLETS = plain_rx(r"[-+*•●○▪■□➢►❖◦·✓√](?:\s?[-+•](?=\s))?")
_GOING_ON = frozenset(("", " ", "-", "+", "•"))  # what a dash and a space must not be followed by to be all of a bullet
_PART = rx(r"phần\s+(?:thứ\s+)?(nhất|hai|ba|bốn|tư|năm|sáu|[ivx]+|\d+|[a-h])\b\s?[.:)-]?(?=\s|$)")
_CHAPTER = rx(r"(?:chương|mục)\s+([ivx]+|\d+)\b\s?[.:)-]?(?=\s|$)")
_ARTICLE = rx(r"điều\s+(\d{1,3}[a-zđ]?)\s?(?:[.:]|$)")
_COUNTED = {"nhất": "I", "hai": "II", "ba": "III", "bốn": "IV", "tư": "IV", "năm": "V", "sáu": "VI"}
# What optical recognition makes of Roman numerals that cannot be one.
_MISREAD = {
    "h": "II",
    "ih": "III",
    "hi": "III",
    "vh": "VII",
    "vhi": "VIII",
    "vih": "VIII",
    "xh": "XII",
    "xhi": "XIII",
    "l": "I",
}


def roman_number(text: str) -> int | None:
    """The value of a Roman numeral up to XXV, or ``None``."""
    return _ROMANS.get(text)


def read_marker(flow: Flow, at: int = 0) -> Marker | None:
    """The marker at position ``at`` of a paragraph, if it has one."""
    if at:
        return _marker_at(flow, at)
    if flow.marker is NOT_READ:
        flow.marker = _marker_at(flow, 0)
    marker: Marker | None = flow.marker
    return marker


def _marker_at(flow: Flow, at: int) -> Marker | None:
    low = flow.low
    if at >= len(low):
        return None
    first = low[at]
    if first in _BULLET_SIGNS:
        if first == "-" and low.startswith(" ", at + 1) and low[at + 2 : at + 3] not in _GOING_ON:
            return Marker(DASH, None, flow.text[at], at + 2)  # by far the most common one
        return _bullet(flow, at)
    if first.isdigit():
        if first == "1" and low[at + 1 : at + 2] in ("v", "x", "i"):  # 1V.: IV. in a scan
            return _roman(flow, at)
        return _decimal(flow, at)
    if first == "(":
        match = _BRACKET.match(low, at)
        if match:
            return Marker(BRACKET, match.group(1), match.group(), _skip(low, match.end()))
        return None
    if first.isalpha():
        return _worded(flow, at)
    return None


def _skip(low: str, at: int) -> int:
    while at < len(low) and low[at] == " ":
        at += 1
    return at


def _bullet(flow: Flow, at: int) -> Marker | None:
    low = flow.low
    match = _BULLETS.match(low, at)
    if match is None:
        return None
    end = match.end()
    if end < len(low) and low[end] not in " \"'(" and not low[end].isalpha() and not low[end].isdigit():
        return None
    sign = match.group()[-1]
    if sign == "-" and end < len(low) and low[end].isdigit():
        return None
    rank = PLUS if sign in "+○◦" else STAR if sign == "*" else DASH
    return Marker(rank, None, flow.text[at:end].strip(), _skip(low, end))


def _decimal(flow: Flow, at: int) -> Marker | None:
    match = _DECIMAL.match(flow.low, at)
    if match is None:
        return None
    number = match.group(1) or match.group(3)
    end = match.end()
    follows = flow.text[end : end + 1]
    if follows and not follows.isspace() and not follows.isupper() and follows not in "\"'“":
        return None  # 2.305 nhà, 1.hai: a number inside a sentence
    if match.group(2) == "/" and follows and not follows.isspace():
        return None  # 49/QCPH: the number of a document
    if match.group(3) and not flow.text[_skip(flow.low, end)].isupper():
        return None
    if len(number.split(".")[0]) > 2 and "." in number:
        return None
    depth = number.count(".")
    return Marker(DECIMAL + depth, number, flow.text[at:end], _skip(flow.low, end))


def _worded(flow: Flow, at: int) -> Marker | None:
    low, text = flow.low, flow.text
    first = low[at]
    if first in "ivxlh" and text[at].isupper():
        marker = _roman(flow, at)
        if marker:
            return marker
    if first in "pcmđ":
        marker = _named(flow, at)
        if marker:
            return marker
    if text[at].isupper():
        match = _CAPITAL.match(low, at)
        if match:
            return Marker(CAPITAL, match.group(1).upper(), text[at : match.end()], _skip(low, match.end()))
        return None
    match = _LETTER.match(low, at)
    if match:
        name = match.group(1) or match.group(2)
        return Marker(LETTER, name, text[at : match.end()], _skip(low, match.end()))
    return None


def _roman(flow: Flow, at: int) -> Marker | None:
    match = _ROMAN.match(flow.low, at)
    if match is None:
        return None
    name = match.group(1).upper()
    if name not in _ROMANS:
        plain = match.group(1).replace("1", "i").replace("l", "i")
        repaired = _MISREAD.get(match.group(1)) or (plain.upper() if plain.upper() in _ROMANS else None)
        if repaired is None or match.end() == match.end(1):
            return None
        name = repaired
    sign = flow.low[match.end(1) : match.end()].strip()
    rest = _skip(flow.low, match.end())
    if not sign:  # "I MỤC ĐÍCH": only before capitals
        word = flow.text[rest:].split(" ", 2)[:2]
        if not word or not "".join(word).isupper() or len("".join(word)) < 3:
            return None
    return Marker(ROMAN, name, flow.text[at : match.end()].strip(), rest)


def _named(flow: Flow, at: int) -> Marker | None:
    low = flow.low
    match = _ARTICLE.match(low, at)
    if match:
        return Marker(ARTICLE, f"Điều {match.group(1)}", flow.text[at : match.end()], _skip(low, match.end()))
    match = _PART.match(low, at)
    if match:
        name = _COUNTED.get(match.group(1), match.group(1).upper())
        if _is_citation(low, match.end()):
            return None
        return Marker(PART, f"Phần {name}", flow.text[at : match.end()], _skip(low, match.end()))
    match = _CHAPTER.match(low, at)
    if match and not _is_citation(low, match.end()):
        kind = "Chương" if low[at] == "c" else "Mục"
        return Marker(CHAPTER, f"{kind} {match.group(1).upper()}", flow.text[at : match.end()], _skip(low, match.end()))
    return None


def _is_citation(low: str, at: int) -> bool:
    """``Mục 2 Phần II Kế hoạch này``: a place that is cited, not a heading."""
    return (
        low[at:]
        .lstrip()
        .startswith(
            ("phần", "kế hoạch", "của", "nghị", "quyết", "thông", "chương", "nêu", "này", "trên", "và", ",", "đề án")
        )
    )
