"""Annexes: those that the text cites (*Có biểu chi tiết kèm theo*, *Phụ lục I*), those that are attached, and which is which.

Decree 30/2020, Appendix I, III.1: an annex has a title, is numbered in Roman numerals where there are several, and the text points to it.
"""

from __future__ import annotations

import re

from chutri.reading.flow import Flow
from chutri.reading.fold import fold, plain_rx
from chutri.reading.markers import roman_number
from chutri.reading.model import Annex, Span
from chutri.reading.outline import Item
from chutri.reading.patterns import Pattern
from chutri.reading.topics import Zoned

_NOUN = r"(?P<noun>phụ lục|phụ biểu|biểu mẫu|biểu|mẫu biểu|mẫu|bảng|danh mục|danh sách|đề cương|sơ đồ|khung kế hoạch)"
_NUMBERS = r"(?:\s*(?:số\s*)?(?P<numbers>(?:[ivx]{1,5}|\d{1,2}[a-z]?)(?!\w)(?:\s*(?:,|;|và|-|đến)\s*(?:phụ lục\s+)?(?:số\s*)?(?:[ivx]{1,5}|\d{1,2})(?!\w))*))?"
_OWN = r"(?:\s+(?:theo\s+)?(?:tại\s+)?(?:bản\s+)?(?:kế hoạch|quyết định|chỉ thị|văn bản|công văn|thông báo|hướng dẫn|chương trình|nghị quyết|đề án)\s+này)"
_ENCLOSED = Pattern(
    rf"(?<!\w){_NOUN}{_NUMBERS}(?P<words>(?:(?!phụ lục)[^.;:()]){{0,110}}?)\s*(?:được\s+)?(?:ban hành\s+)?(?:kèm theo|đính kèm|gửi kèm)(?:{_OWN}|(?=\s*(?:[).,;:]|$)))"
)
_ENCLOSED_NOUN = Pattern(rf"(?<!\w){_NOUN}{_NUMBERS}(?!\w)")
_POINTED = Pattern(
    rf"(?:tại|theo|trong|xem|ở|như|của|là|các|từ|thuộc|chi tiết)\s+(?:các\s+)?(?P<noun>phụ lục){_NUMBERS}(?!\w)"
)
_BRACKET = Pattern(r"\(\s*(?:có|chi tiết|xem|theo)\s+(?P<words>[^()]{3,140}?)\s+(?:kèm theo|đính kèm)(?=\s*\))")
_FOREIGN = Pattern(
    r"\s*(?:,\s*)?(?:tại|của|thuộc|ban hành kèm theo|kèm theo|trong|theo)?\s*(?:nghị định|thông tư|quyết định|nghị quyết|luật|kế hoạch|đề án|chỉ thị|công văn|văn bản|hướng dẫn|chương trình)\s+(?!này)"
)
_LABEL = Pattern(
    r"(?P<noun>phụ lục|phụ biểu|biểu mẫu|biểu|mẫu)\s*(?:số)?\s*:?\s*(?P<number>[ivx]{1,5}(?!\w)|\d{1,2}[a-z]?|[a-z](?!\w))?(?P<code>/[\w-]+)?\s*[.:–-]*\s*"
)
_ATTACHED = Pattern(
    r"\(?\s*(?:ban hành\s+)?kèm theo\s+(?:kế hoạch|quyết định|công văn|tờ trình|báo cáo|chỉ thị|thông báo|hướng dẫn|chương trình|nghị quyết)"
)
_FORM = Pattern(
    r"(?:biên bản|phiếu|danh sách|báo cáo|bảng|tờ|đơn|giấy|quyết định|danh mục|tổng hợp|biểu|thông báo|kế hoạch|sơ yếu|bản)(?!\w)"
)
_ISSUED = Pattern(r"(?:kế hoạch|chương trình|đề án|quy chế|quy định|phương án|hướng dẫn|nội quy|điều lệ|thể lệ)\b")
_LONGEST = 10_000  # characters of a paragraph that may cite
_NEAR = 20  # of so many annexes the titles are compared
_ANNEX = fold("phụ lục")
_BY_NUMBER = Pattern(rf"(?<!\w)(?P<noun>mẫu|biểu|phụ biểu)(?=\s+(?:số\s+)?(?:\d|[ivx]+(?!\w))){_NUMBERS}")
_ROMAN_OR_DIGIT = plain_rx(r"[ivx]{1,5}(?!\w)|\d{1,2}")
_FAMILIES = {
    fold(noun): family
    for noun, family in (
        ("phụ lục", "a"),
        ("phụ biểu", "t"),
        ("biểu", "t"),
        ("bảng", "t"),
        ("biểu mẫu", "f"),
        ("mẫu biểu", "f"),
        ("mẫu", "f"),
    )
}


