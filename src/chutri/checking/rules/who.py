"""Who: every task has one body that answers for it (Decree 314/2025/NĐ-CP, article 2), and both sides know of a support."""

from __future__ import annotations

from collections.abc import Iterator

from chutri.checking.case import Case, Duty
from chutri.checking.codes import finding
from chutri.checking.model import Finding
from chutri.checking.names import Body, same_body
from chutri.checking.phrases import listed, quoted
from chutri.reading.fold import fold, rx
from chutri.reading.model import Party

# Likeness from which two duties are taken for the same matter, and from which one is taken to answer the other.
SAME = 0.42
ANSWERS = 0.2
# Two leads are claimed only where nearly everything agrees: parallel duties of two fields read much alike.
SAME_OVERLAP = 0.5

_CATCH_ALL = rx(
    r"(?:thực hiện|triển khai|làm|và)\s+(?:tốt\s+)?(?:các|một số|những)?\s*"
    r"(?:nhiệm vụ|nội dung|công việc|công tác|việc)\s+khác\b"
)


def nobody_leads(case: Case) -> Iterator[Finding]:
    """CT101: two bodies are each told only to support the other."""
    for one, other in _mutual_supports(case):
        if any(_leads_same(case, duty, one, other) for duty in case.duties):
            continue
        first, second = _name(one), _name(other)
        yield finding(
            "CT101",
            f"Không cơ quan nào chủ trì: {first} được giao phối hợp với {second}, "
            f"{second} lại được giao phối hợp với {first}, về cùng một việc.",
            one.task.span,
            related=(other.task.span,),
            task_ids=(one.task.id, other.task.id),
            hint=f"Giao {first} hoặc {second} chủ trì; cơ quan còn lại phối hợp.",
        )


def _mutual_supports(case: Case) -> Iterator[tuple[Duty, Duty]]:
    supports = [duty for duty in case.duties if duty.task.role == "coordinate" and duty.owners and duty.partners]
    for index, one in enumerate(supports):
        for other in supports[index + 1 :]:
            if (
                _share(one.partners, other.owners)
                and _share(other.partners, one.owners)
                and not _share(one.owners, other.owners)
                and case.likeness(one, other) >= SAME
            ):
                yield one, other


def _leads_same(case: Case, duty: Duty, one: Duty, other: Duty) -> bool:
    return duty.task.role != "coordinate" and max(case.likeness(duty, one), case.likeness(duty, other)) >= SAME


def two_lead(case: Case) -> Iterator[Finding]:
    """CT102: two bodies are each told to lead the same matter."""
    leads = [duty for duty in case.duties if duty.task.role == "lead" and duty.owners and not duty.owner_groups]
    for index, one in enumerate(leads):
        for other in leads[index + 1 :]:
            if _share(one.owners, other.owners) or one.task.parent == other.task.id or other.task.parent == one.task.id:
                continue
            if not one.content.pairs & other.content.pairs:
                continue
            if case.weights.overlap(one.content, other.content) < SAME_OVERLAP:
                continue
            first, second = _name(one), _name(other)
            yield finding(
                "CT102",
                f"{first} và {second} cùng được giao chủ trì một việc: {quoted(one.task.action)}.",
                one.task.span,
                related=(other.task.span,),
                task_ids=(one.task.id, other.task.id),
                hint="Mỗi việc chỉ giao một cơ quan chủ trì; cơ quan kia phối hợp, hoặc nêu rõ phần việc của từng bên.",
            )


def unanswered_supports(case: Case) -> Iterator[Finding]:
    """CT103 and CT104: one side of a support is told of it, the other is not.

    Only items are asked: in a table or a labelled block the column of supporting bodies tells them itself. Only bodies
    that have a section of their own are asked: a body that the plan gives nothing to do need not be told everything.
    """
    mutual = {frozenset((one.task.id, other.task.id)) for one, other in _mutual_supports(case)}
    told = {task_id for pair in mutual for task_id in pair}
    for duty in case.duties:
        if duty.task.form != "item" or not duty.owners or duty.task.id in told:
            continue
        asked = [partner for partner in _own(duty) if _section(case, partner)]
        silent = [partner for partner in asked if not _answered(case, duty, partner)]
        if duty.task.role == "coordinate":
            if asked and silent == asked and not duty.partner_groups and len(duty.partners) == len(asked):
                yield from _no_lead_for(case, duty, silent)
        else:
            for partner in silent:
                yield _support_unknown(duty, partner)


