"""What OCR breaks in Vietnamese documents, mended where it is certain. Pure: lines in, as many lines out.

Roman numerals are mended by their sequence, since OCR reads ``III`` as a perfectly good ``II``; words by a short list of
what they can only have been. Anything doubtful stays as it was read.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from chutri.reading.extract.letters import without_marks
from chutri.reading.extract.markers import roman
from chutri.reading.extract.slips import mend_slips

# The strokes that the letters of a misread Roman numeral are made of.
_STROKES = {
    **dict.fromkeys("IiLlTtJj1|!]íÍìÌỊị", "i"),
    **dict.fromkeys("HhNnUu", "ii"),
    **dict.fromkeys("Mm", "iii"),
    **dict.fromkeys("VvYy", "v"),
    **dict.fromkeys("XxKk", "x"),
}
_HEADING = re.compile(r"([A-Za-z1|!\]íÍìÌỊị]{1,6})([.,:;]?)[ ]+(?=(\S+))")
_NUMERAL = re.compile(r"[IVXL]+$")
_ARABIC = re.compile(r"(\d{1,2})[.)]\s")
_MISCOUNT = re.compile(r"([0-9OolI|§SBZ]{1,3})[.,] +(?=[A-ZĐ\u00C0-\u1EF8])")
_AHEAD = 40  # lines in which the next number is looked for
_RESTART = re.compile(r"(?:PHỤ LỤC|Phụ lục|PHẦN|Phần)\b")
_LONGEST = 150  # letters of a line that may be a heading
_NEAR = 1  # strokes that a short numeral may be off by
_NEAR_LONG = 2  # … and one of four strokes or more

# Headings in capitals: OCR drops or swaps their marks, and none of these has a second reading.
_CAPITALS = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM|ỦY BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|ỦY BAN|CHỦ TỊCH|GIÁM ĐỐC|"
    "KẾ HOẠCH|QUYẾT ĐỊNH|CHỈ THỊ|NGHỊ QUYẾT|THÔNG BÁO|KẾT LUẬN|CHƯƠNG TRÌNH|HƯỚNG DẪN|BÁO CÁO|MỤC ĐÍCH|YÊU CẦU|NỘI DUNG|"
    "THỜI GIAN|ĐỊA ĐIỂM|THÀNH PHẦN|ĐẠI BIỂU|TỔ CHỨC THỰC HIỆN|TỔ CHỨC|THỰC HIỆN|NHIỆM VỤ|GIẢI PHÁP|PHÂN CÔNG|TRÁCH NHIỆM|"
    "KINH PHÍ|KHEN THƯỞNG|THI ĐUA|PHỤ LỤC|CHẾ ĐỘ BÁO CÁO|CĂN CỨ"
)
_BY_LETTERS = {without_marks(words): words for words in _CAPITALS.split("|")}
_CAPITAL_WORDS = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, _BY_LETTERS), key=len, reverse=True)) + r")\b")

_DIGITS = str.maketrans("OoIlT|]§SBZ", "00111118582")
_WORDS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(?<=\b[Cc]hủ )[íìïrftl]r[ìíi]\b"), "trì"),
    (re.compile(r"(?<=\b[Pp]hối )họp\b"), "hợp"),
    (re.compile(r"\b([Tt])hị (?=đua\b)"), r"\1hi "),
    (re.compile(r"\b([Tt])ính (?=thần\b)"), r"\1inh "),
    (re.compile(r"\bsương (?=mẫu\b)"), "gương "),
    (re.compile(r"\bsắn (?=biển\b)"), "gắn "),
    (re.compile(r"\bLầ (?=cơ quan\b)"), "Là "),
    (re.compile(r"(?<=\d )n[ắằ]m\b"), "năm"),
    (re.compile(r":(?=\.\.\.)"), ";"),
    (re.compile(r"\bHDND\b"), "HĐND"),
    (re.compile(r"(?<=/)(Q|N)D(?=-)"), r"\1Đ"),
    (re.compile(r"\b[a-zđà-ỹ]{1,5}[A-ZĐÀ-Ỹ]\b"), lambda found: found.group().lower()),
    (re.compile(r"^([\W_]*Nơi )nh[âăaậặ]n\b"), r"\1nhận"),
    (re.compile(r"§(?=\d)|(?<=\d)§"), "8"),
    (
        re.compile(r"(?<!^)(?<![\w/.-])(?=[lIO]*\d)[\dlIO]{2,}(?![\w/-])"),
        lambda found: found.group().translate(_DIGITS),
    ),
    (re.compile(r"^(Số ?[:.]) ?(?=[A-ZĐ]{2,}-)"), r"\1 /"),  # a number left blank, its slash lost
    (re.compile(r"(\([^()]*\b[Tt]hành ph)ối(?=[.;,]|$)"), r"\1ố)"),  # the bracket read as the last letter
)
_DATE = re.compile(r"\bngày ([\dOoIlT|\]]{1,2}) tháng ([\dOoIlT|\]]{1,2}) năm\b")
_DATE_BLANK = re.compile(r"\bngày +tháng ([\dOoIlT|\]]{1,2}) năm\b")
_ROMAN_AFTER = re.compile(r"\b([Qq]uý|lần thứ|[Kk]h[oó][áa]|[Kk]ỳ họp thứ) ([IVXHLl1]{2,6})\b")


def repair(lines: list[str]) -> list[str]:
    """The lines with what was misread for certain put right; as many as came in."""
    return _repair_numerals(_repair_counts(mend_slips([_repair_words(line) for line in lines])))


def _repair_words(line: str) -> str:
    line = line.replace("Ð", "Đ").replace("ð", "đ")
    for pattern, right in _WORDS:
        line = pattern.sub(right, line)
    line = _DATE.sub(lambda found: f"ngày {_digits(found, 1)} tháng {_digits(found, 2)} năm", line)
    line = _DATE_BLANK.sub(lambda found: f"ngày tháng {_digits(found, 1)} năm", line)
    line = _ROMAN_AFTER.sub(lambda found: f"{found.group(1)} {_plain_numeral(found.group(2))}", line)
    return _repair_capitals(line)


def _digits(found: re.Match[str], group: int) -> str:
    return found.group(group).translate(_DIGITS)


def _plain_numeral(read: str) -> str:
    """A numeral within a sentence, where no sequence helps: ``H`` is two strokes, and never are four in a row."""
    numeral = read.replace("H", "II").replace("l", "I").replace("1", "I").replace("IIII", "III")
    return numeral if _value(numeral) else read


def _repair_capitals(line: str) -> str:
    """Well-known words in capitals with their right marks, where the line has them in other marks."""
    plain = without_marks(line)
    if len(plain) != len(line):
        return line
    out: list[str] = []
    here = 0
    for found in _CAPITAL_WORDS.finditer(plain):
        read = line[found.start() : found.end()]
        if read.isupper():
            right = _BY_LETTERS[found.group()]
            out += (line[here : found.start()], read if _other_tone_place(read, right) else right)
            here = found.end()
    return "".join(out) + line[here:]


def _other_tone_place(read: str, right: str) -> bool:
    """``UỶ`` for ``ỦY`` is no slip but the other habit of writing."""
    return read.replace("UỶ", "ỦY").replace("HOÀ", "HÒA") == right


def _value(numeral: str) -> int | None:
    """The value of a well-formed Roman numeral up to 50."""
    return next((number for number in range(1, 51) if roman(number) == numeral), None)


def _strokes(letters: str) -> str | None:
    parts = [_STROKES.get(letter) for letter in letters]
    return None if None in parts else "".join(part or "" for part in parts)


def _distance(one: str, other: str) -> int:
    """How many strokes differ, when the rest of the numerals is the same; large when it is not."""
    if one.replace("i", "") != other.replace("i", ""):
        return 99
    return abs(len(one) - len(other)) if one.strip("i") == other.strip("i") or one == other else 2


def _repair_counts(lines: list[str]) -> list[str]:
    """Arabic numbers before items: ``§.`` between ``7.`` and ``9.``, ``I.`` before ``2.``, a comma for the point."""
    out = list(lines)
    counts = [_ARABIC.match(line) for line in lines]
    last = 0
    for at, line in enumerate(lines):
        counted = counts[at]
        if counted:
            last = int(counted.group(1))
            continue
        found = _MISCOUNT.match(line)
        if not found or line.isupper():
            continue
        after = next((int(later.group(1)) for later in counts[at + 1 : at + 1 + _AHEAD] if later), 0)
        for number in {
            int(found.group(1).translate(_DIGITS)),
            1 if found.group(1) in ("I1", "l1", "1l", "1I") else 0,
        } - {0}:
            if (number == last + 1 and number < after) or (number, after) == (1, 2):
                out[at] = f"{number}. {line[found.end() :]}"
                last = number
    return out


def _repair_numerals(lines: list[str]) -> list[str]:
    out = list(lines)
    last = arabic = 0
    for at, line in enumerate(lines):
        counted = _ARABIC.match(line)
        found = _HEADING.match(line)
        if _RESTART.match(line):
            last = 0
        if found and len(line) <= _LONGEST:
            number = _heading_number(found, line, last, arabic)
            if number:
                last = number
                dot = found.group(2) if found.group(2) in (".", ":") else "."
                out[at] = f"{roman(number)}{dot} {line[found.end() :]}"
                continue
        if counted:
            arabic = int(counted.group(1))
    return out


def _heading_number(found: re.Match[str], line: str, last: int, arabic: int) -> int | None:
    """The number of the heading that the line is; ``None`` when it is none, or stays as it was read."""
    read, dot, first = found.groups()
    capital = line[found.end() :].isupper()
    strokes = _strokes(read)
    if strokes is None or not (capital or (dot == "." and first[:1].isupper())):
        return None
    value = _value(read) if _NUMERAL.match(read) else None
    if not dot and not capital:
        return None
    if read.isdecimal() and int(read) == arabic + 1:
        return None  # it counts on from the Arabic number before
    wanted = roman(last + 1)
    near = _NEAR if len(wanted) < 4 else _NEAR_LONG
    if value == last + 1:
        return value
    if capital and _distance(strokes, _strokes(wanted) or "") <= near:
        return last + 1
    if value is not None and (value > last or value == 1):
        return value
    return None