class _Draft:
    """An annex while its citations are gathered."""

    def __init__(
        self, family: str, number: int | None, marker: str | None, title: str | None, span: Span, *, attached: bool
    ) -> None:
        self.family = family
        self.number = number
        self.marker = marker
        self.title = title
        self.span = span
        self.attached = attached
        self.cited: list[Span] = []

    def annex(self) -> Annex:
        """The annex with all that cites it."""
        return Annex(self.marker, self.title, self.attached, tuple(self.cited), self.span)


class _Shelf:
    """All annexes of a document, found again by number, by title and by kind."""

    def __init__(self, attached: list[_Draft]) -> None:
        self.drafts = attached
        self.near = attached[:_NEAR]
        self._single = len(attached) == 1
        self._numbered: dict[tuple[str, int], _Draft] = {}
        self._cited: dict[str, _Draft] = {}
        for draft in attached:
            if draft.number is not None:
                self._numbered.setdefault((draft.family, draft.number), draft)

    def meant(self, family: str, number: int | None, words: str) -> list[_Draft]:
        """The annexes that a citation means: by number, by title, by kind, or the only one there is."""
        if number is not None:
            found = self._numbered.get((family, number))
            return [found] if found else []
        low = fold(words).strip(" ,")
        if family != "a":
            named = next((draft for draft in self.near if draft.title and fold(draft.title).startswith(low)), None)
            if named is not None:
                return [named]
        same = [draft for draft in self.near if draft.family == family]
        if same:
            return same
        if self._single and family in ("a", "t", ""):
            return self.near
        cited = self._cited.get("" if family == "a" else low)
        return [cited] if cited else []

    def add(self, draft: _Draft, words: str) -> None:
        """Keep an annex that is only cited."""
        self.drafts.append(draft)
        if draft.number is not None:
            self._numbered[draft.family, draft.number] = draft
        else:
            self._cited["" if draft.family == "a" else fold(words).strip(" ,")] = draft


def find_annexes(zoned: list[Zoned], roots: list[Item]) -> tuple[Annex, ...]:
    """The annexes in order: attached ones as they stand, then those that are only cited."""
    shelf = _Shelf(_attached(roots))
    for item, flow, _ in zoned:
        _cite(flow, item.words_at, shelf)
    return tuple(draft.annex() for draft in shelf.drafts)


def _number(text: str | None) -> int | None:
    if not text:
        return None
    digits = re.match(r"\d+", text)
    return int(digits.group()) if digits else roman_number(text.upper())


def _attached(roots: list[Item]) -> list[_Draft]:
    drafts: list[_Draft] = []
    for index, root in enumerate(roots):
        for at, child in enumerate(root.children):
            if child.annex is not None and child.flow:
                drafts.append(_labelled(child, child.flow))
            elif index > 0 and child.flow and child.marker is None and _ATTACHED.match(child.flow.low):
                draft = _unlabelled(root.children, at)
                if draft is not None:
                    drafts.append(draft)
    return drafts


