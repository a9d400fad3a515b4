"""Who: every task has one body that answers for it (Decree 314/2025/NĐ-CP, article 2), and both sides know of a support."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from chutri.checking.case import Case, Clause, Duty
from chutri.checking.codes import finding
from chutri.checking.model import Finding
from chutri.checking.names import Body, named_in, same_body
from chutri.checking.phrases import listed, quoted
from chutri.reading.fold import fold, rx
from chutri.reading.model import Party

# Likeness from which two duties are taken for the same matter, and from which one is taken to answer the other.
SAME = 0.4
ANSWERS = 0.2
# Clauses of fewer pairs say too little to be compared.
LEAST = 3
# Two leads are claimed only where nearly everything agrees: parallel duties of two fields read much alike.
SAME_OVERLAP = 0.5
# Shorter rows may well stand twice, under two group rows.
_TERSE = 40
# A pair of words in more leading duties than this says nothing about two of them.
_COMMON = 6

_CATCH_ALL = rx(
    r"thực hiện\s+(?:tốt\s+)?(?:các|một số|những)?\s*(?:nhiệm vụ|nội dung|công việc)(?:,\s+(?:nhiệm vụ|công việc))?\s+khác\b"
    r"[^;.]*"
)
# Whoever leads the whole plan is behind every support, if not by name.
_STANDING = rx(
    r"\blà (?:cơ quan|đơn vị) (?:thường trực|đầu mối|chủ trì)|"
    r"(?:theo dõi|hướng dẫn|đôn đốc|triển khai)[^.;]{0,60}(?:kế hoạch|chương trình|đề án|nghị quyết|chỉ thị)"
)
_BRACKETS = re.compile(r"\([^()]*\)")
# Every owner in its own field: not one matter led twice.
_EACH_ITS_OWN = rx(
    r"phạm vi|chức năng|thẩm quyền|lĩnh vực|thuộc ngành|của (?:đơn vị|cơ quan|ngành|địa phương)|quản lý (?:nhà nước )?(?:của|về)"
)


def supports(case: Case) -> Iterator[Finding]:
    """CT101, CT103 and CT104: both sides of a support, matched by what they are about."""
    mutual = list(_mutual_supports(case))
    yield from _nobody_leads(case, mutual)
    yield from _unanswered(case, {id(clause) for pair in mutual for clause in pair})


def _nobody_leads(case: Case, mutual: list[tuple[Clause, Clause]]) -> Iterator[Finding]:
    """CT101: two bodies are each told only to support the other."""
    for one, other in mutual:
        if any(_leads_same(case, clause, one, other) for clause in case.clauses):
            continue
        first, second = _name(one.duty), _name(other.duty)
        yield finding(
            "CT101",
            f"Không cơ quan nào chủ trì: {first} được giao phối hợp với {second}, "
            f"{second} lại được giao phối hợp với {first}, về cùng một việc.",
            one.duty.task.span,
            related=(other.duty.task.span,),
            task_ids=(one.duty.task.id, other.duty.task.id),
            hint=f"Giao {first} hoặc {second} chủ trì; cơ quan còn lại phối hợp.",
        )


def _mutual_supports(case: Case) -> Iterator[tuple[Clause, Clause]]:
    supporting = [
        clause
        for clause in case.clauses
        if clause.supports and clause.duty.owners and clause.partners and not _called_lead(clause.duty)
    ]
    for one, other in combinations(supporting, 2):
        if (
            _share(one.partners, other.duty.owners)
            and _share(other.partners, one.duty.owners)
            and not _share(one.duty.owners, other.duty.owners)
            and case.likeness(one, other) >= SAME
        ):
            yield one, other


def _called_lead(duty: Duty) -> bool:
    """Whether the heading itself says who leads: ``1. Sở Tài chính (cơ quan chủ trì)``."""
    return any("chủ trì" in party.text.lower() for party in duty.task.agencies)


def _leads_same(case: Case, clause: Clause, one: Clause, other: Clause) -> bool:
    if clause.supports:
        return False
    return min(case.likeness(clause, one), case.likeness(clause, other)) >= SAME


def two_lead(case: Case) -> Iterator[Finding]:
    """CT102: two bodies are each told to lead the same matter. Two rows are the same only in the very same words."""
    leads = [duty for duty in case.duties if duty.task.role == "lead" and duty.owners and not duty.owner_groups]
    told = [duty for duty in leads if duty.task.form != "row" and not _EACH_ITS_OWN.search(duty.low)]
    alike = [
        (one, other)
        for one, other in _sharing_pairs(told)
        if case.weights.overlap(one.content, other.content) >= SAME_OVERLAP
    ]
    for one, other in alike + _same_rows(leads):
        if _share(one.owners, other.owners) or one.task.parent == other.task.id or other.task.parent == one.task.id:
            continue
        yield finding(
            "CT102",
            f"{_name(one)} và {_name(other)} cùng được giao chủ trì một việc: {quoted(one.task.action)}.",
            one.task.span,
            related=(other.task.span,),
            task_ids=(one.task.id, other.task.id),
            hint="Mỗi việc chỉ giao một cơ quan chủ trì; cơ quan kia phối hợp, hoặc nêu rõ phần việc của từng bên.",
        )


def _same_rows(leads: list[Duty]) -> list[tuple[Duty, Duty]]:
    first: dict[str, Duty] = {}
    rows = [duty for duty in leads if duty.task.form == "row" and len(duty.task.action) > _TERSE]
    return [(earlier, duty) for duty in rows if (earlier := first.setdefault(duty.task.action, duty)) is not duty]


def _sharing_pairs(duties: list[Duty]) -> list[tuple[Duty, Duty]]:
    """Two duties at a time that share at least three pairs of words which few duties have: no others can be alike."""
    having: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, duty in enumerate(duties):
        for pair in duty.content:
            having[pair].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for indexes in having.values():
        if 1 < len(indexes) <= _COMMON:
            shared.update(combinations(indexes, 2))
    return [(duties[one], duties[other]) for (one, other), count in sorted(shared.items()) if count >= LEAST]


def _unanswered(case: Case, mutual: set[int]) -> Iterator[Finding]:
    """CT103 and CT104: one side of a support is told of it, the other is not.

    Only items are asked: in a table or a labelled block the column of supporting bodies tells them itself. Only bodies
    that have a section of their own are asked: a body that the plan gives nothing to do need not be told everything.
    """
    for clause in case.clauses:
        duty = clause.duty
        if duty.task.form != "item" or not duty.owners or not clause.partners or id(clause) in mutual:
            continue
        asked = [partner for partner in _others(clause) if _section(case, partner)]
        if not asked or clause.text.endswith(":") or len(case.weights.telling(clause.content)) < LEAST:
            continue
        silent = [partner for partner in asked if not _answered(case, clause, partner)]
        if not clause.supports:
            if silent and not clause.partner_groups:
                yield _support_unknown(clause, silent)
        elif asked and silent == asked and not clause.partner_groups and len(clause.partners) == len(asked):
            yield from _no_lead_for(case, clause, silent)


def _no_lead_for(case: Case, clause: Clause, silent: list[Body]) -> Iterator[Finding]:
    if any(not other.supports and case.likeness(clause, other) >= SAME for other in case.clauses):
        return
    duty = clause.duty
    before = clause.low.partition("phối hợp")[0]
    if _called_lead(duty) or any(owner.text in before for owner in duty.owners):
        return  # "Sở Y tế phối hợp với Công an tỉnh tổ chức …": the one whom the sentence is about does it
    names = listed([_written(duty.task.partners, body) for body in silent])
    found = finding(
        "CT104",
        f"{_name(duty)} được giao phối hợp với {names}, nhưng không cơ quan nào được giao chủ trì việc này: "
        f"{quoted(clause.text)}.",
        duty.task.span,
        task_ids=(duty.task.id,),
        hint=f"Bổ sung việc này vào phần giao cho {names}, hoặc giao {_name(duty)} chủ trì.",
    )
    standing = any(_STANDING.search(other.low) for body in silent for other in _section(case, body))
    yield replace(found, severity="note") if standing else found


def _support_unknown(clause: Clause, silent: list[Body]) -> Finding:
    duty = clause.duty
    names = listed([_written(duty.task.partners, body) for body in silent])
    return finding(
        "CT103",
        f"{_name(duty)} phối hợp với {names} trong việc {quoted(clause.text)}, "
        f"nhưng phần giao việc cho {names} không nhắc tới việc này.",
        duty.task.span,
        task_ids=(duty.task.id,),
        hint=f"Bổ sung nội dung phối hợp vào phần giao việc cho {names}.",
    )


def _others(clause: Clause) -> list[Body]:
    """The named partners that are not the owner itself."""
    owners = clause.duty.owners
    return [partner for partner in clause.partners if not _share((partner,), owners)]


def _section(case: Case, body: Body) -> list[Duty]:
    """The items that a body is given under a heading of its own, not as one of many."""
    return [
        duty
        for duty in case.duties_by_owner.get(body.words, ())
        if duty.task.form == "item" and not duty.owner_groups and _share((body,), duty.owners)
    ]


def _answered(case: Case, clause: Clause, partner: Body) -> bool:
    return any(case.likeness(clause, other) >= ANSWERS for duty in _section(case, partner) for other in duty.clauses)


def nobody_named(case: Case) -> Iterator[Finding]:
    """CT105: a labelled block or a row says what to do, when or with whom, and not who, where its neighbours do."""
    for form in ("labelled", "row"):
        tasks = [task for task in case.reading.tasks if task.form == form]
        blank = [task for task in tasks if not task.agencies]
        if 2 * len(blank) > len(tasks):
            continue  # a table or a list that assigns nothing
        for task in blank:
            if task.partners or (task.deadline and task.deadline.date):
                yield finding(
                    "CT105",
                    f"Việc {quoted(task.action)} không nêu cơ quan thực hiện.",
                    task.span,
                    task_ids=(task.id,),
                    hint="Ghi rõ cơ quan chủ trì.",
                )


def catch_all(case: Case) -> Iterator[Finding]:
    """CT106: a duty to do "the other tasks"."""
    for duty in case.duties:
        if "khác" not in duty.task.action:
            continue
        start, end = duty.task.span
        match = _CATCH_ALL.search(fold(case.reading.text[start:end]))
        if match:
            place = (start + match.start(), start + match.end())
            yield finding(
                "CT106",
                f"{_name(duty)} được giao một nhiệm vụ chung chung: {quoted(case.reading.text[slice(*place)])}.",
                place,
                task_ids=(duty.task.id,),
                hint="Không theo dõi và đánh giá được. Nêu rõ việc phải làm, hoặc bỏ.",
            )


def several_leads(case: Case) -> Iterator[Finding]:
    """CT107: one labelled block or row names several leading bodies.

    The words are asked as they stand, not the parties cut from them: ``Văn phòng HĐND và UBND xã`` is one body. A bracket
    names a unit of the body before it.
    """
    for duty in case.duties:
        parties = duty.task.agencies
        if duty.task.form == "item" or duty.task.role != "lead" or len(duty.owners) < 2:
            continue
        start, end = parties[0].span[0], parties[-1].span[1]
        written = " ".join(_BRACKETS.sub(" ", case.reading.text[start:end]).split())
        distinct: list[Body] = []
        for name in named_in(written, case.homes):
            if isinstance(name, Body) and not _share((name,), distinct):
                distinct.append(name)
        if len(distinct) > 1:
            names = listed([_cut(written, body) or body.text for body in distinct])
            yield finding(
                "CT107",
                f"Một việc ghi {len(distinct)} cơ quan cùng chủ trì ({names}): {quoted(duty.task.action)}.",
                (start, end),
                task_ids=(duty.task.id,),
                hint="Mỗi việc chỉ giao một cơ quan chủ trì; các cơ quan khác ghi ở phần phối hợp.",
            )


def supports_itself(case: Case) -> Iterator[Finding]:
    """CT108: a body is named as its own partner. Several bodies of one item may well support one another."""
    for duty in case.duties:
        if duty.task.form == "item" and len(duty.owners) + len(duty.owner_groups) != 1:
            continue
        mirrored = next((partner for partner in duty.partners if _share((partner,), duty.owners)), None)
        if mirrored is None:
            continue
        party = next(party for party in duty.task.partners if mirrored in case.named(party))
        name = _written(duty.task.partners, mirrored)
        yield finding(
            "CT108",
            f"{name} vừa chủ trì vừa phối hợp trong cùng một việc: {quoted(duty.task.action)}.",
            party.span,
            task_ids=(duty.task.id,),
            hint="Bỏ tên cơ quan này ở phần phối hợp, hoặc sửa tên cơ quan chủ trì.",
        )


def _share(ones: tuple[Body, ...], others: tuple[Body, ...] | list[Body]) -> bool:
    return any(same_body(one, other) for one in ones for other in others)


def _name(duty: Duty) -> str:
    return listed([party.text for party in duty.task.agencies]) or "Cơ quan được giao"


def _written(parties: tuple[Party, ...], body: Body) -> str:
    """A body as the document writes it: the piece of the parties' words that named it."""
    for party in parties:
        piece = _cut(" ".join(party.text.split()), body)
        if piece:
            return piece
    return parties[0].text if len(parties) == 1 else body.text


def _cut(text: str, body: Body) -> str | None:
    start = fold(text).find(body.text)
    return text[start : start + len(body.text)] if start >= 0 else None
