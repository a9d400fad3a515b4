"""What OCR breaks in Vietnamese documents, mended where it is certain. Pure: lines in, as many lines out.

Roman numerals are mended by their sequence, since OCR reads ``III`` as a perfectly good ``II``; words by a short list of
what they can only have been. Anything doubtful stays as it was read.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from chutri.reading.extract.letters import is_syllable, without_marks
from chutri.reading.extract.numerals import DIGITS, mend_counts, mend_headings, mend_rows, value
from chutri.reading.extract.slips import mend_slips

# Headings in capitals: OCR drops or swaps their marks, and none of these has a second reading.
_CAPITALS = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM|ỦY BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|ỦY BAN|PHÓ CHỦ TỊCH|CHỦ TỊCH|PHÓ GIÁM ĐỐC|GIÁM ĐỐC|"
    "KẾ HOẠCH|QUYẾT ĐỊNH|CHỈ THỊ|NGHỊ QUYẾT|THÔNG BÁO|KẾT LUẬN|CHƯƠNG TRÌNH|HƯỚNG DẪN|BÁO CÁO|MỤC ĐÍCH|YÊU CẦU|NỘI DUNG|"
    "THỜI GIAN|ĐỊA ĐIỂM|THÀNH PHẦN|ĐẠI BIỂU|TỔ CHỨC THỰC HIỆN|TỔ CHỨC|THỰC HIỆN|NHIỆM VỤ|GIẢI PHÁP|PHÂN CÔNG|TRÁCH NHIỆM|"
    "KINH PHÍ|KHEN THƯỞNG|THI ĐUA|PHỤ LỤC|CHẾ ĐỘ BÁO CÁO|CĂN CỨ"
)
_BY_LETTERS = {without_marks(words): words for words in _CAPITALS.split("|")}
_CAPITAL_WORDS = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, _BY_LETTERS), key=len, reverse=True)) + r")\b")

_WORDS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(?<=\b[Cc]hủ )[íìïrftl]r[ìíi]\b"), "trì"),
    (re.compile(r"(?<=\b[Pp]hối )họp\b"), "hợp"),
    (re.compile(r"\b([Tt])hị (?=đua\b)"), r"\1hi "),
    (re.compile(r"\b([Tt])ính (?=thần\b)"), r"\1inh "),
    (re.compile(r"\bsương (?=(?:mẫu|điển hình|người tốt|sáng)\b)"), "gương "),
    (re.compile(r"\bước (?=ngày \d)"), "trước "),
    (re.compile(r"^[:;] (?=[^\W\da-z])"), "- "),  # no line begins with a colon: it was a dash
    (re.compile(r'"([^"“”]*)”'), r'"\1"'),  # one pair of quotes is of one kind
    (re.compile(r'“([^"“”]*)"'), r"“\1”"),
    (
        re.compile(r"(?<=[a-zà-ỹ] )([^\W\d_]{2,4}) ([^\W\d_]{2,4})(?=[ .,;][a-zà-ỹ]|[.,;]?$)"),
        lambda found: _two_as_around(found),
    ),
    (re.compile(r"\bsắn (?=biển\b)"), "gắn "),
    (re.compile(r"\bLầ (?=cơ quan\b)"), "Là "),
    (re.compile(r"(?<=\d )n[ắằ]m\b"), "năm"),
    (re.compile(r"^T[ĨÌÍI]NH (?=[A-ZĐ])"), "TỈNH "),  # the issuer's second line; Hà Tĩnh's does not begin so
    (re.compile(r":(?=\.\.\.)"), ";"),
    (re.compile(r" \./\.$"), "./."),
    (re.compile(r"\bHDND\b"), "HĐND"),
    (re.compile(r"(?<=/)(Q|N)D(?=-)"), r"\1Đ"),
    (re.compile(r"\b[^\W\d_]{2,6}\b"), lambda found: _one_case(found.group())),
    (re.compile(r"(?<=[^\W\d_] )[^\W\d_]{2,4}\b"), lambda found: _as_around(found)),
    (re.compile(r"^([\W_]*Nơi )nh[âăaậặ]n\b"), r"\1nhận"),
    (re.compile(r"§(?=\d)|(?<=\d)§"), "8"),
    (
        re.compile(r"(?<!^)(?<![\w/.-])(?=[lIO]*\d)[\dlIO]{2,}(?![\w/-])"),
        lambda found: found.group().translate(DIGITS),
    ),
    (re.compile(r"^(Số ?[:.]) ?(?=[A-ZĐ]{2,}-)"), r"\1 /"),  # a number left blank, its slash lost
    (re.compile(r"(\([^()]*\b[Tt]hành ph)ối(?=[.;,]|$)"), r"\1ố)"),  # the bracket read as the last letter
)
_DATE = re.compile(r"\bngày ([\dOoIlT|\]]{1,2}) tháng ([\dOoIlT|\]]{1,2}) năm\b")
_DATE_BLANK = re.compile(r"\bngày +tháng ([\dOoIlT|\]]{1,2}) năm\b")
_ROMAN_AFTER = re.compile(r"\b([Qq]uý|lần thứ|[Kk]h[oó][áa]|[Kk]ỳ họp thứ) ([IVXHLl1]{2,6})\b")


def repair(lines: list[str]) -> list[str]:
    """The lines with what was misread for certain put right; as many as came in."""
    lines = mend_slips([_repair_words(line) for line in lines])
    return mend_headings(mend_rows(mend_counts(lines)))


def _repair_words(line: str) -> str:
    line = line.replace("Ð", "Đ").replace("ð", "đ")
    for pattern, right in _WORDS:
        line = pattern.sub(right, line)
    line = _DATE.sub(lambda found: f"ngày {_digits(found, 1)} tháng {_digits(found, 2)} năm", line)
    line = _DATE_BLANK.sub(lambda found: f"ngày tháng {_digits(found, 1)} năm", line)
    line = _ROMAN_AFTER.sub(lambda found: f"{found.group(1)} {_plain_numeral(found.group(2))}", line)
    return _repair_capitals(line)


def _one_case(word: str) -> str:
    """``nghỊ`` begins small, so it is small."""
    return word.lower() if word[0].islower() and not word.islower() else word


def _digits(found: re.Match[str], group: int) -> str:
    return found.group(group).translate(DIGITS)


def _plain_numeral(read: str) -> str:
    """A numeral within a sentence, where no sequence helps: ``H`` is two strokes, and never are four in a row."""
    numeral = read.replace("H", "II").replace("l", "I").replace("1", "I").replace("IIII", "III")
    return numeral if value(numeral) else read


def _as_around(found: re.Match[str]) -> str:
    """``cơ SỞ``: a lone syllable in capitals after a small letter is no abbreviation, which would bear no marks."""
    word, line = found.group(), found.string
    if word.isascii() or not word.isupper() or not line[found.start() - 2].islower() or not is_syllable(word):
        return word
    after = line[found.end() :].lstrip()[:2]
    return word if len(after) == 2 and after.isupper() else word.lower()


def _two_as_around(found: re.Match[str]) -> str:
    """``truyền thanh CƠ SỞ của``: two syllables in capitals with marks among small ones are no name."""
    words = found.groups()
    if all(word.isupper() and not word.isascii() and is_syllable(word) for word in words):
        return found.group().lower()
    return found.group()


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
