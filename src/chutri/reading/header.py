"""The letterhead: issuer, number and symbol, place and date, kind, title (Decree 30/2020, Appendix I, part II)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from chutri.reading.flow import Flow, join
from chutri.reading.fold import plain_rx, rx
from chutri.reading.lexicon import load
from chutri.reading.lines import BAR, PAGE, PIPE, RULE, TEXT, Line, Sheet
from chutri.reading.markers import ARTICLE, CAPITAL, DECIMAL, PART, ROMAN, read_marker
from chutri.reading.model import Header

_LOOK = 90  # lines from the top in which a kind is sought
_NATION = rx(r"c[ộô]ng h[òo]a x[ãa] h[ộô]i|độc lập - tự do|đảng cộng sản việt nam$")
_NUMBER = rx(r"s[ốóo]\s*[:.;]?\s*(?=[\d/.…_ -]|[^\W\d]?/|[^\W\d]{1,3}-|z/|$)")
_STATE = plain_rx(
    r"(?P<number>\d[\d ]{0,5})?\s*[.…_]*\s*/+\s*(?:(?:19|20)\d\d\s*/\s*)?(?P<symbol>[A-ZĐa-zđ]{1,6}(?:\s?-\s?[A-ZĐ][\w.&]*)*)"
)
_PARTY = plain_rx(
    r"(?P<number>\d{1,5})?\s*[.…_]*\s*-\s*(?P<symbol>[A-ZĐ][A-Za-zĐđ]{0,3}\s*/\s*[A-ZĐ][\w.]*(?:-[A-ZĐ]\w*)*)"
)
_DATE = rx(r"ngày\s*(?P<day>[^\s,;]*?)\s*tháng\s*(?P<month>[^\s,;]*?)\s*năm\s*(?P<year>[0-9]{4})")
# the subject of an official letter, under its number (ô 5b)
_SUBJECT = rx(r"v/v\b|về việc\b")
_ADDRESSED = rx(r"kính (?:gửi|trình)\b")
_OPENING = rx(
    r"(?:căn cứ|thực hiện|thi hành|nhằm|để|xét|trên cơ sở|theo|triển khai|tiếp tục|trong|ngày|sau khi|với|qua|chấp hành|hưởng ứng|trước tình hình|trước thực trạng|thời gian qua|vừa qua|hiện nay|kính gửi|kính trình|cụ thể hóa|năm|phát huy)\b"
)
_ENCLOSED = rx(r"\(?\s*(?:ban hành\s+)?(?:kèm theo|đính kèm)")
_KEPT_NAME = rx(r"v/v\b|về việc\b|về\b")


class Found(NamedTuple):
    """The header, and the index of the first line behind it."""

    header: Header
    after: int
    title: Flow | None


def plain(text: str) -> str:
    """Upper case without any marks: what optical recognition leaves of a heading."""
    bare = "".join(char for char in unicodedata.normalize("NFD", text.upper()) if not unicodedata.combining(char))
    return bare.replace("Đ", "D").replace("Ð", "D")


@cache
def _kinds() -> dict[str, str]:
    return {plain(written): kind for written, kind in load("kinds")["kinds"].items()}


def date_at_foot(sheet: Sheet, first: int, after: int) -> tuple[str | None, str | None]:
    """Place and date below the text, where no letterhead has them."""
    for line in sheet.lines[max(0, first - 4) : after + 2]:
        if line.kind != TEXT or line.end - line.start > 70:
            continue
        flow = sheet.flow(line)
        match = _DATE.search(flow.low)
        if match and match.start() < 40 and match.end() > len(flow.low) - 4:
            return _place(flow.text[: match.start()]), _iso(match)
    return None, None


def kind_of_line(sheet: Sheet, line: Line) -> tuple[str, int] | None:
    """The kind that a line names in capitals, and where in the line's text the title begins (its end if nowhere)."""
    text = sheet.flow(line).text
    if line.kind != TEXT or len(text) > 400:
        return None
    bare = plain(text).strip(' :.*\u201c\u201d"')
    kinds = _kinds()
    head = text.split(":")[0]
    if len(bare) < 32 and bare in kinds and (head.isupper() or head.istitle() or line.blank_before):
        return kinds[bare], len(text)
    words = text.split(" ")
    for count in (4, 3, 2):
        name = " ".join(words[:count])
        if len(words) > count and name.isupper() and plain(name) in kinds:
            return kinds[plain(name)], len(name) + 1
    return None


