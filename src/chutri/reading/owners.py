"""Which headings name who does what stands below them: by their names, by their place beside headings that do."""

from __future__ import annotations

from chutri.reading.bodies import order_at
from chutri.reading.fold import rx
from chutri.reading.markers import LETTER
from chutri.reading.orders import Subject, addressed_name, owner_of, subject_of
from chutri.reading.outline import Item
from chutri.reading.scope import ENDS, Scope

_PLACE = rx(
    r"(?:xã|phường|thôn|huyện|tỉnh|thị trấn|quận|thành phố|thị xã|khu|bản|ấp|tổ dân phố|đặc khu)\s"
)  # a place, not its authority
_TOWARDS = "đối với "
# Whom a heading of a content section addresses with *Đối với*, rather than what it applies to (*Đối với cấp tiểu học*).
_ADDRESSED = rx(
    r"(?:các |những )?(?:sở|ban|bộ|cục|vụ|phòng|chi cục|trung tâm|văn phòng|ubnd|ủy ban|công an|đảng|huyện ủy|thành ủy|tỉnh ủy|thị ủy|mặt trận|mttq|hội|đoàn|liên đoàn|công đoàn|cơ quan|đơn vị|chi bộ|cấp ủy|thủ trưởng|trưởng|giám đốc|chủ tịch)\b"
)
_OWN_CHARGE = ("trách nhiệm của ", "nhiệm vụ của ")
_GIVEN_MONEY = rx(r"(?:về )?[^:.;]{3,60}:[^.]{0,160}?\b(?:giao|phân công|yêu cầu|đề nghị)\s")
_TOPIC = rx(
    r"(?!(?:trách nhiệm|nhiệm vụ) chung)(?:trách nhiệm|nhiệm vụ|nội dung|yêu cầu|công tác|quy định|thời gian|kinh phí|chế độ|một số|việc|về)\b"
)
_SHORT = rx(r"\w+(?: \w+)?:\s")
_LONGEST_NAME = 110  # characters of a name that only its place gives away


def is_owner(item: Item, owner: Subject, scope: Scope) -> bool:
    """Whether a heading that names bodies says who does what stands below it, or behind its colon."""
    flow = item.flow
    told = scope.role == "organise" or scope.directive or bool(scope.agencies)
    towards = flow.low.startswith(_TOWARDS, item.words_at)
    if towards and not told and (owner.colon or not _ADDRESSED.match(flow.low, owner.begin)):
        return False
    if owner.clause >= len(flow.text):
        return bool(item.children) and (told or item.rank <= LETTER)
    if not owner.colon:
        return False
    return told or (not _PLACE.match(flow.low, owner.begin) and (not owner.person or order_at(flow, owner.clause)))


def gives_funding(item: Item) -> bool:
    """``1. Về kinh phí: giao Sở Tài chính chủ trì …``: an order about money, not a section about it."""
    if item.children or _GIVEN_MONEY.match(item.low) is None:
        return False
    subject = subject_of(item.flow, item.words_at, len(item.flow.text))
    return subject is not None and subject.given


class Headings:
    """Remembers of each row of headings how many name bodies: what stands among such headings is one, whatever it is called."""

    def __init__(self) -> None:
        self._beside: dict[tuple[int, int], tuple[int, int]] = {}  # of an item's children of one rank: owners, all

    def charges(self, item: Item) -> bool:
        """``1. Trách nhiệm của Công an huyện:`` with its duties below, rather than a section of several bodies."""
        if not item.children or not item.low.startswith(_OWN_CHARGE):
            return False
        if owner_of(item.flow, item.words_at, has_children=True) is None:
            return False
        marked = [child for child in item.children if child.marker is not None and child.flow]
        return not any(owner_of(child.flow, child.words_at, has_children=bool(child.children)) for child in marked)

    def unknown_owner(self, item: Item, scope: Scope, text: str) -> Subject | None:
        """In an assigning section a numbered heading beside headings that name bodies is one, whatever it is called."""
        if scope.role != "organise" or scope.agencies or item.rank >= LETTER or item.parent is None or not item.flow:
            return None
        at, requested, _ = addressed_name(item.flow.low, item.words_at)
        names = not order_at(item.flow, at) or _SHORT.match(
            item.flow.low, at
        )  # "Bảo vệ: Trực cổng": a verb is whom it says
        if _TOPIC.match(item.low) or not names or subject_of(item.flow, at, len(text)):
            return None
        if item.children:
            if len(text) > 150 or text.endswith(ENDS) or not self._mostly_owners(item):
                return None
            end = len(text.rstrip(" :"))
            return Subject(at, end, len(item.flow.text), len(item.flow.text), requested, False, False, False)
        colon = item.flow.low.find(": ", at, at + _LONGEST_NAME)
        if colon < 0 or not order_at(item.flow, colon + 2) or not self._mostly_owners(item):
            return None
        return Subject(at, colon, colon + 2, colon + 2, requested, False, True, False)

    def _mostly_owners(self, item: Item) -> bool:
        """Whether most of the items beside this one, which names nobody, are headings that name bodies."""
        if item.parent is None:
            return False
        key = (id(item.parent), item.rank)
        if key not in self._beside:
            beside = [other for other in item.parent.children if other.rank == item.rank and other.flow]
            named = sum(
                owner_of(other.flow, other.words_at, has_children=bool(other.children)) is not None for other in beside
            )
            self._beside[key] = (named, len(beside))
        named, count = self._beside[key]
        return named * 2 > count - 1
