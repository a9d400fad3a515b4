"""The walk through the outline that finds tasks: items below who does them, labelled blocks, rows of tables.

What is a task, and whose, is the contract's page "What is a task"; every rule here names the wording it stands for.
"""

from __future__ import annotations

from typing import Any

from chutri.reading.bodies import order_at
from chutri.reading.bracketed import bracket_draft, tail_draft
from chutri.reading.cutting import cut_tasks, split_task, task_of
from chutri.reading.doers import done_by, liable
from chutri.reading.drafts import Draft
from chutri.reading.fold import fold, rx
from chutri.reading.labelled import labelled_drafts
from chutri.reading.markers import ARTICLE, LETTER, STAR
from chutri.reading.model import Mode, Party, Role
from chutri.reading.orders import (
    Subject,
    addressed_in,
    gives_order,
    is_own_unit,
    owner_of,
    party_of,
    subject_of,
)
from chutri.reading.outline import Item
from chutri.reading.owners import Headings, gives_funding, is_owner
from chutri.reading.predicates import joined_with, partners_in, role_of_clause
from chutri.reading.rows import row_drafts
from chutri.reading.scope import ENDS, SILENT, Scope, is_topic, keeps_heading, mode_of, opens_section, same_body
from chutri.reading.sections import is_heading, role_of
from chutri.reading.sought import sought

_COMMON = rx(r"(?:trách nhiệm|nhiệm vụ|phân công|công tác|nội dung|những nội dung|các nội dung|yêu cầu) chung")
_LEAD_IN = sought(r"(?:sau|sau đây|như sau|dưới đây|cụ thể)\s*$")
_PROMULGATES = rx(
    r".*(?:ban hành kèm theo|phê duyệt|có hiệu lực|chịu trách nhiệm thi hành|chịu trách nhiệm (?:tổ chức )?(?:thi hành|thực hiện)|căn cứ quyết định thi hành|thi hành (?:quyết định|nghị quyết)|thay thế|bãi bỏ)"
)
_STRONG = sought(r"chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm")
_OPEN = rx(r":\s*[^\w\s]{0,3}\w{0,2}[^\w\s]{0,2}\s*$")  # a colon at the end, perhaps with specks of a scan behind it
# what the name of a table begins with
_CAPTIONS = ("bảng", "biểu", "phụ biểu", "danh mục", "danh sách", "phân công", "tiến độ", "lịch", "khung")
_JOINS = rx(r"(?:chủ trì,?\s+)?(?:và\s+)?phối hợp(?:\s+(?:với|cùng))?\s*:?")
_NOTE = rx(r"\s*\(.*\)\s*[.;]?\s*$")


def find_tasks(
    root: Item, *, year: str | None, directive: bool, promulgates: bool, behind: bool = False
) -> list[Draft]:
    """Every task below ``root`` in the order of the text. ``behind``: it stands behind the signature, as an annex does.

    ``directive``: the whole document orders (Chỉ thị, Thông báo, Công điện). ``promulgates``: its Articles only issue a plan.
    """
    walk = _Walk(year, promulgates)
    walk.behind = "PHỤ LỤC" if behind else ""
    walk.issues_plan = promulgates and any(item.rank == ARTICLE and "kèm theo" in item.low for item in root.children)
    scope = Scope().but(directive=directive)
    if directive:
        scope = scope.but(fallback=_addressed(root))
    walk.children(root, scope)
    for draft in walk.drafts:
        if draft.agencies and _COMMON.fullmatch(fold(draft.agencies[0].text)):
            draft.agencies = ()  # "Trách nhiệm chung" is everybody's
    walk.drafts.sort(key=lambda draft: draft.span)
    return walk.drafts


def _addressed(root: Item) -> tuple[Party, ...]:
    """Whom a directive's opening addresses; items that name nobody are theirs."""
    for item in root.children[:12]:
        if item.marker is not None:
            break
        if item.flow and _OPEN.search(item.flow.low):
            party = addressed_in(item.flow)
            if party:
                return (party,)
    return ()


