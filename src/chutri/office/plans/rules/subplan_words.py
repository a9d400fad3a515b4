"""What the plan of a body below says before anybody has touched it: head, grounds, aims, reports, recipients, signature.

Every word is a proposal that the body's clerk changes on the page. Form: Decree 30/2020, Phụ lục I (issuer and superior of a
department, signature *TM.* of a committee); grounds: the parent plan itself and what it rests on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chutri.office.people.choices import AgencyKind
from chutri.office.plans.rules.narrowing import written

_COMMITTEE = re.compile(r"^UBND\b")
_HEADS = (
    ("Sở", "Giám đốc"),
    ("Văn phòng", "Chánh Văn phòng"),
    ("Thanh tra", "Chánh Thanh tra"),
    ("Phòng", "Trưởng phòng"),
    ("Trung tâm", "Giám đốc"),
    ("Công an", "Giám đốc"),
    ("Ban", "Trưởng Ban"),
)
_ABOUT = re.compile(
    r"^(?:tổ chức thực hiện|triển khai thực hiện|thực hiện|triển khai|tổ chức|về việc|về)\s+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """The body that makes the plan: its name, kind, territory (kind and name), whoever stands above it."""

    name: str
    kind: str
    territory: str = ""
    territory_word: str = ""
    above: str = ""
    symbol_part: str = ""


@dataclass(frozen=True, slots=True)
class ParentFacts:
    """The plan that is carried out."""

    code: str
    issued: date | None
    issuer: str
    title: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One report that the parent wants of the body: to whom, through whom, when."""

    to: str
    through: str = ""
    when: str = ""


def opened(name: str) -> str:
    """Write *UBND* in full, as a letterhead does."""
    return _COMMITTEE.sub("Ủy ban nhân dân", name)


def is_committee(body: BodyFacts) -> bool:
    """Say whether the body is a people's committee: it signs on behalf of its members."""
    return body.kind == AgencyKind.PEOPLES_COMMITTEE


def issuer_of(body: BodyFacts) -> tuple[str, str]:
    """Give issuer and superior as the head prints them: a department leaves its province to the line above."""
    if is_committee(body) or not body.above:
        return opened(body.name), ""
    superior = opened(body.above)
    place = re.sub(r"^Ủy ban nhân dân\s+", "", superior)
    return opened(body.name).removesuffix(f" {place}"), superior


def symbol_of(body: BodyFacts) -> str:
    """Give the symbol: *KH-UBND*, *KH-SNV*; what the agency's head has fixed comes first."""
    if body.symbol_part:
        return f"KH-{body.symbol_part}"
    if is_committee(body):
        return "KH-UBND"
    letters = [word[0].upper() for word in re.findall(r"\w+", issuer_of(body)[0]) if word.casefold() != "và"]
    return f"KH-{''.join(letters)}"


def parent_words(parent: ParentFacts) -> str:
    """Name the parent plan: *Kế hoạch số 203/KH-UBND ngày 15/6/2026 của Ủy ban nhân dân tỉnh Minh Hải Đông*."""
    words = "Kế hoạch" + (f" số {parent.code}" if parent.code else "")
    if parent.issued:
        words += f" ngày {written(parent.issued)}"
    return f"{words} của {sentence_case(parent.issuer)}" if parent.issuer else words


def title_of(parent: ParentFacts) -> str:
    """Give the excerpt: the parent plan that is carried out and what it is about."""
    about = _ABOUT.sub("", parent.title.strip())
    about = about[:1].lower() + about[1:] if about[:2] != about[:2].upper() else about
    return f"Triển khai thực hiện {parent_words(parent)}" + (f" về {about}" if about else "")


def preamble_of(body: BodyFacts, parent: ParentFacts) -> str:
    """Give the sentence between the grounds and the plan."""
    issuer = issuer_of(body)[0]
    where = f" trên địa bàn {body.territory_word}" if is_committee(body) and body.territory_word else ""
    return f"Thực hiện {parent_words(parent)}, {issuer} ban hành Kế hoạch triển khai thực hiện{where}, cụ thể như sau:"


def aims_of(parent: ParentFacts) -> str:
    """Give two aims, of which neither orders anything of anybody."""
    named = f"Kế hoạch số {parent.code}" if parent.code else "kế hoạch cấp trên"
    return (
        f"- Cụ thể hóa đầy đủ các nhiệm vụ được giao tại {named}; rõ việc, rõ đơn vị, rõ thời gian, rõ sản phẩm.\n"
        "- Việc thực hiện bảo đảm tiết kiệm, hiệu quả, đúng tiến độ."
    )


def reporting_of(body: BodyFacts, reports: Sequence[Report]) -> str:
    """Say what the body reports to whom and when, each report an item."""
    issuer = issuer_of(body)[0]
    items = []
    for one in reports:
        through = f" (qua {one.through})" if one.through else ""
        when = f" {one.when}" if one.when else ""
        items.append(f"- {issuer} báo cáo kết quả thực hiện về {one.to}{through}{when}.")
    return "\n".join(items)


def recipients_of(body: BodyFacts, parent: ParentFacts, reports: Sequence[Report]) -> str:
    """Give whom the plan goes to, one a line: whoever ordered it and takes the reports, the body's own, the file."""
    first = [f"{sentence_case(parent.issuer)} (để báo cáo)"] if parent.issuer else []
    told = [one.to for one in reports if one.to.casefold() not in sentence_case(parent.issuer).casefold()]
    if is_committee(body):
        word = body.territory_word.split(" ", 1)[0] if body.territory_word else "địa phương"
        own = [
            f"Thường trực Đảng ủy, HĐND {word}",
            f"Chủ tịch, các Phó Chủ tịch UBND {word}",
            f"Các phòng, cơ quan, đơn vị thuộc {word}",
        ]
    else:
        own = ["Lãnh đạo cơ quan", "Các phòng, đơn vị trực thuộc"]
    return "\n".join(dict.fromkeys([*first, *told, *own, "Lưu: VT"]))


def authority_of(body: BodyFacts) -> str:
    """Give the lines of authority above the signature."""
    if is_committee(body):
        return "TM. Ủy ban nhân dân\nChủ tịch"
    return next((head for word, head in _HEADS if body.name.startswith(word)), "Thủ trưởng cơ quan")


def sentence_case(name: str) -> str:
    """Write a name that the head prints in capitals as a sentence does: *Ủy ban nhân dân tỉnh Minh Hải Đông*."""
    if name != name.upper():
        return name
    words = name.split()
    lower = " ".join(words).lower()
    common = re.match(
        r"(?:ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân|sở|ban|phòng|văn phòng|chính phủ|bộ)"
        r"(?:\s+(?:tỉnh|thành phố|quận|huyện|thị xã|phường|xã|đặc khu|thị trấn))?",
        lower,
    )
    head = common[0] if common else ""
    tail = lower[len(head) :].strip()
    proper = " ".join(word.capitalize() for word in tail.split())
    return f"{head[:1].upper()}{head[1:]} {proper}".strip()