def find_header(sheet: Sheet) -> Found:
    """The header of a document; what it does not show is ``None``."""
    lines = sheet.lines
    kind_at, kind, title_at = _find_kind(sheet)
    head_end = kind_at if kind_at is not None else _head_without_kind(sheet)
    code, number, symbol, place, date = _number_and_date(sheet, lines[:head_end])
    issuer = _issuer(sheet, lines[:head_end])
    title, after = None, head_end
    if kind_at is not None:
        title, after = _title(sheet, kind_at, title_at)
    elif subject := _subject(sheet, lines[:head_end]):
        kind, title = "Công văn", subject
    lines_of_title = (
        [sheet.flow(line) for line in lines[kind_at + 1 : after] if line.kind == TEXT] if kind_at is not None else []
    )
    end = lines[after - 1].end if after else 0
    header = Header(issuer, kind, code, number, symbol, place, date, title, (0, end))
    return Found(header, after, join(lines_of_title) if lines_of_title else None)


def _find_kind(sheet: Sheet) -> tuple[int | None, str | None, int]:
    for index, line in enumerate(sheet.lines[:_LOOK]):
        found = kind_of_line(sheet, line)
        if found:
            return index, found[0], found[1]
        if line.kind == TEXT and index > 3:
            marker = read_marker(sheet.flow(line))
            if marker and marker.rank in (ROMAN, ARTICLE, PART):
                break
    if sheet.lines:  # a document that begins with its title: "Kế hoạch hỗ trợ hộ nghèo …"
        flow = sheet.flow(sheet.lines[0])
        bare = plain(flow.text.replace("_", " "))
        for written, kind in _kinds().items():
            if bare.startswith(written + " "):
                return 0, kind, len(written) + 1
    return None, None, 0


def _head_without_kind(sheet: Sheet) -> int:
    """Lines of a letterhead that names no kind (an official letter): up to the one with the date."""
    last = 0
    for index, line in enumerate(sheet.lines[:40]):
        if line.kind != TEXT:
            continue
        low = sheet.flow(line).low
        if _SUBJECT.match(low):
            continue
        if _NATION.search(low) or (len(low) < 90 and (_NUMBER.match(low) or _DATE.search(low))):
            last = index + 1
        elif read_marker(sheet.flow(line)):
            break
    return last


def _subject(sheet: Sheet, lines: list[Line]) -> str | None:
    """What an official letter is about: its line *V/v …* and the lower-case lines that go on with it."""
    parts: list[str] = []
    for text, low in _pieces(sheet, lines):
        if _SUBJECT.match(low) and not parts:
            parts.append(text.split(" ", 1)[-1] if low.startswith("v/v") else text)
        elif parts and text[0].islower():
            parts.append(text)
        elif parts:
            break
    return " ".join(parts) or None


