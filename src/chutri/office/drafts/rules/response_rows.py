"""The rows of the table of responses, and what stands above them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten

from chutri.office.drafts.choices import Holding, OpinionSource, Response, Stance

_QUOTED = 400  # characters of a passage that a row quotes


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionRow:
    """One opinion with its answer, in the stored words."""

    body: str
    giver: str = ""
    version: int
    paragraph: int | None = None
    quote: str = ""
    stance: str = Stance.COMMENT
    words: str = ""
    response: str = ""
    response_words: str = ""
    source: str = OpinionSource.ACCOUNT
    code: str = ""
    holding: str = ""


def response_rows(rows: Sequence[OpinionRow]) -> list[list[str]]:
    """Give the cells of each row: number, who, about what, what, and the answer."""
    return [[str(number), _who(one), _where(one), _what(one), _answer(one)] for number, one in enumerate(rows, start=1)]


def summary_words(rows: Sequence[OpinionRow], *, versions: int) -> list[str]:
    """Say how many bodies were heard, how many opinions there are and how they were answered."""
    bodies = {one.body for one in rows}
    comments = [one for one in rows if one.stance == Stance.COMMENT]
    agreed = {one.body for one in rows} - {one.body for one in comments}
    if not rows:
        return ["Chưa nhận được ý kiến góp ý nào đối với dự thảo."]
    counts = [(label, sum(one.response == value for one in comments)) for value, label in Response.choices]
    said = ", ".join(f"{label.lower()} {size}" for label, size in counts)
    waiting = sum(not one.response and one.holding != Holding.SETTLED for one in comments)
    lines = [
        f"Dự thảo đã được gửi xin ý kiến và hoàn thiện qua {versions} phiên bản. Đã nhận ý kiến của {len(bodies)} cơ quan"
        + (f", trong đó {len(agreed)} cơ quan đồng ý, không có ý kiến khác." if agreed else "."),
        f"Tổng số ý kiến góp ý: {len(comments)}; {said}" + (f", chưa trả lời {waiting}." if waiting else "."),
        "Chi tiết từng ý kiến và nội dung tiếp thu, giải trình tại Phụ lục kèm theo.",
    ]
    return lines


def _who(one: OpinionRow) -> str:
    source = f"Văn bản {one.code}".strip() if one.source == OpinionSource.PAPER else ""
    return "\n".join(part for part in (one.body, one.giver, source) if part)


def _where(one: OpinionRow) -> str:
    where = f"Bản {one.version}, đoạn {one.paragraph}" if one.paragraph else f"Bản {one.version}, toàn văn bản"
    quote = shorten(one.quote, _QUOTED, placeholder=" …") if one.quote else ""
    return f"{where}:\n“{quote}”" if quote else where


def _what(one: OpinionRow) -> str:
    if one.stance == Stance.AGREE:
        return str(Stance.AGREE.label)
    return one.words or "Theo văn bản kèm theo"


def _answer(one: OpinionRow) -> str:
    if one.stance == Stance.AGREE:
        return ""
    if not one.response:
        return str(Holding.SETTLED.label) if one.holding == Holding.SETTLED else "(chưa trả lời)"
    label = str(Response(one.response).label)
    return f"{label}: {one.response_words}" if one.response_words else label