class _Walk:
    def __init__(self, year: str | None, promulgates: bool) -> None:
        self.year = year
        self.promulgates = promulgates
        self.issues_plan = False
        self.behind = ""
        self.drafts: list[Draft] = []
        self.headings = Headings()

    def children(self, parent: Item, scope: Scope) -> None:
        if not parent.children:
            return
        done: set[int] = set()
        if scope.role not in SILENT:
            found, done = labelled_drafts(parent, scope, self.year)
            self.drafts.extend(found)
        opened = parent.parent is not None or scope.directive
        carried: tuple[Party, ...] = ()
        for place, child in enumerate(parent.children, start=1):
            opened = opened or child.marker is not None
            if id(child) in done or (child.marker is None and _is_caption(child, parent.children[place : place + 1])):
                continue
            if carried and child.marker is not None and not self._names_somebody(child):
                self.item(child, scope.but(agencies=carried))
                continue
            carried = self._carries(child, scope)
            if not carried:
                self._child(parent, child, scope, opened and scope.directive)

    def _below(self, item: Item, scope: Scope, **changes: Any) -> None:
        """What stands below an item, if anything does, in a scope with some things changed."""
        if item.children:
            self.children(item, scope.but(**changes))

    def _child(self, parent: Item, child: Item, scope: Scope, orders: bool) -> None:
        """One item that no label used up; ``orders``: paragraphs below no heading do so too."""
        if child.grid is not None:
            if scope.role not in SILENT or parent.annex:
                section = scope.section or _annex_above(child) or self.behind
                self.drafts.extend(row_drafts(child.grid, section, self.year))
            return
        # The opening and the closing of a document are nobody's task.
        if child.closing or (parent.parent is None and child.marker is None and not child.annex and not orders):
            return
        self.item(child, scope)

    def _carries(self, item: Item, scope: Scope) -> tuple[Party, ...]:
        """``1. Giao phòng X thực hiện các công việc:`` without children: what follows beside it is the body's."""
        if scope.role != "organise" or item.children or item.marker is None or not _OPEN.search(item.flow.low):
            return ()
        subject = subject_of(item.flow, item.words_at, len(item.flow.text))
        return (party_of(item.flow, subject),) if subject else ()

    def _names_somebody(self, item: Item) -> bool:
        if not item.flow:
            return True
        end = len(item.flow.text)
        return bool(
            owner_of(item.flow, item.words_at, has_children=bool(item.children))
            or subject_of(item.flow, item.words_at, end)
        )

    def item(self, item: Item, scope: Scope) -> None:
        if item.id:
            scope = scope.but(section=item.id)
        if not item.low:
            self.children(item, scope)
            return
        if item.annex:
            self.children(item, Scope("annex").but(section=scope.section))
            return
        if (
            item.rank == ARTICLE
            and self.promulgates
            and (self.issues_plan or any(_PROMULGATES.match(part.low) for part in (item, *item.children)))
        ):
            return
        role = role_of(item)
        if role == "organise" and self.headings.charges(item):
            self._ordering(item, scope)
            return
        if role == "funding" and gives_funding(item):
            self._unowned(item, scope.but(role="organise"), item.flow.text.rstrip())
            return
        if (
            role
            and not (role != "organise" and scope.agencies and item.rank >= LETTER)
            and opens_section(item, role, scope)
        ):
            agencies = () if not scope.agencies or (item.rank < LETTER - 1 and role in SILENT) else scope.agencies
            self.children(item, scope.but(role=role, agencies=agencies, context=None, parent=None))
            return
        if scope.role in SILENT:
            self._silent(item, scope)
            return
        if not item.children and (
            " " not in item.low.strip() or (len(item.low) < 8 and not order_at(item.flow, item.words_at))
        ):
            return  # a page number, a stray mark
        self._ordering(item, scope)

    def _silent(self, item: Item, scope: Scope) -> None:
        """A section that orders nothing may still hold one that does (``3. Phân công`` below ``Khen thưởng``)."""
        if scope.role in ("award", "event") and gives_order(item.low):
            subject = subject_of(item.flow, item.words_at, len(item.flow.text))
            if subject and subject.given and not subject.requested:
                self._unowned(item, scope.but(role=None), item.flow.text.rstrip())
                return
        for child in item.children:
            if child.flow and child.rank < STAR and role_of(child) == "organise":
                self.item(child, scope)
            elif child.grid is not None and scope.role not in ("goal", "assess"):
                self.drafts.extend(row_drafts(child.grid, scope.section, self.year))
            else:
                self._silent(child, scope.but(section=child.id) if child.id else scope)

    def _ordering(self, item: Item, scope: Scope) -> None:
        flow = item.flow
        at = item.words_at
        bracketed = None
        if not scope.agencies and not item.labels:
            bracketed = bracket_draft(item, scope.section, scope.mode, self.year) or tail_draft(
                item, scope.section, scope.mode, self.year
            )
        if bracketed is not None:
            self.drafts.append(bracketed)
            return
        if item.labels or (item.marker is None and not item.children and _OPEN.search(flow.low)):
            self.children(item, scope)  # a label that describes nothing here, a lead-in of what stands beside it
            return
        owner = owner_of(flow, at, has_children=bool(item.children))
        text = flow.text.rstrip()
        if owner is None:
            owner = self.headings.unknown_owner(item, scope, text)
        elif not is_owner(item, owner, scope):
            owner = None
        if owner is not None:
            self._owner(item, owner, scope)
            return
        if scope.agencies:
            self._owned(item, scope, text)
        else:
            self._unowned(item, scope, text)

    def _owner(self, item: Item, owner: Subject, scope: Scope) -> None:
        flow = item.flow
        mode: Mode = (
            "requested" if owner.requested or (scope.mode == "requested" and not scope.agencies) else "assigned"
        )
        inner = scope.but(
            agencies=(party_of(flow, owner),), mode=mode, forced=None, partners=(), context=None, parent=None
        )
        if scope.agencies and scope.mode == "requested":
            inner = inner.but(mode="requested")
        if owner.clause >= len(flow.text.rstrip()):
            self.children(item, inner)
            return
        rest = flow.text[owner.clause :].rstrip()
        if flow.low.startswith("đề nghị ", owner.clause):
            inner = inner.but(mode="requested")
        if item.children and _OPEN.search(rest):
            self._lead_in(item, owner.clause, len(flow.text), inner)
            return
        self.drafts.extend(cut_tasks(flow, owner.action, owner, inner, self.year))
        self._below(item, inner, parent=self.drafts[-1])

    def _owned(self, item: Item, scope: Scope, text: str) -> None:
        """An item below a heading that names who does it."""
        flow = item.flow
        at = item.words_at
        if self._joined(item, scope):
            return
        if not item.children and (
            _NOTE.match(flow.low[at:]) or (scope.role != "organise" and item.low.startswith(("việc ", "về việc ")))
        ):
            return
        if item.children and _OPEN.search(flow.low):
            subject = subject_of(flow, at, len(text))
            if (
                subject
                and not subject.person
                and not subject.requested
                and not same_body(flow, subject, scope)
                and not is_own_unit(flow.low[subject.begin : subject.end])
            ):
                scope = scope.but(agencies=(party_of(flow, subject),))
                at = subject.clause
            self._lead_in(item, at, len(text), scope)
            return
        if item.children and is_topic(item, text):
            self.children(item, scope.but(context=item.text.rstrip(" :")))
            return
        if flow.low.startswith("đề nghị ", at):
            scope = scope.but(mode="requested")
        subject = subject_of(flow, at, len(flow.text))
        clause = at
        if subject and keeps_heading(flow, subject, scope):
            clause = subject.clause if subject.person or same_body(flow, subject, scope) else at
            subject = None
        if subject is None:
            drafts = split_task(flow, at, clause, scope, self.year)
        else:
            named = fold("; ".join(party.text for party in scope.agencies))
            inner = scope.but(agencies=(party_of(flow, subject),), named=named)
            drafts = cut_tasks(flow, subject.action, subject, inner, self.year)
        self.drafts.extend(drafts)
        if item.children:
            self.children(
                item,
                scope.but(parent=drafts[0] if subject is None else drafts[-1], context=None, forced=None, partners=()),
            )

    def _joined(self, item: Item, scope: Scope) -> bool:
        """``Chủ trì, phối hợp`` alone, and the items below it, which open with those who help."""
        if item.children:
            if _JOINS.fullmatch(item.low) is None:
                return False
            role: Role = "lead" if item.low.startswith("chủ trì") else "coordinate"
            self.children(item, scope.but(joined=role))
            return True
        partners, end = joined_with(item.flow, item.words_at) if scope.joined else ((), 0)
        if not partners:
            return False
        inner = scope.but(forced=scope.joined, partners=partners)
        self.drafts.append(task_of(item.flow, item.words_at, len(item.flow.text), end, inner, self.year))
        return True

    def _unowned(self, item: Item, scope: Scope, text: str) -> None:
        """An item that must name its body itself."""
        flow = item.flow
        at = item.words_at
        told = scope.role == "organise" or scope.directive  # here a few words order, elsewhere they head what follows
        subject = subject_of(flow, at, len(flow.text)) or (None if item.children else done_by(flow, at))
        subject = subject or (liable(flow, at) if told else None)
        if item.children and _OPEN.search(flow.low):
            if subject:
                inner = scope.but(agencies=(party_of(flow, subject),), mode=mode_of(subject, scope))
                self._lead_in(item, subject.clause, len(text), inner)
            else:
                self.children(item, scope.but(context=item.text.rstrip(" :")))
            return
        if subject and ((len(item.text) < 40 and not told) or item.low.startswith("việc ")):
            subject = None
        if (
            subject
            and item.marker is None
            and scope.role not in ("organise", None)
            and not scope.directive
            and subject.begin > at
            and not subject.given
            and not _STRONG.search(flow.low, subject.clause)
        ):
            subject = None  # prose of a content section that tells rather than orders
        if subject and (is_heading(item) and item.children and not text.endswith(ENDS) and subject.begin > at + 20):
            subject = None
        if subject is None:
            if (
                scope.fallback
                and scope.directive
                and item.rank <= STAR + 20
                and text.endswith(ENDS)
                and not _mentions_nobody(item)
            ):
                draft = task_of(flow, at, len(flow.text), at, scope.but(agencies=scope.fallback), self.year)
                self.drafts.append(draft)
                self._below(item, scope, parent=draft)
                return
            self._below(item, scope, context=None)
            return
        inner = scope.but(agencies=(party_of(flow, subject),), mode=mode_of(subject, scope))
        self.drafts.extend(cut_tasks(flow, subject.action, subject, inner, self.year))
        if scope.role == "organise" or scope.directive:
            self._below(item, inner, parent=self.drafts[-1], context=None)
        else:
            self.children(item, scope)

    def _lead_in(self, item: Item, at: int, end: int, scope: Scope) -> None:
        """``Phối hợp với X:`` gives its children role and partners; other words become their context."""
        flow = item.flow
        words = flow.text[at:end].rstrip(" :")
        forced: Role | None = None
        partners: tuple[Party, ...] = ()
        found = partners_in(flow, at, end)
        role = role_of_clause(flow, at, end)
        if found and role != "own":
            forced, partners = role, found
        self.children(item, scope.but(context=words or None, forced=forced, partners=partners, parent=None))


def _annex_above(item: Item) -> str:
    above = item.parent
    while above is not None:
        if above.id:
            return above.id
        above = above.parent
    return ""


def _is_caption(item: Item, behind: list[Item]) -> bool:
    """The name of the table that follows: *Bảng phân công nhiệm vụ*."""
    if not behind or behind[0].grid is None or item.children or item.grid is not None:
        return False
    low = item.low.strip()
    return len(low) < 120 and low.startswith(_CAPTIONS) and not low.endswith(ENDS)


def _mentions_nobody(item: Item) -> bool:
    return not item.low or bool(item.labels)