def _number_and_date(
    sheet: Sheet, lines: list[Line]
) -> tuple[str | None, str | None, str | None, str | None, str | None]:
    code = number = symbol = place = date = None
    found_number = found_date = False
    texts = _pieces(sheet, lines)
    for index, (text, low) in enumerate(texts):
        if not found_number:
            match = _NUMBER.search(low)
            if match:
                read = _read_number(text[match.end() :])
                if read is None and index + 1 < len(texts):  # "Số:" alone, its number on the next line
                    read = _read_number(text[match.end() :] + " " + texts[index + 1][0])
                if read:
                    code, number, symbol, used = read
                    found_number = True
                    text, low = text[match.end() + used :], low[match.end() + used :]
        if not found_date:
            joined, joined_low = text, low
            for ahead in texts[index + 1 : index + 3]:
                if _DATE.search(joined_low):
                    break
                joined, joined_low = f"{joined} {ahead[0]}", f"{joined_low} {ahead[1]}"
            match = _DATE.search(joined_low)
            if match and match.start() <= len(text):
                date = _iso(match)
                place = _with_first_word(texts[index - 1][0] if index else "", _place(joined[: match.start()]))
                found_date = True
    return code, number, symbol, place, date


def _with_first_word(above: str, place: str | None) -> str | None:
    """``Sơn`` above ``La, ngày …``: a place that was cut in two; a letterhead's other lines are capitals or end otherwise."""
    return f"{above} {place}" if place and " " not in place and above.istitle() and above.isalpha() else place


def _pieces(sheet: Sheet, lines: list[Line]) -> list[tuple[str, str]]:
    """The head's lines as (text, folded); cells of a row one by one."""
    out: list[tuple[str, str]] = []
    barred = sum(line.kind == BAR for line in lines) > 2
    fresh = True
    for line in lines:
        flow = sheet.flow(line)
        if line.kind == BAR:
            fresh = True
        elif barred and not fresh and line.kind == TEXT:  # lines of one cell between bars
            out[-1] = (f"{out[-1][0]} {flow.text}", f"{out[-1][1]} {flow.low}")
        elif line.kind == PIPE:
            at = 0
            for cell in flow.text.split("|"):
                if cell.strip():
                    out.append((cell.strip(), flow.low[at : at + len(cell)].strip()))
                at += len(cell) + 1
        elif line.kind == TEXT and flow.text:
            out.append((flow.text, flow.low))
            fresh = False
    return out


def _read_number(rest: str) -> tuple[str | None, str | None, str, int] | None:
    """Code, number, symbol and how much of ``rest`` they take; the code is ``None`` where the number is blank."""
    party_first = bool(re.match(r"\s*\d*\s*-", rest))
    for pattern, glue in ((_PARTY, "-"), (_STATE, "/")) if party_first else ((_STATE, "/"), (_PARTY, "-")):
        match = pattern.search(rest[:60])
        if match and (match.group("number") or match.start() < 8 or not rest[: match.start()].strip(" .…_z/:")):
            number = (match.group("number") or "").replace(" ", "") or None
            symbol = re.sub(r"\s", "", match.group("symbol"))
            if symbol[0].islower():
                continue
            code = re.sub(r"\s", "", match.group()).strip("._…") if number else None
            if code and glue == "/":
                code = re.sub(r"/+", "/", code)
            return code, number, symbol, match.end()
    return None


def _iso(match: re.Match[str]) -> str | None:
    day, month = match.group("day"), match.group("month")
    if not (day.isdecimal() and month.isdecimal()) or not (1 <= int(day) <= 31 and 1 <= int(month) <= 12):
        return None
    return f"{match.group('year')}-{int(month):02d}-{int(day):02d}"


def _place(before: str) -> str | None:
    name = before.rstrip(" ,.;:").split("|")[-1].split("  ")[-1].strip(" ,.;:-*_")
    name = name.rsplit(";", 1)[-1].strip()
    return name if name and name[0].isupper() and len(name) < 45 and not any(char.isdigit() for char in name) else None


def _issuer(sheet: Sheet, lines: list[Line]) -> str | None:
    """The capital lines of the letterhead's left column: a superior body and the issuer, or the issuer alone."""
    names: list[str] = []
    for text, low in _pieces(sheet, lines):
        nation = _NATION.search(low)
        if nation:
            text = text[: nation.start()].strip()
        if _NUMBER.search(low) or _DATE.search(low):
            if names:
                break
            continue
        if (
            text
            and text.isupper()
            and len(text) > 3
            and "CHỦ NGHĨA" not in text
            and any(char.isalpha() for char in text)
        ):
            names.append(text)
    return " ".join(names[:4]) or None


