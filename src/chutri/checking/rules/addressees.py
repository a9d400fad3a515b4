"""To whom, and under which name: who has tasks gets the document, and exists on its date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from chutri.checking.case import Case
from chutri.checking.codes import finding
from chutri.checking.knowledge import EndedBody, EndedLevel
from chutri.checking.model import Finding
from chutri.checking.names import LEVELS, Body, Group, Named, named_in, plain, same_body
from chutri.checking.phrases import listed, quoted
from chutri.reading.fold import fold, rx
from chutri.reading.model import Party, Span, Task

# Recipients that stand for whoever the text names: "Như trên", "Như Điều 3", "Mục V", "Các đơn vị có tên tại mục IV".
_POINTS = rx(
    r"(?:như|các cơ quan như)\s+(?:trên|điều|kính gửi|mục|phần)|^(?:mục|phần|điều)\s|"
    r"(?:có tên|nêu|ghi|được giao|phân công)[^;]{0,30}(?:tại|trong|ở|trên)\b"
)
# The leaders of an office stand for it.
_LEADERS = rx(r"^(?:thường trực|lãnh đạo|ban thường vụ|ban giám đốc|văn phòng|đảng ủy|chủ tịch|giám đốc)\s+")
_OFFICE = rx(r"\b(?:cvp|pcvp|vpub\w*|chánh vp|chánh văn phòng|lđvp|văn phòng ủy ban nhân dân|vp ubnd|văn phòng ubnd)\b")

# Bodies that a plan makes for itself, persons, and units inside the issuer: nobody expects them in Nơi nhận.
_OWN = rx(
    r"^(?:ông|bà|đồng chí|đ c|tổ|tiểu ban|ban tổ chức (?:hội|lễ|cuộc)|ban chỉ đạo|hội đồng thi đua|hội đồng|cụm|thành viên|"
    r"trưởng|phó|chủ tịch|giám đốc|phó giám đốc|cán bộ|công chức|thủ trưởng|người|lãnh đạo|chính phủ$|thủ tướng)"
)

# Which kinds in a group ("các Sở, ban, ngành") cover a body, by how its name begins. The first line that fits decides.
_COVERED_BY: tuple[tuple[str, frozenset[str]], ...] = (
    (r"^sở\b", frozenset({"sở"})),
    (r"^bộ (?!chỉ huy|tư lệnh|đội)", frozenset({"bộ", "cơ quan ngang bộ"})),
    (
        r"\b(?:tỉnh|thành|quận|huyện|đảng|trung ương đảng) ?ủy\b|^ban (?:tuyên giáo|dân vận|nội chính|tổ chức)\b",
        frozenset({"đảng"}),
    ),
    (
        r"^(?:mặt trận tổ quốc|hội|đoàn|liên đoàn|liên hiệp|tỉnh đoàn|công đoàn|ủy ban mặt trận|tổng liên đoàn|liên minh)\b",
        frozenset({"đoàn thể", "tổ chức chính trị", "hội", "tổ chức"}),
    ),
    (
        r"^(?:tổng công ty|công ty|tập đoàn|doanh nghiệp|cung văn hóa|ngân hàng thương mại)\b",
        frozenset({"doanh nghiệp"}),
    ),
    (r"^(?:phòng)\b", frozenset({"phòng", "ban", "đơn vị", "cơ quan"})),
    (r"", frozenset({"ban", "ngành", "đơn vị", "cơ quan"})),
)
_COVERS = tuple((rx(pattern), kinds) for pattern, kinds in _COVERED_BY)

_LOCAL = ("quận", "huyện", "thị xã", "xã", "phường", "đặc khu", "thị trấn", "địa phương")


@dataclass
class _Recipients:
    """What the list of recipients says, asked body by body."""

    case: Case
    texts: tuple[str, ...] = ()

    @cached_property
    def folded(self) -> str:
        return " ; ".join(self.texts)

    @cached_property
    def named(self) -> tuple[Named, ...]:
        home = self.case.home
        return tuple(
            one for recipient in self.case.reading.recipients for one in named_in(_unled(recipient.text), home)
        )

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        return tuple(one for one in self.named if isinstance(one, Body))

    @cached_property
    def kinds(self) -> frozenset[str]:
        kinds = {kind for one in self.named if isinstance(one, Group) for kind in one.kinds}
        if any("đảng" in one.text or "ủy" in one.text for one in self.named if isinstance(one, Group)):
            kinds.add("đảng")
        return frozenset(kinds)

    def points_elsewhere(self) -> bool:
        return any(_POINTS.search(text) for text in self.texts)

    def has(self, body: Body) -> bool:
        if any(_same_office(body, other) for other in self.bodies):
            return True
        if body.words.startswith("văn phòng") and _OFFICE.search(self.folded):
            return True
        if body.words in ("ủy ban nhân dân", "hội đồng nhân dân"):
            return bool(self.kinds & {word for word, level in LEVELS.items() if level == body.level} | {"địa phương"})
        for pattern, kinds in _COVERS:
            if pattern.search(body.words):
                return bool(self.kinds & kinds)
        return False


def _unled(text: str) -> str:
    """A recipient without the note in brackets at its end."""
    return text.split("(", 1)[0]


def _same_office(body: Body, other: Body) -> bool:
    if same_body(body, other):
        return True
    led = _LEADERS.sub("", other.words)
    return led == body.words or (other.words.startswith(body.words + " ") or body.words.startswith(other.words + " "))


def missing_recipients(case: Case) -> Iterator[Finding]:
    """CT401: a body has tasks and is not among the recipients, by name or as one of a group (Decree 30/2020, article 8)."""
    reading = case.reading
    recipients = _Recipients(case, tuple(fold(recipient.text) for recipient in reading.recipients))
    if not reading.recipients or recipients.points_elsewhere():
        return
    issuer = named_in(reading.header.issuer or "", case.home)
    missing: dict[str, tuple[Party, list[Task]]] = {}
    for task in reading.tasks:
        for party in task.agencies:
            named = case.named(party)
            if named and not any(_reached(one, recipients, issuer) for one in named):
                missing.setdefault(plain(party.text), (party, []))[1].append(task)
    where = (reading.recipients[0].span[0], reading.recipients[-1].span[1])
    for party, tasks in missing.values():
        yield finding(
            "CT401",
            f"{party.text} được giao {len(tasks)} việc nhưng không có trong Nơi nhận.",
            party.span if party.span[1] > party.span[0] else tasks[0].span,
            related=(where,),
            task_ids=tuple(task.id for task in tasks),
            hint=f"Bổ sung vào Nơi nhận: - {party.text};",
        )


def _reached(one: Named, recipients: _Recipients, issuer: Iterable[Named]) -> bool:
    """Whether a body or group that has tasks gets the document; whoever is not expected in Nơi nhận counts as reached."""
    if isinstance(one, Body):
        own = bool(_OWN.match(one.words)) or any(isinstance(other, Body) and same_body(one, other) for other in issuer)
        return own or recipients.has(one)
    if "sở" in one.kinds:
        return "sở" in recipients.kinds or any(body.words.startswith("sở ") for body in recipients.bodies)
    local = one.kinds & set(_LOCAL)
    if local and local == one.kinds:
        levels = {LEVELS.get(word, "") for word in local}
        reached = {LEVELS.get(kind, "") for kind in recipients.kinds} | {body.level or "" for body in recipients.bodies}
        return bool(levels & reached) or "địa phương" in recipients.kinds or "địa phương" in local
    return True


@dataclass
class _Ended:
    """Where one ended body is named."""

    ended: EndedBody | EndedLevel
    text: str
    spans: list[Span] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)


def ended_bodies(case: Case) -> Iterator[Finding]:
    """CT402: a body has tasks, supports or receives though it no longer existed on the document's date.

    Nothing is said of a document whose date is unknown: in a draft of 2024 the body still stood.
    """
    if case.issued is None:
        return
    on = case.issued.first
    tables = [body for body in case.known.ended_bodies if body.gone_from <= on]
    levels = [level for level in case.known.ended_levels if level.gone_from <= on]
    if not tables and not levels:
        return
    found: dict[str, _Ended] = {}
    for party, task_id in _parties(case):
        for ended in _ended(case.named(party), tables, levels, case.home):
            place = found.setdefault(
                ended.name if isinstance(ended, EndedBody) else ended.words[0], _Ended(ended, party.text)
            )
            place.spans.append(party.span)
            place.ids.extend([task_id] if task_id else [])
    for place in found.values():
        yield _ended_finding(place)


def _ended(
    named: Iterable[Named], bodies: list[EndedBody], levels: list[EndedLevel], home: str
) -> Iterator[EndedBody | EndedLevel]:
    for one in named:
        if isinstance(one, Group):
            yield from (level for level in levels if one.kinds & set(level.words))
            continue
        yield from (body for body in bodies if _is(one, body, home))


def _is(one: Body, ended: EndedBody, home: str) -> bool:
    if ended.place and fold(ended.place) not in (home, one.place):
        return False
    if ended.level and one.level != ended.level:
        return False
    return any(
        isinstance(name, Body) and name.words == one.words and (ended.level or one.level != "huyện")
        for name in named_in(ended.name, fold(ended.place or ""))
    )


def _ended_finding(place: _Ended) -> Finding:
    ended = place.ended
    successors = listed(list(ended.successors), "hoặc")
    note = ended.note if isinstance(ended, EndedBody) else None
    found = finding(
        "CT402",
        f"{quoted(place.text, 60)}: đã kết thúc hoạt động từ ngày {ended.gone_from:%d/%m/%Y}, "
        "trước hoặc đúng ngày ban hành văn bản.",
        place.spans[0],
        related=tuple(dict.fromkeys(place.spans[1:])),
        task_ids=tuple(dict.fromkeys(place.ids)),
        hint=f"Cơ quan kế thừa: {successors}{f' ({note})' if note else ''}. Nguồn: {ended.source}.",
    )
    return found if ended.sure else replace(found, severity="warning")


def _parties(case: Case) -> Iterator[tuple[Party, str | None]]:
    reading = case.reading
    for task in reading.tasks:
        for party in (*task.agencies, *task.partners, *task.consults, *task.submits_to):
            yield party, task.id
    for duty in reading.reporting:
        for party in (*duty.who, *duty.to, *duty.through):
            yield party, None
    for recipient in reading.recipients:
        yield Party(recipient.text, recipient.span), None
