"""Labels: ``Đơn vị chủ trì:``, ``Thời gian thực hiện:`` and the heads of table columns, by the part they play."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from chutri.reading.flow import Flow
from chutri.reading.fold import fold, rx
from chutri.reading.lexicon import load
from chutri.reading.sought import Sought, sought

#: Labels that make a block a task; the others describe it.
TASK_ROLES = frozenset({"charge", "lead", "partner", "doer", "time", "product", "supervisor"})


class Label(NamedTuple):
    """One label in a paragraph: its role, where it begins, and the stretch that its value takes."""

    role: str
    start: int
    value: int
    end: int


@cache
def _table() -> tuple[Sought, re.Pattern[str], Sought]:
    data = load("labels")
    parts = [f"(?P<{entry['role']}>{entry['pattern'].replace('{org}', data['org'])})" for entry in data["label"]]
    running = [part for part in parts if not part.startswith(("(?P<number>", "(?P<note>"))]
    tail = r"\s*(?:\([^()]{0,60}\)\s*)?:"
    first = sought("(?:" + "|".join(running) + ")" + tail)
    inner = rx(
        r"(?<=[.;,)\-+•] )(?:[-+•]\s*)?(?:"
        + "|".join(p for p in running if p.split(">")[0][4:] in TASK_ROLES | {"funding"})
        + ")"
        + tail
    )
    whole = sought("(?:" + "|".join(parts) + r")\W*(?:\([^()]{0,80}\)\W*)?")
    return first, inner, whole


# The letters that a label can begin with: most paragraphs are dismissed by one look.
_INITIALS = frozenset("cstbnđhkdvpgyqlmrx")


def labels_in(flow: Flow, at: int) -> list[Label]:
    """The labels of a paragraph whose words begin at ``at``; empty unless it begins with one."""
    low = flow.low
    last = len(low)
    if low.startswith("(", at) and low.rstrip(" .;").endswith(")"):  # a set of labels in a bracket of its own
        at, last = at + 1, low.rindex(")")
    if low[at : at + 1] not in _INITIALS or low.find(":", at, at + 110) < 0:
        return []
    first, inner, _ = _table()
    match = first.match(low, at)
    if match is None:
        return []
    found = [(match.lastgroup or "", at, match.end())]
    position = match.end()
    while low.find(":", position) >= 0:
        following = inner.search(low, position)
        if following is None:
            break
        found.append((following.lastgroup or "", following.start(), following.end()))
        position = following.end()
    labels = []
    for index, (role, start, value) in enumerate(found):
        end = found[index + 1][1] if index + 1 < len(found) else last
        labels.append(Label(role, start, value, end))
    return labels


# How a label that names somebody ends: chủ trì, thực hiện, tham mưu, phụ trách, chịu trách nhiệm, phân công, đầu mối.
_LAST_WORDS = ("trì:", "hiện:", "mưu:", fold("phụ trách:"), "nhiệm:", "phân công:", "mối:")


def trailing_labels(flow: Flow, at: int) -> list[Label]:
    """Labels behind the sentence that they describe: ``Treo cờ. Thời gian: tháng 5. Thực hiện: Văn phòng.``"""
    low = flow.low
    if not any([low.find(end, at) > 0 for end in _LAST_WORDS]):  # noqa: C419 - of few words a list is faster
        return []
    found = [(match.lastgroup or "", match.start(), match.end()) for match in _table()[1].finditer(low, at)]
    ends = [*(start for _, start, _ in found[1:]), len(low)]
    return [Label(*label, end) for label, end in zip(found, ends, strict=False)]


def starts_with_label(low: str, at: int = 0) -> bool:
    """Whether words that begin at ``at`` begin with a label that makes a task block."""
    if low.startswith("(", at):
        at += 1
    if low[at : at + 1] not in _INITIALS or low.find(":", at, at + 110) < 0:
        return False
    match = _table()[0].match(low, at)
    return match is not None and match.lastgroup in TASK_ROLES


def column_role(low: str) -> str | None:
    """The part that a table column plays, from its head."""
    return _column_role(low) if len(low) < _LONGEST_HEAD else None


@lru_cache(maxsize=2048)  # the same cells are asked about again and again while a table is sought
def _column_role(low: str) -> str | None:
    head = re.sub(r"\s+", " ", low).strip(" .:*|")
    match = _table()[2].fullmatch(head)
    if match:
        return match.lastgroup
    for role, words in _LOOSE:
        if any(word in head for word in words) and len(head) < 60:
            return role
    return None


def asks_when_done(low: str) -> bool:
    """Whether a label of time asks for the end only: *Thời gian hoàn thành*, *Thời hạn*."""
    return "hòan thành" in low or "hạn" in low or "xong" in low or "kết thúc" in low


_LONGEST_HEAD = 300
_LOOSE = (
    ("partner", ("phối hợp",)),
    ("supervisor", ("lãnh đạo", "chỉ đạo")),
    ("lead", ("chủ trì",)),
    ("doer", ("thực hiện nhiệm vụ", "người thực hiện", "phân công", "phụ trách")),
    ("time", ("thời gian", "thời hạn", "tiến độ", "hoàn thành", "bắt đầu", "kết thúc")),
    ("product", ("sản phẩm", "kết quả")),
    ("funding", ("kinh phí", "nguồn vốn")),
    ("content", ("nội dung", "nhiệm vụ", "công việc")),
)
