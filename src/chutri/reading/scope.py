"""What a paragraph inherits from above, and whether a clause's body is the one that its heading names."""

from __future__ import annotations

from typing import Any

from chutri.reading.drafts import Draft
from chutri.reading.flow import Flow
from chutri.reading.fold import fold, rx
from chutri.reading.markers import LETTER, STAR
from chutri.reading.model import Mode, Party, Role
from chutri.reading.orders import Subject, is_own_unit
from chutri.reading.outline import Item
from chutri.reading.sections import is_heading
from chutri.reading.sought import sought

#: Sections that order nothing, whatever their paragraphs say.
SILENT = frozenset({"goal", "assess", "event", "award", "funding", "reporting"})
#: How a sentence ends, and a heading does not.
ENDS = (".", ";", "!", "…")
_CLASS_WORDS = rx(r"(?:(?:các|mỗi|từng|những|mọi|tất cả|toàn thể)\s+)+")


# Whom an order has its own body invite: no body that the document asks.
_CROWD = sought(r"(?:các |những )?(?:hộ|người dân|nhân dân|cộng đồng|nghệ nhân|đại biểu|khách|chủ hộ|gia đình)\b")
_STANDING = rx(r"(?:thường trực (?:hội đồng|ban|tổ|đoàn|tiểu ban)|(?:cơ quan|đơn vị) (?:thường trực|đầu mối))\b")


class Scope:
    """What a paragraph inherits from above: the section's role, who does it, how, under which lead-in and task."""

    __slots__ = (
        "agencies", "context", "directive", "fallback", "forced", "joined", "mode", "named", "parent", "partners", "role", "section",
    )  # fmt: skip

    def __init__(self, role: str | None = None, agencies: tuple[Party, ...] = (), mode: Mode = "assigned") -> None:
        self.role = role
        self.agencies = agencies
        self.mode: Mode = mode
        self.forced: Role | None = None
        self.partners: tuple[Party, ...] = ()
        self.context: str | None = None
        self.parent: Draft | None = None
        self.section = ""
        self.directive = False
        self.fallback: tuple[Party, ...] = ()
        self.named = ""
        self.joined: Role | None = None  # below "Chủ trì, phối hợp" each item opens with those who help

    def but(self, **changes: Any) -> Scope:
        """The same scope with some things changed."""
        other = Scope(self.role, self.agencies, self.mode)
        other.forced = self.forced
        other.partners = self.partners
        other.context = self.context
        other.parent = self.parent
        other.section = self.section
        other.directive = self.directive
        other.fallback = self.fallback
        other.named = self.named
        other.joined = self.joined
        for name, value in changes.items():
            setattr(other, name, value)
        return other


def keeps_heading(flow: Flow, subject: Subject, scope: Scope) -> bool:
    """Persons, the heading's own body and its own units stay the heading's task."""
    if subject.begin > subject.action + 14 and not subject.given:
        return True
    low = flow.low[subject.begin : subject.end]
    if _STANDING.match(low) and flow.low[subject.end : subject.end + 1] == ",":
        return True  # "Thường trực Hội đồng, hướng dẫn …": what the heading's body is
    if subject.requested and flow.low.startswith("mời", subject.action):
        return flow.text[subject.begin].islower() or _CROWD.match(low) is not None
    if subject.person or same_body(flow, subject, scope):
        return True
    if subject.given and flow.low.startswith("yêu cầu", subject.action):
        return True
    if subject.given and (is_own_unit(low) or subject.begin > subject.action + 40):
        return True
    return subject.requested and low.startswith(("các đơn vị", "các cơ quan", "đơn vị"))


def same_body(flow: Flow, subject: Subject, scope: Scope) -> bool:
    """Whether a clause's body is the heading's own (*Mỗi Cụm thi đua* below *Các Cụm thi đua thuộc Thành phố*)."""
    name = bare_name(flow.low[subject.begin : subject.end])
    heads = [bare_name(fold(party.text)) for party in scope.agencies]
    if len(heads) == 1 and len(name) < len(heads[0]) and not name.startswith(("cụm", "khối")):
        at = heads[0].find(name)
        if at > 0 or (at == 0 and heads[0][len(name) : len(name) + 1] in (",", ";")):
            return False  # one of several that the heading names
    return any(head.startswith(name) or name.startswith(head) for head in heads)


def bare_name(low: str) -> str:
    """A folded name without words such as *các*, *mỗi* before it."""
    return _CLASS_WORDS.sub("", low.strip(" ,.;"), count=1)


def mode_of(subject: Subject, scope: Scope) -> Mode:
    """Whether the clause orders or only asks (đề nghị)."""
    return "requested" if subject.requested else "assigned" if subject.given else scope.mode


def opens_section(item: Item, role: str, scope: Scope) -> bool:
    """Whether what a heading announces holds for all below it, rather than being words of an order."""
    if role in ("award", "content", "organise", "assess") and any(
        _names_doer(child) for child in item.children if child.label
    ):
        return False
    if scope.agencies:
        return (
            is_heading(item)
            and bool(item.children)
            and not item.text.rstrip().endswith(ENDS)
            and role in SILENT
            and role not in ("goal", "event", "assess", "award")
        )
    if item.rank >= LETTER:
        return is_heading(item)
    if len(item.low) > 120 and not item.bold and not item.text.isupper():
        return False
    return bool(item.children) or role in SILENT


def _names_doer(item: Item) -> bool:
    return any(label.role in ("lead", "doer") for label in item.labels)


def is_topic(item: Item, text: str) -> bool:
    """A short line without a full stop that only names what its children are about."""
    return (
        len(item.text) < 160
        and not text.endswith(ENDS)
        and item.rank < STAR
        and (item.bold or item.rank >= LETTER or len(item.text) < 90)
    )