def _title(sheet: Sheet, kind_at: int, title_at: int) -> tuple[str | None, int]:
    """The excerpt: the lines below the kind, up to the opening words of the body."""
    lines = sheet.lines
    parts: list[str] = []
    first = sheet.flow(lines[kind_at]).text[title_at:].strip()
    if first:
        parts.append(first)
    index = kind_at + 1
    capitals = False
    while index < len(lines) and index < kind_at + 24:
        line = lines[index]
        if line.kind == PAGE:
            index += 1
            continue
        if line.kind == RULE:
            if parts:
                break
            index += 1
            continue
        if line.kind != TEXT:
            break
        flow = sheet.flow(line)
        if not flow.text:
            index += 1
            continue
        if not parts:
            capitals = flow.text.isupper()
        elif _title_ends(sheet, line, parts, capitals) or _decides(sheet, index, parts[-1]):
            break
        parts.append(flow.text)
        index += 1
    title = " ".join(parts).strip() or None
    return title, index


_GROUNDS = rx(r"(?:căn cứ|xét|theo đề nghị|theo|thực hiện)\b")


def _decides(sheet: Sheet, index: int, above: str) -> bool:
    """Whether a line in capitals names who decides: the grounds stand below it, or below the rest of the name."""
    flow = sheet.lines[index].flow
    if not flow.text.isupper() or not _is_authority(flow.text) or above.endswith((" CỦA", " VÀ", ",", "-")):
        return False
    below = [line.flow for line in sheet.lines[index + 1 : index + 3] if line.kind == TEXT]
    if below and below[0].text.isupper():
        below = below[1:]
    return bool(below) and below[0].text[:1].isupper() and _GROUNDS.match(below[0].low) is not None


def _title_ends(sheet: Sheet, line: Line, parts: list[str], capitals: bool) -> bool:
    flow = sheet.flow(line)
    text, low = flow.text, flow.low
    if _ADDRESSED.match(low):
        return True
    if _ENCLOSED.match(low) or (text.startswith("(") and not text[1:2].isdigit()):
        return not _open_bracket(parts)
    marker = None if parts[-1].lower().endswith((" số", "số:")) else read_marker(flow)
    if marker and marker.rank in (ROMAN, PART, ARTICLE, CAPITAL, DECIMAL) and not text[:1].islower():
        return True
    if line.blank_before:
        if text[0].islower():
            return False
        if capitals and text.isupper() and not _is_authority(text):
            return False
        if text.startswith("("):
            return False
        return not (parts and parts[-1].rstrip().endswith((" của", " và", ",", " về", " của Ban")))
    if (
        not capitals
        and _is_authority(text)
        and (text.isupper() or (text.endswith(":") and text.split(" ", 1)[0].isupper()))
    ):
        return True  # CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:
    if capitals and not text.isupper():
        return not text[0].islower() and bool(_OPENING.match(low) or len(text) > 60)
    return (
        bool(_OPENING.match(low))
        and text[0].isupper()
        and (parts[-1].rstrip().endswith((".", ")")) or len(text) > 70 or len(parts) > 1 or low.startswith("căn cứ"))
    )


def _open_bracket(parts: list[str]) -> bool:
    joined = " ".join(parts)
    return joined.count("(") > joined.count(")")


def _is_authority(text: str) -> bool:
    """The line above a decision's grounds that names who decides."""
    bare = plain(text)
    return bare.startswith(
        ("UY BAN", "CHU TICH", "GIAM DOC", "BO TRUONG", "THU TUONG", "CHINH PHU", "HOI DONG", "TRUONG BAN", "CHANH")
    )
