"""Cited documents that have a number: State ``88/KH-UBND``, legal ``60/2024/QH15``, Party ``27-CT/TU``."""

from __future__ import annotations

import re
from functools import cache

from chutri.reading.bodies import name_end, opens_name
from chutri.reading.flow import Flow
from chutri.reading.fold import fold, plain_rx, rx
from chutri.reading.lexicon import alternation, load
from chutri.reading.model import Reference
from chutri.reading.parties import split_bodies

_CODE = plain_rx(
    r"(?P<number>\d(?<![\w/.-]\d)\d{0,4}(?:\.\d{1,2})?)(?:"
    r"\s?/\s?(?:(?:19|20)\d\d)\s?[/-]\s?[A-ZĐÐ][A-Za-zĐÐđ]{0,6}\d{0,2}(?:\s?[-–]\s?[A-ZĐÐ][\w.&]*)*(?:/[A-ZĐ]{2,}(?:-[A-ZĐ]{2,})*)?|"
    r"\s?/\s?[A-ZĐÐ][A-Za-zĐÐđ]{0,9}(?:\s?[-–]\s?[A-ZĐÐ][\w.&]*)+|"
    r"\s?[-–]\s?(?:19|20)\d\d\s?/\s?[A-ZĐÐ]{2,5}(?:-[A-ZĐÐ]+)*|"
    r"\s?/\s?[A-ZĐ]{2,6}(?![\w/-])(?=\s+ngày)|"
    r"\s?[-–]\s?[A-ZĐÐ][A-Za-zĐÐđ]{1,3}\s?/\s?[A-ZĐÐ][\w.]*(?:-[A-ZĐÐ]\w*)*)"
)
# What stands behind a code's slash, whatever its form: far cheaper to look for than codes themselves.
_SYMBOL = plain_rx(r"/\s?(?:[A-ZĐÐ]|(?:19|20)\d\d\s?[/-]\s?[A-ZĐÐ])")
_DATE = rx(
    r"(?:\]\([^()\s]{0,200}\))?[\s,(]*(?:ban hành\s+)?(?:ký\s+)?ngày\s+(?:(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*([0-9]{4})|(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+([0-9]{4}))"
)
# What follows an issuer's name: the day, or the next document that is cited.
_BEHIND = rx(r"[\s,(]+(?:ban hành\s+|ký\s+)?ngày\s+\d|,\s+(?:[^\W\d]+\s+){1,4}?số\s*:?\s*\d")
_OF = rx(r",?\s*(?:của|do)\s+")
_ON = rx(r",?\s*(?:về(?: việc)?|v/v|phê duyệt|ban hành|quy định|hướng dẫn)\s+")


_ABOUT = rx(
    r"\s(?:về|phê duyệt|ban hành|quy định|hướng dẫn|hết hiệu lực|và (?:kế hoạch|chương trình|quyết định|nghị quyết|chỉ thị|công văn|thông báo|đề án|tờ trình))(?:\s|$)"
)
_ASKED = rx(r"của\s+([^;]{4,90}?)\s+tại\s+(?:tờ trình|công văn|báo cáo|văn bản)(?:\s+số)?\s*$")


@cache
def _kinds() -> re.Pattern[str]:
    names = [*load("kinds")["cited"], "Chương trình hành động", "Luật sửa đổi", "Sắc lệnh"]
    return re.compile(
        rf"(?:{alternation(names)})(?=(?:\s+(?:liên tịch|phối hợp|hành động))?(?:\s+[^;.,]{{0,60}}?)?\s*(?:số|s[oô])?\s*:?\s*$)"
    )


@cache
def _names_of_kinds() -> dict[str, str]:
    """Folded names of kinds, each as it is written; of two that fold alike the first."""
    return {fold(name): name for name in reversed(load("kinds")["cited"])}


def references_in(flow: Flow, *, basis: bool, own: str | None) -> list[Reference]:
    """The references of one paragraph; the document's own code is none of them."""
    text = flow.text
    if "/" not in text or not _SYMBOL.search(text):
        return []
    found = []
    for match in _CODE.finditer(text):
        code = re.sub(r"\s", "", match.group()).rstrip(".&")
        if own and (code == own or fold(code) == fold(own)):
            continue
        if not _is_cited(flow, match):
            continue
        found.append(_reference(flow, match, code, basis))
    return found


