"""Which paragraph of a .docx is which element of an official document (Decree 30/2020, Phụ lục I, mục IV: ô 1 to 14)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph

from chutri.writing.form_check.setting import aligned, paragraphs_of

KINDS = (
    "nghị quyết", "quyết định", "chỉ thị", "quy chế", "quy định", "thông cáo", "thông báo", "hướng dẫn", "chương trình",
    "kế hoạch", "phương án", "đề án", "dự án", "báo cáo", "biên bản", "tờ trình", "hợp đồng", "công điện", "bản ghi nhớ",
    "bản thỏa thuận", "giấy ủy quyền", "giấy mời", "giấy giới thiệu", "giấy nghỉ phép", "phiếu gửi", "phiếu chuyển",
    "phiếu báo",
)  # fmt: skip
_COUNTRY = re.compile(r"CỘNG\s+H[ÒO][ÀA]?\s+XÃ HỘI|Cộng h[òo][àa]? xã hội chủ nghĩa", re.IGNORECASE)
_MOTTO = re.compile(r"độc\s+lập\b.*tự\s+do\b.*hạnh\s+phúc", re.IGNORECASE)
_PARTY = re.compile(r"ĐẢNG CỘNG SẢN VIỆT NAM", re.IGNORECASE)
_NUMBER = re.compile(r"^\s*Số\s*:?\s*[\d….\s]*\s*[/-]", re.IGNORECASE)
_DATE = re.compile(r"ngày\s*(?P<day>[\d….\s]*)tháng\s*(?P<month>[\d….\s]*)năm\s*(?P<year>[\d….\s]*)$", re.IGNORECASE)
_AUTHORITY = re.compile(r"^(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)(?:\.|\s|$)")
_POSITION = re.compile(
    r"^(?:(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|CỤC TRƯỞNG|BỘ TRƯỞNG|TRƯỞNG BAN|CHÁNH VĂN PHÒNG|BÍ THƯ|HIỆU TRƯỞNG|CHI CỤC TRƯỞNG)"
    r"|THỨ TRƯỞNG|THỦ TRƯỞNG|PHÓ (?:BÍ THƯ|TRƯỞNG|CHÁNH|HIỆU)|CHỦ TỌA|THƯ KÝ)",
    re.IGNORECASE,
)
_RECIPIENTS = re.compile(r"^\s*Nơi\s+nhận\s*:?\s*$", re.IGNORECASE)
_SUBJECT = re.compile(r"^\s*(?:V/v|Về việc)\b", re.IGNORECASE)
_ADDRESSEES = re.compile(r"^\s*Kính (?:gửi|trình)\s*:", re.IGNORECASE)
_ANNEX = re.compile(r"^\s*Phụ lục\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Element:
    """A paragraph with its place (from 1), and the element that it was recognised as."""

    name: str
    paragraph: Paragraph
    place: int

    @property
    def words(self) -> str:
        """Give the text without white space around it."""
        return self.paragraph.text.strip()

    @property
    def is_party_head(self) -> bool:
        """Say whether this is the head of a Party document."""
        return bool(_PARTY.fullmatch(self.words))


@dataclass(frozen=True, slots=True)
class Elements:
    """The elements by their part of the document; ``on`` is the day in the letterhead."""

    head: tuple[Element, ...]
    body: tuple[Element, ...]
    closing: tuple[Element, ...]
    on: date | None

    def called(self, *names: str) -> list[Element]:
        """Give the elements of these names, in the order of the text."""
        return [one for one in (*self.head, *self.body, *self.closing) if one.name in names]


@dataclass(slots=True)
class _Walk:
    """Where the walk through the paragraphs is: head, body, closing, then annexes, which are not checked."""

    head: list[Element] = field(default_factory=list)
    body: list[Element] = field(default_factory=list)
    closing: list[Element] = field(default_factory=list)
    titled: bool = False
    annexed: bool = False

    def take(self, paragraph: Paragraph, place: int, *, in_cell: bool) -> None:
        words = paragraph.text.strip()
        if not words or self.annexed:
            return
        if self.closing or (in_cell and (_RECIPIENTS.match(words) or _AUTHORITY.match(words))):
            self._close(paragraph, place, words, in_cell=in_cell)
        elif not self.body and (name := self._head_name(paragraph, words, in_cell=in_cell)):
            self.titled = self.titled or name in ("kind", "subject")
            self.head.append(Element(name, paragraph, place))
        else:
            self.body.append(Element("cell" if in_cell else _body_name(words), paragraph, place))

    def _head_name(self, paragraph: Paragraph, words: str, *, in_cell: bool) -> str:
        last = self.head[-1].name if self.head else ""
        if words.casefold() in KINDS:
            return "kind"
        if not in_cell and not _body_begins(words) and _goes_on(last, paragraph):
            return "title"
        for name, shape in (
            ("motto_country", _COUNTRY), ("motto_country", _PARTY), ("motto", _MOTTO), ("number", _NUMBER),
            ("place_date", _DATE), ("subject", _SUBJECT),
        ):  # fmt: skip
            if shape.search(words):
                return name
        return "issuer" if in_cell and not self.titled else ""

    def _close(self, paragraph: Paragraph, place: int, words: str, *, in_cell: bool) -> None:
        if not in_cell:
            self.annexed = self.annexed or bool(_ANNEX.match(words))
            return
        if _RECIPIENTS.match(words):
            name = "recipients_label"
        elif _AUTHORITY.match(words) or _POSITION.match(words):
            name = "signer_authority"
        elif words.startswith("-") or (self.closing and self.closing[-1].name in ("recipients_label", "recipient")):
            name = "recipient"
        else:
            name = "signer"
        self.closing.append(Element(name, paragraph, place))


def elements_of(word: WordDocument) -> Elements:
    """Recognise the elements of a document; its annexes are left out."""
    walk = _Walk()
    for place, (paragraph, in_cell) in enumerate(paragraphs_of(word), start=1):
        walk.take(paragraph, place, in_cell=in_cell)
    dated = next((_DATE.search(one.words) for one in walk.head if one.name == "place_date"), None)
    return Elements(tuple(walk.head), tuple(walk.body), tuple(walk.closing), _day(dated))


def _goes_on(last: str, paragraph: Paragraph) -> bool:
    """Say whether an excerpt begins here, or goes on over a second paragraph, which is centred as the first."""
    return last == "kind" or (last == "title" and aligned(paragraph) == "center")


def _body_begins(words: str) -> bool:
    return bool(_ADDRESSEES.match(words) or words.startswith(("Căn cứ", "Thực hiện", "I.", "I-", "Điều"))) or (
        len(words) > 250
    )


def _body_name(words: str) -> str:
    if words.startswith("Căn cứ"):
        return "basis"
    if _ADDRESSEES.match(words):
        return "addressees"
    if words.startswith("- ") and words.endswith((";", ".")) and len(words) < 80:
        return "item"
    return "body"


def _day(dated: re.Match[str] | None) -> date | None:
    try:
        return date(int(dated["year"]), int(dated["month"]), int(dated["day"])) if dated else None
    except ValueError:  # left blank, or no such day
        return None
