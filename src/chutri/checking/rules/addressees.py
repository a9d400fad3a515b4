"""To whom, and under which name: who has tasks gets the document, and exists on its date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from chutri.checking.case import Case
from chutri.checking.codes import finding
from chutri.checking.days import day_in_words
from chutri.checking.knowledge import EndedBody, EndedLevel, Knowledge
from chutri.checking.model import Finding
from chutri.checking.names import LEVELS, Body, Group, Named, begins_a_name, named_in, plain, same_body, same_place
from chutri.checking.phrases import listed, quoted
from chutri.reading.fold import fold, rx
from chutri.reading.model import Header, Party, Span, Task

# Recipients that stand for whoever the text names: "Như trên", "Như Điều 3", "Mục V", "Các đơn vị có tên tại mục IV".
_POINTS = rx(
    r"(?:như|các cơ quan như)\s+(?:trên|điều|kính gửi|mục|phần)|^(?:mục|phần|điều)\s|\bdự (?:họp|hội nghị)|"
    r"(?:có tên|nêu|ghi|được giao|phân công)[^;]{0,30}(?:tại|trong|ở|trên)\b"
)
# "Các Ban đảng của Thành ủy", "Các ban xây dựng Đảng".
_OF_THE_PARTY = rx(r"các (?:cơ quan |ban )[^;]*(?:đảng|tỉnh ủy|thành ủy|quận ủy|huyện ủy|tu\b)")
# A committee writes to its members, which are the bodies that it tells what to do.
_MEMBERS = rx(r"\bthành viên\b")
_COMMITTEE = rx(r"\b(?:ban chỉ đạo|bcđ|tiểu ban|hội đồng (?!nhân dân)|ủy ban bầu cử|tổ công tác|ban tổ chức)")
# The leaders of an office stand for it.
_LEADERS = rx(r"^(?:thường trực|lãnh đạo|ban thường vụ|ban giám đốc|văn phòng|đảng ủy|chủ tịch|giám đốc)\s+")
_OFFICE = rx(r"\b(?:cvp|pcvp|vpub\w*|chánh vp|chánh văn phòng|lđvp|văn phòng ủy ban nhân dân|vp ubnd|văn phòng ubnd)\b")

# Bodies that a plan makes for itself, persons, and units inside the issuer: nobody expects them in Nơi nhận.
_OWN = rx(
    r"(?:ông|bà|đồng chí|đ c|tổ|tiểu ban|đoàn (?:kiểm tra|giám sát|công tác|thanh tra)|ban tổ chức (?:hội|lễ|cuộc)|"
    r"ban chỉ đạo|hội đồng|cụm|thành viên|trưởng|phó|chủ tịch|giám đốc|phó giám đốc|cán bộ|công chức|thủ trưởng|"
    r"bộ phận|người|lãnh đạo|chính phủ$|thủ tướng|cơ quan|đơn vị|cvp|pcvp|ct|pct|chánh|thường trực)\b"
)


def _kinds(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split(", "))


# Which kinds in a group ("các Sở, ban, ngành") cover a body, by how its name begins. The first line that fits decides.
_COVERED_BY = (
    (rx(r"sở\b"), _kinds("sở")),
    (rx(r"bộ (?!chỉ huy|tư lệnh|đội)"), _kinds("bộ, cơ quan ngang bộ")),
    (
        rx(r".*\b(?:tỉnh|thành|quận|huyện|đảng) ?ủy\b|ban (?:tuyên giáo|dân vận|nội chính|tổ chức)\b"),
        _kinds("đảng"),
    ),
    (
        rx(r"(?:mặt trận tổ quốc|hội|đoàn|liên đoàn|liên hiệp|tỉnh đoàn|công đoàn|tổng liên đoàn|liên minh)\b"),
        _kinds("đoàn thể, tổ chức chính trị, hội, tổ chức"),
    ),
    (rx(r"(?:tổng công ty|công ty|tập đoàn|cung văn hóa|ngân hàng thương mại)\b"), _kinds("doanh nghiệp")),
    (rx(r"(?:xã|phường|đặc khu)\b"), _kinds("xã, phường, đặc khu, địa phương")),
    (rx(r"ban công tác mặt trận"), _kinds("tổ chức, đoàn thể")),
    (rx(r""), _kinds("ban, ngành, đơn vị, cơ quan")),
)
_LOCAL = _kinds("quận, huyện, thị xã, xã, phường, đặc khu, thị trấn, địa phương")
_FRONT = fold("mặt trận tổ quốc")
_OF_THE_FRONT = rx(r"(?:hội|đoàn|liên đoàn|tỉnh đoàn|công đoàn)\b")
_DISTRICTS = _kinds("huyện, thị xã")
_LEVEL_OF = {fold(word): level for word, level in LEVELS.items()}


@dataclass
class _Recipients:
    """What the list of recipients says, asked body by body."""

    case: Case
    texts: tuple[str, ...] = ()
    _known: dict[tuple[str, str | None, str | None], bool] = field(default_factory=dict)

    @cached_property
    def folded(self) -> str:
        return " ; ".join(self.texts)

    @cached_property
    def named(self) -> tuple[Named, ...]:
        homes = self.case.homes
        return tuple(
            one for recipient in self.case.reading.recipients for one in named_in(_unled(recipient.text), homes)
        )

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        return tuple(one for one in self.named if isinstance(one, Body))

    @cached_property
    def kinds(self) -> frozenset[str]:
        kinds = {kind for one in self.named if isinstance(one, Group) for kind in one.kinds}
        if any(_OF_THE_PARTY.search(text) for text in self.texts):
            kinds.add(fold("đảng"))
        return frozenset(kinds)

    def points_elsewhere(self) -> bool:
        issuer = fold(self.case.reading.header.issuer or "")
        members = bool(_COMMITTEE.search(issuer) and _MEMBERS.search(self.folded))
        return members or any(_POINTS.search(text) for text in self.texts)

    def has(self, body: Body) -> bool:
        key = (body.words, body.level, body.place)
        if key not in self._known:
            self._known[key] = self._has(body)
        return self._known[key]

    def _has(self, body: Body) -> bool:
        if any(_same_office(body, other) for other in self.bodies):
            return True
        if body.words.startswith(("văn phòng", "chánh văn phòng")) and _OFFICE.search(self.folded):
            return True
        if body.words in ("ủy ban nhân dân", "hội đồng nhân dân"):
            return any(_LEVEL_OF.get(kind) == body.level for kind in self.kinds) or self.kinds >= _DISTRICTS
        if body.words.startswith(("phòng", "văn phòng sở")):
            # Units inside an office get it by its own register, unless the office lists them one by one.
            return not any(other.words.startswith("phòng") for other in self.bodies)
        if _OF_THE_FRONT.match(body.words) and any(other.words.startswith(_FRONT) for other in self.bodies):
            return True
        return next(bool(self.kinds & kinds) for pattern, kinds in _COVERED_BY if pattern.match(body.words))


def _unled(text: str) -> str:
    """A recipient without the note in brackets at its end."""
    return text.split("(", 1)[0]


def _same_office(body: Body, other: Body) -> bool:
    """Whether a recipient is a body, its leaders, or its name with a word more or less."""
    if same_body(body, other):
        return True
    if not same_place(body, other) or (other.level == "trung ương") != (body.level == "trung ương"):
        return False
    led = _LEADERS.sub("", other.words)
    return led == body.words or other.words.startswith(body.words + " ") or body.words.startswith(other.words + " ")


def missing_recipients(case: Case) -> Iterator[Finding]:
    """CT401: a body has tasks and is not among the recipients, by name or as one of a group (Decree 30/2020, article 8)."""
    reading = case.reading
    recipients = _Recipients(case, tuple(fold(recipient.text) for recipient in reading.recipients))
    if not reading.recipients or recipients.points_elsewhere():
        return
    missing: dict[str, tuple[Party, list[Task]]] = {}
    for task in reading.tasks:
        for party in task.agencies:
            named = case.named(party)
            if named and not any(_reached(one, recipients, reading.header) for one in named):
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


def _reached(one: Named, recipients: _Recipients, header: Header) -> bool:
    """Whether a body or group that has tasks gets the document; whoever is not expected in Nơi nhận counts as reached."""
    if isinstance(one, Body):
        if not begins_a_name(one.text) or "/" in one.text or _OWN.match(one.words):
            return True
        return recipients.has(one) or _is_issuer(one, header)
    if fold("sở") in one.kinds:
        return fold("sở") in recipients.kinds or any(body.words.startswith("sở ") for body in recipients.bodies)
    if one.kinds and one.kinds <= _LOCAL:
        levels = {_LEVEL_OF.get(kind) for kind in one.kinds}
        reached = {_LEVEL_OF.get(kind) for kind in recipients.kinds} | {body.level for body in recipients.bodies}
        local = fold("địa phương")
        return bool(levels & reached) or local in recipients.kinds or local in one.kinds
    return True


def _is_issuer(body: Body, header: Header) -> bool:
    """Whether a body issues the document itself: all its words stand in the head, or its initials in the symbol."""
    issuer = plain(header.issuer or "")
    words = body.words.split()
    if "đảng ủy" in issuer and "đảng ủy" in body.words:
        return True  # the advisory bodies of a Party committee
    of_its_level = body.level in (None, "tỉnh") or any(
        word in issuer for word, level in LEVELS.items() if level == body.level
    )
    if issuer and of_its_level and set(issuer.split()).issuperset(words):
        return True
    initials = "".join(word[0] for word in words)
    return len(initials) > 2 and initials in fold(header.symbol or "").replace("/", "-").split("-")


_ByWords = dict[str, list[tuple[Body, EndedBody]]]


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
    by_words, levels = _named_by(case.known)
    levels = [(level, kinds) for level, kinds in levels if level.gone_from <= on]
    if not levels and all(ended.gone_from > on for ended in case.known.ended_bodies):
        return
    found: dict[str, _Ended] = {}
    for party, task_id in _parties(case):
        for ended in _ended(case.named(party), by_words, levels, case.homes):
            if ended.gone_from > on:
                continue
            place = found.setdefault(
                ended.name if isinstance(ended, EndedBody) else ended.words[0], _Ended(ended, party.text)
            )
            place.spans.append(party.span)
            place.ids.extend([task_id] if task_id else [])
    for place in found.values():
        yield _ended_finding(place)


@cache
def _named_by(known: Knowledge) -> tuple[_ByWords, list[tuple[EndedLevel, frozenset[str]]]]:
    """The ended bodies by the words of their names, and the ended levels with their kinds."""
    by_words: _ByWords = {}
    for body in known.ended_bodies:
        for name in named_in(body.name, frozenset({fold(body.place or "")})):
            if isinstance(name, Body):
                by_words.setdefault(name.words, []).append((name, body))
    return by_words, [(level, frozenset(map(fold, level.words))) for level in known.ended_levels]


def _ended(
    named: Iterable[Named],
    by_words: _ByWords,
    levels: list[tuple[EndedLevel, frozenset[str]]],
    homes: frozenset[str],
) -> Iterator[EndedBody | EndedLevel]:
    for one in named:
        if isinstance(one, Group):
            yield from (level for level, kinds in levels if one.kinds & kinds)
        else:
            yield from (ended for name, ended in by_words.get(one.words, ()) if _is(one, name, ended, homes))


def _is(one: Body, name: Body, ended: EndedBody, homes: frozenset[str]) -> bool:
    if ended.place and fold(ended.place) not in {*homes, one.place}:
        return False
    # "Sở Y tế" has no level to name, "Ban Tuyên giáo Trung ương" does.
    level = ended.level or name.level
    return one.level == level or (level is None and one.level not in ("huyện", "xã"))


def _ended_finding(place: _Ended) -> Finding:
    ended = place.ended
    successors = listed(list(ended.successors), "hoặc")
    note = ended.note if isinstance(ended, EndedBody) else None
    found = finding(
        "CT402",
        f"{quoted(place.text, 60)} đã kết thúc hoạt động từ ngày {day_in_words(ended.gone_from)}.",
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