def _no_lead_for(case: Case, duty: Duty, silent: list[Body]) -> Iterator[Finding]:
    if any(
        other.task.role != "coordinate" and other is not duty and case.likeness(duty, other) >= SAME
        for other in case.duties
    ):
        return
    names = listed([_written(duty.task.partners, body) for body in silent], "và")
    yield finding(
        "CT104",
        f"{_name(duty)} được giao phối hợp với {names}, nhưng không cơ quan nào được giao chủ trì việc này: "
        f"{quoted(duty.task.action)}.",
        duty.task.span,
        task_ids=(duty.task.id,),
        hint=f"Bổ sung việc này vào phần giao cho {names}, hoặc giao {_name(duty)} chủ trì.",
    )


def _support_unknown(duty: Duty, partner: Body) -> Finding:
    name = _written(duty.task.partners, partner)
    return finding(
        "CT103",
        f"{_name(duty)} phối hợp với {name} trong việc {quoted(duty.task.action)}, "
        f"nhưng phần giao việc cho {name} không nhắc tới việc này.",
        duty.task.span,
        task_ids=(duty.task.id,),
        hint=f"Bổ sung nội dung phối hợp vào phần giao việc cho {name}.",
    )


def _own(duty: Duty) -> list[Body]:
    """The named partners that are not the owner itself."""
    return [partner for partner in duty.partners if not any(same_body(partner, owner) for owner in duty.owners)]


def _section(case: Case, body: Body) -> list[Duty]:
    return [
        duty
        for duty in case.duties_by_owner.get(body.words, ())
        if duty.task.form == "item" and any(same_body(body, owner) for owner in duty.owners)
    ]


def _answered(case: Case, duty: Duty, partner: Body) -> bool:
    return any(case.likeness(duty, other) >= ANSWERS for other in _section(case, partner))


def nobody_named(case: Case) -> Iterator[Finding]:
    """CT105: a labelled block or a row says what to do and not who."""
    for task in case.reading.tasks:
        if not task.agencies:
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
        if _CATCH_ALL.search(duty.task.action.lower()):
            yield finding(
                "CT106",
                f"{_name(duty)} được giao một nhiệm vụ chung chung: {quoted(duty.task.action)}.",
                duty.task.span,
                task_ids=(duty.task.id,),
                hint="Không theo dõi và đánh giá được. Nêu rõ việc phải làm, hoặc bỏ.",
            )


def several_leads(case: Case) -> Iterator[Finding]:
    """CT107: one labelled block or row names several leading bodies."""
    for duty in case.duties:
        if duty.task.form == "item" or duty.task.role != "lead":
            continue
        distinct: list[Body] = []
        for party in duty.task.agencies:
            # A bracket names a unit of the body before it, not a second lead.
            main = next((name for name in case.named(party) if isinstance(name, Body)), None)
            distinct.extend(
                name
                for name in case.named(party)
                if isinstance(name, Body) and (name is main or "(" not in party.text) and not _share((name,), distinct)
            )
        if len(distinct) > 1:
            names = listed([_written(duty.task.agencies, body) for body in distinct])
            yield finding(
                "CT107",
                f"Một việc ghi {len(distinct)} cơ quan cùng chủ trì ({names}): {quoted(duty.task.action)}.",
                duty.task.agencies[0].span,
                task_ids=(duty.task.id,),
                hint="Mỗi việc chỉ giao một cơ quan chủ trì; các cơ quan khác ghi ở phần phối hợp.",
            )


def supports_itself(case: Case) -> Iterator[Finding]:
    """CT108: a body is named as its own partner."""
    for duty in case.duties:
        mirrored = next((partner for partner in duty.partners if _share((partner,), duty.owners)), None)
        if mirrored is None:
            continue
        party = next(party for party in duty.task.partners if mirrored in case.named(party))
        yield finding(
            "CT108",
            f"{_name(duty)} được giao phối hợp với chính mình.",
            party.span,
            task_ids=(duty.task.id,),
            hint="Sửa tên cơ quan chủ trì hoặc tên cơ quan phối hợp.",
        )


def _share(ones: tuple[Body, ...], others: tuple[Body, ...] | list[Body]) -> bool:
    return any(same_body(one, other) for one in ones for other in others)


def _name(duty: Duty) -> str:
    return listed([party.text for party in duty.task.agencies]) or "Cơ quan được giao"


def _written(parties: tuple[Party, ...], body: Body) -> str:
    """A body as the document writes it: the piece of the parties' words that named it."""
    for party in parties:
        text = " ".join(party.text.split())
        start = fold(text).find(body.text)
        if start >= 0:
            return text[start : start + len(body.text)]
    return parties[0].text if len(parties) == 1 else body.text