_LOOKS_CITED = rx(r"(?:số|s[oô]|so)\s*:?\s*$|(?:\bkh|\bqđ|\bct|\bnq|\btt|\bnđ|văn bản|công văn|tờ trình)\s*$")


def _is_cited(flow: Flow, match: re.Match[str]) -> bool:
    before = flow.low[max(0, match.start() - 40) : match.start()]
    if _LOOKS_CITED.search(before) or _kinds().search(before):
        return True
    if _DATE.match(flow.low, match.end()):
        return True
    symbol = match.group().split("/", 1)[-1]
    return "-" in match.group() and len(re.sub(r"\W", "", symbol)) >= 4


def _reference(flow: Flow, match: re.Match[str], code: str, basis: bool) -> Reference:
    low = flow.low
    before = low[max(0, match.start() - 70) : match.start()]
    kind = None
    kind_match = max(_kinds().finditer(before), key=re.Match.start, default=None)
    start = match.start()
    if kind_match:
        start = match.start() - len(before) + kind_match.start()
        kind = _names_of_kinds().get(kind_match.group()) or kind_match.group().capitalize()
    end = match.end()
    date = None
    dated = _DATE.match(low, end)
    if dated:
        date, end = _iso(dated), dated.end()
    issuer, end = _issuer(flow, end)
    if date is None and issuer and (dated := _DATE.match(low, end)):  # "… của Tỉnh ủy ngày …"
        date, end = _iso(dated), dated.end()
    asked = _ASKED.search(low, max(0, match.start() - 130), match.start()) if issuer is None else None
    if asked:
        issuer = flow.text[asked.start(1) : asked.end(1)]
    title = None
    on = _ON.match(low, end)
    if on:
        stop = _title_end(low, on.end())
        title, _ = flow.cut(on.start() + (1 if low[on.start()] == "," else 0), stop)
        title = title.strip(" ,") or None
    return Reference(code, kind, date, issuer, title, basis, flow.span(start, end))


def _iso(dated: re.Match[str]) -> str | None:
    day, month, year = dated.group(1, 2, 3) if dated.group(1) else dated.group(4, 5, 6)
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    return f"{year}-{int(month):02d}-{int(day):02d}"


def _issuer(flow: Flow, end: int) -> tuple[str | None, int]:
    of = _OF.match(flow.low, end)
    if of is None:
        return None, end
    at = of.end()
    low, text = flow.low, flow.text
    if opens_name(flow, at):
        stop = name_end(flow, at, min(len(text), at + 140))
        first = split_bodies(flow, at, stop)
        stop = min(stop, at + len(first[0].text)) if first else stop
        about = _ABOUT.search(low, at, min(len(low), stop + 8))
        stop = min(stop, about.start()) if about else stop
        behind = _BEHIND.search(low, at, stop)
        stop = behind.start() if behind else stop
    else:  # Chính phủ, Quốc hội, Bộ Chính trị: capitals up to a small word
        stop = at
        for word in re.finditer(r"\S+", text[at : at + 120]):
            if not (
                word.group()[0].isupper()
                or word.group() in ("và", "phủ", "hội", "nước", "trị", "khóa", "bí", "thư", "ương")
            ):
                break
            stop = at + word.end()
            if word.group()[-1] in ",;.":
                break
    while stop > at and text[stop - 1] in " ,;.":
        stop -= 1
    if stop <= at:
        return None, end
    return text[at:stop], stop


def _title_end(low: str, at: int) -> int:
    last = min(len(low), at + 300)
    stops = [
        spot
        for mark in (";", ". ", ", kế hoạch số", ", quyết định số", ", nghị quyết số", ", ủy ban")
        if (spot := low.find(mark, at, last)) >= 0
    ]
    return min([*stops, last])


def merged(references: list[Reference]) -> tuple[Reference, ...]:
    """One entry for each code and date; a later mention without its date adds nothing."""
    dated = {fold(reference.code) for reference in references if reference.date}
    seen: set[tuple[str, str | None]] = set()
    out = []
    for reference in references:
        key = (fold(reference.code), reference.date)
        if key in seen or (reference.date is None and key[0] in dated):
            continue
        seen.add(key)
        out.append(reference)
    return tuple(out)
