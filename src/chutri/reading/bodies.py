"""Bodies and persons as they are named: recognised by how names are built, not by a list of names.

A name opens with a head noun (Sở, Ban, Ủy ban nhân dân, Trung tâm …) or a class word (các sở, mỗi cơ quan …) and runs to
the verb, preposition or punctuation mark where the clause goes on.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from chutri.reading.flow import Flow
from chutri.reading.fold import fold, plain_rx, rx
from chutri.reading.lexicon import alternation, load
from chutri.reading.offices import end_of_complete
from chutri.reading.qualifiers import qualifies
from chutri.reading.sought import Sought, sought

# What qualifies a class of bodies: *các sở, ban, ngành được giao chủ trì*, *các đơn vị nêu trên*.
_GIVEN = rx(
    r"(?:được (?:giao|phân công|lựa chọn)(?: (?:chủ trì|phối hợp|nhiệm vụ|thực hiện|quan trắc))*|nêu trên|chủ trì (?:các )?nội dung)"
)


class Grammar(NamedTuple):
    """The compiled knowledge of how bodies are named and where their names end."""

    head: Sought
    bound: frozenset[str]
    asked: frozenset[str]
    classed: Sought
    person: Sought
    verb: Sought
    stop: Sought
    edge: re.Pattern[str]
    openings: frozenset[str]  # the first four letters of every word that opens a name
    short_openings: frozenset[str]  # the first two letters of words that have no four


@cache
def grammar() -> Grammar:
    """The grammar of names, compiled once."""
    data = load("bodies")
    quantifier = alternation(data["quantifiers"])
    heads = alternation([*data["heads"], *data["persons"]])
    person = alternation(data["persons"])
    not_head = alternation(data["not_heads"])
    words = [fold(word) for key in ("quantifiers", "heads", "persons") for word in data[key]]
    verb, stop = alternation(data["verbs"]), alternation(data["stops"])
    whole = r"(?![\w])"
    classes = rf"(?:{quantifier}){whole}\s+"
    pattern = rf"(?:{classes})*(?:(?:{person}){whole}\s+(?:{classes})*(?=(?:{heads}){whole}))*(?:(?:{heads}){whole})"
    return Grammar(
        sought(rf"(?:(?!(?:{not_head}){whole}){pattern})"),
        frozenset(fold(word) for word in data["bound_heads"]),
        frozenset(fold(word) for word in data["asked_heads"]),
        sought(rf"(?:{classes})+"),
        sought(rf"(?:{classes})*(?:{person}){whole}"),
        sought(rf"(?:{verb}){whole}"),
        sought(rf"(?:{stop}){whole}"),
        re.compile(rf"[().:;,]| (?:(?:và|cùng) |(?:{alternation([*data['verbs'], *data['stops']])}){whole})"),
        frozenset(word[:4] for word in words if len(word) >= 4),
        frozenset(word[:2] for word in words if len(word) < 4),
    )


def opens_name(flow: Flow, at: int, *, noun: bool = False) -> int:
    """Where the head of a name that begins at ``at`` ends; 0 if none begins there.

    A word that is also something else (*xã*, *tổ chức*, *ban*) counts only behind a class word or before a capital,
    unless the words before it ask for a ``noun`` (*phối hợp với …*).
    """
    rules = grammar()
    low = flow.low
    if low[at : at + 4] not in rules.openings and low[at : at + 2] not in rules.short_openings:
        return 0
    match = rules.head.match(low, at)
    if match is None or (not noun and match.group() in rules.asked):
        return 0
    end = match.end()
    if rules.classed.match(low, at) and not rules.person.fullmatch(low, at, end):
        return end
    if low.startswith("cấp", at) and end == at + 3:
        return 0  # "1. Cấp tỉnh" heads a level, not a body
    bound = low[at:end] in rules.bound
    if bound and noun and (flow.text[at].isupper() or not rules.verb.match(low, at) or _AS_NOUN.match(low, end)):
        return end
    return end if not bound or _is_named(flow, at, end) else 0


def _is_named(flow: Flow, at: int, end: int) -> bool:
    """Whether a head that is also another word stands for a body: by the name, the level or the list that follows it."""
    low, rules = flow.low, grammar()
    if low.startswith("tổ chức", at) and not _AS_NOUN.match(low, end):
        return False
    if low[at:end] in _LONE and flow.text[at].isupper() and rules.verb.match(low, end + 1):
        return True  # "Kế toán thanh toán …"
    following = flow.text[end + 1 : end + 2]
    if following.isdigit():
        return rules.person.match(low, at) is not None or _NUMBERED.match(low, end) is not None  # Trưởng 05 ấp; Phòng 8
    if following.isupper() or following == '"' or _LEVEL.match(low, end):
        return True
    return _LISTED.match(low, end) is not None


_NUMBERED = rx(
    r" \d{1,3}[a-zđ]?(?=$|[,;:.(/]| và | (?:chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm)\b)"
)  # Phòng 8, Đội 3:
# Who needs no name behind it where an order follows.
_LONE = frozenset(map(fold, ("kế toán", "văn thư", "thủ quỹ", "thư ký", "nhân dân", "nhà trường", "thường trực")))
# *ban, ngành*; *phòng CNTT*; *sở, ban, ngành*: a small-letter list of classes, without a class word before it.
_LISTED = rx(
    r"(?:,? (?:ban|ngành|bộ|sở|phòng|đoàn thể|đơn vị|huyện|thị xã|xã|phường|cơ quan|địa phương|bộ ngành|cộng đồng|tổ chức|cá nhân|doanh nghiệp|công chức|viên chức|người lao động|đảng viên|giáo viên|nhân viên|học sinh)\b){1,}|/"
)


_LEVEL = sought(
    r" (?:tỉnh|thành phố|huyện|quận|xã|phường|thị xã|cơ sở|nhà nước|khu vực|trung ương|cấp|sở|chuyên môn|chủ lực|thành viên|trường học|trường|thanh niên|khối)(?!\w)"
)


def is_person(low: str, at: int) -> bool:
    """Whether the name at ``at`` is that of a person (Chủ tịch …, Cụm trưởng …)."""
    return grammar().person.match(low, at) is not None


def order_at(flow: Flow, at: int) -> bool:
    """Whether a verb of a predicate begins at ``at``."""
    return grammar().verb.match(flow.low, at) is not None


_COUNT = rx(r"\d{1,3} ")


def past_count(low: str, at: int) -> int:
    """Behind a number that counts bodies: ``17 ấp``, ``05 giáo xứ``."""
    counted = _COUNT.match(low, at)
    return counted.end() if counted else at


_LONG = 24  # names in a list whose end is worth remembering


def name_end(flow: Flow, at: int, end: int, *, noun: bool = False, head: int = 0) -> int:
    """Where a list of bodies that begins at ``at`` ends: before the verb, preposition or mark that goes on.

    ``head`` is what ``opens_name`` said, where somebody asked already.
    """
    low = flow.low
    search = grammar().edge.search
    position = head or opens_name(flow, at, noun=noun) or at
    limit = end
    least = _SHORT
    seen = 0  # behind which it is known already where the list ends
    passed: list[int] = []
    ends = flow.ends
    while True:
        passed.append(position)
        if ends and (position, noun, end) in ends:
            limit, seen = ends[position, noun, end], position
            break
        # A word that may end the name stands behind a space, which the pattern begins with: so it is found faster.
        edge = search(low, position - (position > 0 and low[position - 1] == " "), end)
        if edge is None:
            break
        char = low[edge.start()]
        spot = edge.start() + (char == " ")
        if char == "(":
            position = past_bracket(low, spot, end)
            if _leaves_name(flow, position, end):
                limit = position
                break
            continue
        mark = char in ").:;,"
        going = _past_mark(flow, at, spot, end, noun) if mark else _past_word(flow, spot, edge.group()[1:], noun)
        if going == 0:
            limit = spot
            least = _SHORT if mark else _SHORT_BEFORE_WORD
            break
        position = going
    limit = at + len(flow.text[at:limit].rstrip(" ,;:-."))
    if limit - at > least:
        limit = end_of_complete(flow, at, seen or limit) or limit
    if len(passed) > _LONG:  # from each of its names the same list would be walked again
        flow.ends = flow.ends or {}
        flow.ends.update(((position, noun, end), limit) for position in passed if position < limit)
    return limit


# Characters of a name that no unknown verb can have made too long: before a mark, before a word that ends it.
_SHORT, _SHORT_BEFORE_WORD = 16, 36


_STAYS = rx(
    r"(?:và|cùng|hoặc|với|thuộc|trực thuộc|của|các|tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu|cấp|trên địa bàn|có|được|liên quan)\b"
)


def _leaves_name(flow: Flow, at: int, end: int) -> bool:
    """Whether a word in small letters behind a bracket goes on with the clause: ``Phòng Bảo vệ (PV28) in tài liệu``."""
    return at + 1 < end and flow.low[at] == " " and flow.text[at + 1].islower() and not _STAYS.match(flow.low, at + 1)


def past_bracket(low: str, at: int, end: int) -> int:
    """The place behind the bracket that opens at ``at``; ``end`` where it is never closed."""
    depth = 0
    for spot in range(at, end):
        if low[spot] == "(":
            depth += 1
        elif low[spot] == ")":
            depth -= 1
            if depth == 0:
                return spot + 1
    return end


def _past_mark(flow: Flow, start: int, spot: int, end: int, noun: bool) -> int:
    """Where the list goes on behind a punctuation mark; 0 where the mark ends it."""
    low = flow.low
    char = low[spot]
    if char == ".":
        return spot + 1 if spot + 1 < end and low[spot + 1] != " " else 0
    if char == ":":
        return spot + 1 if _lists_names(flow, start, spot, end) else 0
    if char == ";":
        return opens_name(flow, _skip(low, spot + 1), noun=noun)
    if char != ",":
        return 0
    if low[spot + 1 : spot + 2] not in ("", " "):
        return spot + 1  # KH,CN&MT
    following = _skip(low, spot + 1)
    if low.startswith("và ", following):
        following = _skip(low, following + 3)
    stops = _is_stop(flow, following)
    past = 0 if stops else opens_name(flow, following, noun=noun)
    if past:
        return past
    paired = _PAIRED.match(low, following)
    if paired and low.endswith(_PAIRS[paired.group()], start, spot):
        return paired.end()  # Đoàn kiểm tra, giám sát
    return 0 if stops else spot + 1


_LISTING = rx(
    r"(?<!\w)(?:các|những|hai|ba|bốn|02|03|04|05)\s+(?:cơ quan|đơn vị|sở|bộ|ban|ngành|phòng|hội|tổ chức hội|đoàn thể|tổ chức|quận|huyện|thị xã|thành phố|xã|phường|đặc khu|thị trấn|địa phương|trường|khoa|công ty|bệnh viện|thôn|bản|ấp|khu phố|tổ|chi bộ|trung tâm)(?:,? (?:và )?(?:ban|sở|ngành|huyện|thị xã|thành phố|xã|phường|đặc khu|thị trấn|tỉnh|đoàn thể|đơn vị|chính trị - xã hội))*\s*$"
)
_LISTED_NAMES = re.compile(r":\s*(?P<first>[^\W\d_][^,.;:()]{1,40}?)(?:\s*,\s*|\s+và\s+)(?P<second>[^\W\d_])")
_LISTING_LONGEST = 80  # characters of the class before the colon that matter


def _lists_names(flow: Flow, start: int, spot: int, end: int) -> bool:
    """``UBND các huyện: Lục Ngạn, Sơn Động``: the colon opens the names of those who are meant, each in capitals."""
    if _LISTING.search(flow.low, max(start, spot - _LISTING_LONGEST), spot) is None:
        return False
    listed = _LISTED_NAMES.match(flow.text, spot, end)
    if listed is None or order_at(flow, listed.start("first")):
        return False
    return flow.text[listed.start("first")].isupper() and flow.text[listed.start("second")].isupper()


def _past_word(flow: Flow, spot: int, word: str, noun: bool) -> int:
    """Where the list goes on behind *và*, or a word that may end it; 0 where it does."""
    low = flow.low
    if word in ("và ", "cùng "):
        after = _skip(low, spot + len(word))
        if _is_stop(flow, after):
            return 0
        return opens_name(flow, after, noun=noun) or after
    if noun:
        given = _GIVEN.match(low, spot)
        if given:
            return given.end()
    return 0 if _is_stop(flow, spot) else spot + 1


def _skip(low: str, at: int) -> int:
    while at < len(low) and low[at] == " ":
        at += 1
    return at


def _is_stop(flow: Flow, at: int) -> bool:
    """Whether a verb or preposition in small letters begins at ``at`` and does not qualify the noun before it."""
    low, text = flow.low, flow.text
    if at >= len(text) or not text[at].islower():
        return False
    rules = grammar()
    match = rules.verb.match(low, at)
    if match:
        verb = match.group()
        if verb == "tổ chức" and _AS_NOUN.match(low, match.end()):
            return low.endswith("liên quan ", 0, at)
        if low.startswith(" viên", match.end()) and not low.startswith(" viên chức", match.end()):
            return False  # vận động viên, điều tra viên
        if _IN_NAME.match(low, at) or (low[at - 2 : at] == "- " and verb not in _LEADING):
            return False
        if verb in _COMPOUND and low.endswith(_COMPOUND[verb], max(0, at - 12), at):
            return False
        return not (qualifies(low, at, verb) or _is_titled(flow, at, verb))
    stop = rules.stop.match(low, at)
    if stop is not None and stop.group() == "qua" and low.endswith((" đi ", " chạy "), max(0, at - 6), at):
        return False
    return (
        stop is not None
        and not _GOES_ON.match(low, at)
        and not (stop.group() == "về" and _ABOUT.search(low[max(0, at - 60) : at]))
    )


# What goes on with a verb before a comma inside a name: *Hội đồng bồi thường, giải phóng mặt bằng*.
_PAIRS = {
    fold(verb): tuple(fold(first) for first in before)
    for verb, before in {
        "giám sát": ("kiểm tra",),
        "giúp việc": ("tham mưu",),
        "giải phóng mặt bằng": ("bồi thường", "hỗ trợ"),
        "hỗ trợ": ("bồi thường",),
        "tái định cư": ("hỗ trợ", "bồi thường"),
    }.items()
}
_PAIRED = sought("|".join(_PAIRS))
# *Trung tâm Kiểm soát thanh toán*, *Ban Hỗ trợ phụ nữ phát triển kinh tế*: a verb in capitals opens what a body is for.
_TITLED = plain_rx(
    r"(?:Trung tâm|Ban|Hội đồng|Quỹ|Phòng|Cục|Chi cục|Vụ|Viện|Tổ|Văn phòng) (?P<for>[^\W\d_]+ [^\W\d_]+)[^,;:.()]{0,40}$"
)
_TITLED_LONGEST = 64
_PURPOSES = frozenset(
    fold(word)
    for word in ("thanh toán", "phát triển", "quản lý", "bảo vệ", "đầu tư", "chăm sóc", "bảo trợ", "kiểm soát")
)


def _is_titled(flow: Flow, at: int, verb: str) -> bool:
    if verb not in _PURPOSES:
        return False
    titled = _TITLED.search(flow.text, max(0, at - _TITLED_LONGEST), at)
    return titled is not None and flow.text[titled.start("for")].isupper() and order_at(flow, titled.start("for"))


# Verbs that tell who leads, also behind a dash; another there is part of a name: *Phòng Kế hoạch - tổng hợp*.
_LEADING = frozenset(fold(word) for word in ("chủ trì", "phối hợp", "có trách nhiệm", "chịu trách nhiệm"))
_IN_NAME = sought(
    r"tham mưu,? (?:và )?giúp việc|giao thông|xây dựng đảng|tổ chức cán bộ|quản lý dự án|đăng ký đất đai|đăng kiểm"
)
_AS_NOUN = rx(
    r"(?:,| cá nhân| và cá nhân| chính trị| đoàn thể| xã hội| tôn giáo| liên quan| có liên quan| kinh tế| tín dụng| đảng| hội (?!nghị|thảo|thi|chợ|đàm|diễn|trại|họp))"
)
# First syllables that make one word with what looks like a verb: *công trình*, *bầu cử*, *tờ trình*.
_COMPOUND = {
    fold(verb): tuple(f" {fold(first)} " for first in before.split(","))
    for verb, before in {
        "trình": "công,chương,quy,giáo,tờ,lộ,tiến,hành,quá,lịch,phương,phụ",
        "lập": "độc,thành,thiết,công,dân,sáng,trung,đối,xác,tạo",
        "cử": "bầu,đề,tiến,ứng",
        "giao": "bàn,ngoại,chuyển",
        "làm": "việc",
        "cần": "hậu",
        "tích cực": "sức",
        "duyệt": "phê,kiểm,xét,tổng,thẩm",
        "trực ban": "thường",
        "gửi": "tiền,bưu,ký",
        "giúp": "trợ",
        "phải": "bên",
        "trực tiếp": "cấp trên",
        "thường xuyên": "dục",
        "động viên": "vận",
        "được": "vừa",
        "tăng": "gia",
        "thống kê": "cục,ngành,cơ quan,phòng,công tác",
        "phát triển": "cứu và",
        "cứu nạn": "kiếm,cháy và,pccc và",
        "cứu hộ": "nạn và",
    }.items()
}
# Prepositions that stay inside a name: *các sở, ngành trong tỉnh*, *Ban Chỉ đạo … về chuyển đổi số*.
_GOES_ON = sought(
    r"trong (?:tỉnh|thành phố|huyện|quận|xã|phường|cụm|khối|hệ thống|ngành|toàn|và ngoài|khu|địa bàn|nước|ban|tổ|đoàn|tiểu ban)|từ (?:tỉnh|thành phố|trung ương|cấp|xã|quận|huyện|thành ủy) |tại (?:các )?(?:địa phương|hà nội|tỉnh|thành phố|khu|chỗ)|ở (?:thường trực|các|địa phương|cơ sở|cấp|tỉnh)"
)
_ABOUT = rx(
    r"(?:hành chính|chuyên trách|phụ trách|ban chỉ đạo|hội đồng|tổ công tác|tiểu ban|cục cảnh sát|cơ quan thường trực|ủy ban)[^,;.:]*$"
)