def _labelled(item: Item, flow: Flow) -> _Draft:
    """``PHỤ LỤC I`` and the lines of its title below it, or behind it on the same line."""
    match = _LABEL.match(flow.low)
    marker: str | None = item.annex
    rest, end = "", item.span[1]
    family, number = "a", None
    if match is not None:
        family = _FAMILIES.get(match.group("noun"), "a")
        number = _number(match.group("number"))
        rest = flow.text[match.end() :].strip(" .:-–")
        if match.group("code") and marker:
            marker += flow.text[slice(*match.span("code"))]
        if number is None and rest and family != "a":
            marker, rest = None, flow.text.strip(" .:")  # BIỂU TỔNG HỢP …: a title, no label
    lines = [rest] if rest and not rest.startswith("(") else []
    if family == "f" and not lines:
        lines = [
            child.flow.text.strip()
            for child in item.children[:8]
            if child.flow and _FORM.match(child.flow.low) and child.flow.text[:4].isupper()
        ][:1]
    for child in item.children if family != "f" else []:
        if (
            not child.flow
            or child.marker is not None
            or child.flow.text.startswith("(")
            or _ATTACHED.match(child.flow.low)
        ):
            break
        if len(child.flow.text) > 250 or (lines and not _in_capitals(child.flow.text)):
            break
        lines.append(child.flow.text.strip(" .:"))
        end = child.span[1]
    return _Draft(family, number, marker, " ".join(lines) or None, (item.span[0], end), attached=True)


def _unlabelled(children: list[Item], at: int) -> _Draft | None:
    """A title in capitals over *(Kèm theo Kế hoạch số …)*; the plan that a decision issues is no annex."""
    first = at
    while first > 0 and _is_title(children[first - 1]):
        first -= 1
    lines = [child.flow.text.strip() for child in children[first:at] if child.flow]
    if not lines or _ISSUED.match(fold(lines[0])):
        return None
    return _Draft("", None, None, " ".join(lines), (children[first].span[0], children[at - 1].span[1]), attached=True)


def _is_title(item: Item) -> bool:
    return item.marker is None and item.annex is None and len(item.flow.text) < 250 and _in_capitals(item.flow.text)


def _in_capitals(text: str) -> bool:
    """Whether nearly all letters are capitals (*HẠ TẦNG 5G, IoT*)."""
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) >= 0.9 * len(letters)


def _cite(flow: Flow, at: int, shelf: _Shelf) -> None:
    """Note every annex that a paragraph cites."""
    low = flow.low
    taken: set[int] = set()
    for pattern in (_BRACKET, _ENCLOSED, _POINTED, _BY_NUMBER):
        for match in pattern.finditer(low, at, at + _LONGEST):
            if match.start() in taken or match.end() - 1 in taken:
                continue
            if pattern in (_POINTED, _BY_NUMBER) and _FOREIGN.match(low, match.end()):
                continue
            taken.update(range(*match.span()))
            _note(flow, match, shelf, known=pattern is _BY_NUMBER)


def _note(flow: Flow, match: re.Match[str], shelf: _Shelf, *, known: bool) -> None:
    """Add a citation to the annexes it means; one that is nowhere becomes an annex of its own, unless only ``known`` ones count."""
    groups = match.groupdict()
    noun: re.Match[str] | None = match
    begin = match.start("noun") if groups.get("noun") else match.start("words")
    if not groups.get("noun"):
        noun = _noun_in(flow.low, *match.span("words"))
        begin = noun.start() if noun and noun.group("noun") == _ANNEX else begin
    family = _FAMILIES.get(noun.group("noun"), "") if noun else ""
    named = _ROMAN_OR_DIGIT.findall((noun.group("numbers") or "") if noun else "")
    words = flow.text[begin : match.end("words") if "words" in groups else match.end()]
    span = flow.span(begin, match.end())
    for written in named or [""]:
        number = _number(written)
        targets = shelf.meant(family, number, words)
        if not targets and not known:
            marker, title = _as_cited(family, written, words)
            targets = [_Draft(family, number, marker, title, span, attached=False)]
            shelf.add(targets[0], words)
        for target in targets:
            target.cited.append(span)


def _noun_in(low: str, start: int, end: int) -> re.Match[str] | None:
    """What the words between brackets name: *phụ lục* before any other."""
    nouns = list(_ENCLOSED_NOUN.finditer(low, start, end))
    return next((found for found in nouns if found.group("noun") == _ANNEX), nouns[0] if nouns else None)


def _as_cited(family: str, written: str, words: str) -> tuple[str | None, str | None]:
    """Marker and title of an annex that is not there: a numbered or plain *Phụ lục* by its label, others by their words."""
    if family == "a":
        return f"PHỤ LỤC {written.upper()}".strip(), None
    return None, words.strip(" ,")
