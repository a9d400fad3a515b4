"""The plan of a body below as an official document: content in, what ``chutri.writing`` draws out.

The duties stand in an annex as a table, as plans of communes and districts have them; the body of the plan orders nothing
else, so that whoever reads the file finds just these duties.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chutri.office.plans.rules.narrowing import BLANK
from chutri.writing.model import Annex, Block, Column, Grid, Heading, Letterhead, Official, Signature, Text

KIND = "Kế hoạch"
_COLUMNS = (
    Column("TT", 0.05, "center"),
    Column("Nội dung nhiệm vụ", 0.37),
    Column("Đơn vị chủ trì", 0.16),
    Column("Đơn vị phối hợp", 0.16),
    Column("Thời gian hoàn thành", 0.13),
    Column("Sản phẩm", 0.13),
)


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One duty as the table prints it; an empty ``unit`` is printed as a blank to be filled by hand."""

    words: str
    unit: str = ""
    partners: str = ""
    deadline: str = ""
    product: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubplanContent:
    """What the plan says. Texts of several lines hold one item a line."""

    title: str
    issuer: str
    superior: str = ""
    symbol: str = ""
    place: str = ""
    basis: str = ""
    preamble: str = ""
    aims: str = ""
    funding: str = ""
    reporting: str = ""
    recipients: str = ""
    authority: str = ""
    signer: str = ""
    lines: Sequence[PaperLine] = ()


def official_plan(content: SubplanContent) -> Official:
    """Lay the plan out: grounds, aims, duties in the annex, money, reports."""
    sections = (
        ("Mục đích, yêu cầu", items_of(content.aims)),
        (
            "Nội dung nhiệm vụ",
            [
                "Nội dung nhiệm vụ, đơn vị chủ trì, đơn vị phối hợp và thời gian hoàn thành tại Phụ lục kèm theo Kế hoạch này."
            ],
        ),
        ("Kinh phí thực hiện", items_of(content.funding)),
        ("Chế độ báo cáo", items_of(content.reporting)),
    )
    blocks: list[Block] = []
    number = 0
    for title, paragraphs in sections:
        if paragraphs:
            number += 1
            blocks.append(Heading(1, f"{_ROMAN[number]}.", title))
            blocks += (Text(words) for words in paragraphs)
    grid = Grid(_COLUMNS, [_row(place, line) for place, line in enumerate(content.lines, start=1)])
    return Official(
        kind=KIND,
        title=content.title,
        letterhead=Letterhead(
            issuer=content.issuer, superior=content.superior, symbol=content.symbol, place=content.place
        ),
        basis=tuple(items_of(content.basis)),
        preamble=(content.preamble,) if content.preamble else (),
        blocks=tuple(blocks),
        signature=Signature(authority=tuple(items_of(content.authority)), name=content.signer),
        recipients=tuple(items_of(content.recipients)),
        annexes=(Annex(title="Phân công nhiệm vụ", blocks=(grid,), landscape=True),),
    )


def items_of(text: str) -> list[str]:
    """Give the items of a text that holds one a line."""
    return [words for line in text.splitlines() if (words := " ".join(line.split()))]


_ROMAN = ("", "I", "II", "III", "IV")


def _row(place: int, line: PaperLine) -> tuple[str, ...]:
    return (str(place), line.words, line.unit or BLANK, line.partners, line.deadline, line.product)
