"""Bodies as documents name them, and when two names mean one body.

``Công an Thành phố`` is ``Công an thành phố Hà Nội`` in a plan of Hà Nội; ``UBND`` is ``Ủy ban nhân dân``; the bracket of
``Sở Nội vụ (Ban Thi đua - Khen thưởng Thành phố)`` names a second body; ``các Sở, ban, ngành`` names none but covers many.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache

from chutri.checking.knowledge import DATA
from chutri.reading.fold import fold, rx
from chutri.reading.model import Header

# Levels of government, and which words name the same one.
LEVELS = {
    "tỉnh": "tỉnh",
    "thành phố": "tỉnh",
    "quận": "huyện",
    "huyện": "huyện",
    "thị xã": "huyện",
    "xã": "xã",
    "phường": "xã",
    "đặc khu": "xã",
    "thị trấn": "xã",
    "trung ương": "trung ương",
}

# A province or commune and the words that may be its proper name.
_TERRITORY = re.compile(
    r"\b(?:[Tt]ỉnh|TỈNH|[Tt]hành phố|THÀNH PHỐ|[Qq]uận|QUẬN|[Hh]uyện|HUYỆN|[Xx]ã|XÃ|[Pp]hường|PHƯỜNG)\s+"
    r"((?:[^\W\d_]+\s?){1,4})"
)
# In a head in capitals the next body begins without a sign.
_NEXT_BODY = frozenset("SỞ BAN ỦY UỶ VĂN HỘI ĐOÀN PHÒNG CÔNG THANH TRUNG TRƯỜNG".split())

# What a body's name begins with.
_HEAD = rx(
    r"(?:các|những|mọi|mỗi|từng|toàn thể|một số|"
    r"sở|bộ|ban|văn phòng|ủy ban|hội đồng|công an|thanh tra|đài|báo|hội|liên minh|liên đoàn|liên hiệp|đoàn|đảng ủy|"
    r"mặt trận|trung tâm|viện|trường|đại học|học viện|bệnh viện|bảo hiểm|kho bạc|cục|chi cục|tổng cục|vụ|thuế|"
    r"hải quan|ngân hàng|tòa án|viện kiểm sát|quân khu|phòng|tổng công ty|công ty|tập đoàn|bưu điện|cung văn hóa|"
    r"nhà hát|nhà văn hóa|nhà xuất bản|bảo tàng|thư viện|quỹ|thường trực|cơ quan|đơn vị|tỉnh đoàn|thành đoàn|"
    r"tỉnh ủy|thành ủy|quận ủy|huyện ủy|tổ|cụm|doanh nghiệp|điện lực|chủ tịch|phó chủ tịch|lãnh đạo|chính phủ|"
    r"quốc hội|thông tấn|tiểu ban|ông|bà|đồng chí|địa phương|tổng liên đoàn|hiệp hội|ban chỉ huy|"
    r"mttq\w*|ubmttq\w*|ubnd|hđnd|ub|vp\w*|bch\w*|bcđ|btv|btt|ttr?|ca|bhxh|kbnn|cvp|pcvp|ct|pct|cty|dn)\b"
)

_PLACE = rx(r"(?:xã|phường|đặc khu)\b(?! hội)")

# What kinds of bodies a group is made of.
KINDS = (
    "cơ quan ngang bộ",
    "tổ chức chính trị",
    "cơ quan báo chí",
    "báo chí",
    "đoàn thể",
    "doanh nghiệp",
    "địa phương",
    "quận",
    "huyện",
    "thị xã",
    "thị trấn",
    "đặc khu",
    "phường",
    "ngành",
    "đơn vị",
    "cơ quan",
    "tổ chức",
    "hội",
    "phòng",
    "sở",
    "ban",
    "bộ",
    "xã",
)
_KIND_WORD = rx(r"(?<!\w)(?<!ủy )(?<!xã )(?:" + "|".join(KINDS) + r")(?!\w)(?! hội| đồng)")
# A piece that is only a kind, as it stands in a list: "ban", "ngành", "đoàn thể Thành phố", "đơn vị trực thuộc".
_KIND_ONLY = rx(
    r"(?:các )?(?:" + "|".join(KINDS) + r"|tỉnh|thành phố)(?! hội| đồng)"
    r"(?: (?:tỉnh|thành phố|cấp tỉnh|cấp xã|cấp huyện|xã|phường|quận|huyện|có liên quan|liên quan|"
    r"thuộc .*|trực thuộc.*|trên địa bàn.*|trong .*|của .*|đảng.*|- xã hội.*|chính trị.*|đoàn thể.*|ngành.*|khác))*$"
)
# A head without a proper name: "Viện", "Tập đoàn", "Doanh nghiệp viễn thông".
_GENERIC = rx(
    r"(?:viện|trường|đài|báo|hội|tập đoàn|công ty|tổng công ty|trung tâm|(?:các )?doanh nghiệp\b.*|nhà [^ ]+)$"
)
_GROUP = rx(r"(?:các|những|mọi|mỗi|từng|toàn thể|một số|toàn bộ)\b")
_LOCAL = rx(r"(?:ubnd|ủy ban nhân dân)\s+(?:các\s+|cấp\s+|\d+\s+)?(?:quận|huyện|thị xã|xã|phường|đặc khu)(?: hội)?$")
_BREAK = rx(r"(\s*[;\n]\s*|,\s+|\s+và\s+|\s+cùng\s+(?:với\s+)?)")
_TAIL = rx(
    r"(.+) (tỉnh|thành phố|quận|huyện|thị xã|(?<!thị )xã(?! hội)|phường|đặc khu|thị trấn|trung ương)(?! ủy)(?: (.+))?$"
)
_BRACKET = re.compile(r"\(([^()]*)\)")
_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"(?<=\w)[.&](?=\w)")
_FILLER = frozenset({"và", "của", "các", "với", "cùng"})


@dataclass(frozen=True, slots=True)
class Body:
    """One body: its words without territory, the level and the place that its name ends with, and the name folded.

    ``place`` is empty for the issuer's own province and ``None`` where the name does not tell.
    """

    words: str
    level: str | None
    place: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """Bodies named by kind only: ``các Sở, ban, ngành`` has the kinds sở, ban, ngành."""

    kinds: frozenset[str]
    text: str


Named = Body | Group


def begins_a_name(low: str) -> bool:
    """Whether folded words begin as the name of a body does, and not as that of a person or a place."""
    return bool(_HEAD.match(low)) or bool(_PLACE.match(low))


def same_body(one: Body, other: Body) -> bool:
    """Whether two names mean one body: same words, and neither level nor place speaks against it."""
    return one.words == other.words and same_place(one, other)


def same_place(one: Body, other: Body) -> bool:
    """Whether neither level nor place keeps two names apart."""
    return _agree(one.level, other.level) and _agree(one.place, other.place)


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def homes_of(header: Header, text: str) -> frozenset[str]:
    """The folded names of the province and commune that a document comes from, as far as its head or its text says."""
    homes = _places_in(" ".join((header.issuer or "").split()))
    if header.place:
        homes.append(fold(header.place).strip())
    if not homes:
        homes = [name for name, _ in Counter(_places_in(text)).most_common(1)]
    return frozenset(homes) - {""}


def _places_in(text: str) -> list[str]:
    return [name for match in _TERRITORY.finditer(text) if (name := _proper(match[1]))]


def _proper(words: str) -> str:
    """The words that begin with a capital, folded, up to the next body's name."""
    name: list[str] = []
    for word in words.split():
        if not word[0].isupper() or word in _NEXT_BODY:
            break
        name.append(word)
    return fold(" ".join(name))


@lru_cache(maxsize=4096)
def named_in(text: str, homes: frozenset[str] = frozenset()) -> tuple[Named, ...]:
    """The bodies and groups that ``text`` names. ``homes`` are the issuer's own places, dropped from the end of names."""
    low = fold(text)
    inner = [part.strip() for part in _BRACKET.findall(low)] if "(" in low else []
    low = _BRACKET.sub(" ", low) if inner else low
    named: list[Named] = []
    for part in _pieces(low):
        named.append(_named(part, homes))
    for part in inner:
        if _HEAD.match(part) and len(part.split()) > 1:
            named.extend(_named(piece, homes) for piece in _pieces(part))
    return tuple(one for one in named if isinstance(one, Group) or one.words)


def _pieces(low: str) -> list[str]:
    """One piece for each body or group of a folded list, kinds of one group kept together."""
    low = " ".join(low.split()).strip(" .;:,-+").removeprefix("đối với ")
    if ":" in low:
        head, _, listed = (part.strip() for part in low.partition(":"))
        if len(head.split()) <= 4:
            return _pieces_of_colon(head.removeprefix("các ").strip(), listed)
        low = listed  # what stood before the colon was a sentence
    pieces: list[str] = []
    group = False
    parts = _BREAK.split(low)
    for place in range(0, len(parts), 2):
        piece = parts[place].strip(" .-+")
        if not piece:
            continue
        kind_only = bool(_KIND_ONLY.match(piece))
        if pieces and _goes_on(pieces[-1], piece, kind_only, group):
            pieces[-1] += parts[place - 1] + piece
            group = group or kind_only
        else:
            group = kind_only or bool(_GROUP.match(piece))
            pieces.append(piece)
    return pieces


def _goes_on(before: str, piece: str, kind_only: bool, group: bool) -> bool:
    """Whether a piece belongs to the name before it: ``Thể thao``, a further kind of a group, ``Văn phòng … và HĐND``."""
    if not _HEAD.match(piece):
        return True
    if kind_only:
        return group or _opens_group(before)
    return before.startswith("văn phòng") and piece.startswith(("hđnd", "ubnd", "hội đồng", "đoàn đ"))


def _pieces_of_colon(head: str, listed: str) -> list[str]:
    """``Các sở: Nội vụ, Văn hóa và Thể thao``: each with its head; the head itself too, for ``VPUB: CVP, các PCVP``."""
    pieces = [head] if len(head) > 3 and _HEAD.match(head) and not _KIND_ONLY.match(head) else []
    for piece in (part.strip(" .-+") for part in re.split(r"[;,\n]\s*", listed)):
        if not piece:
            continue
        whole = [piece, *piece.split(" và ")] if " và " in piece else [piece]
        pieces.extend(part if _HEAD.match(part) else f"{head} {part}" for part in whole)
    return pieces


def _opens_group(piece: str) -> bool:
    return bool(_GROUP.match(piece) or _LOCAL.match(piece) or _KIND_ONLY.match(piece))


def _named(piece: str, homes: frozenset[str]) -> Named:
    first = _BREAK.split(piece, maxsplit=1)[0]
    if (
        _GROUP.match(piece)
        or _KIND_ONLY.match(first)
        or _GENERIC.match(first)
        or (_LOCAL.match(first) and _many(piece))
    ):
        return Group(frozenset(_KIND_WORD.findall(piece)), piece)
    words, level, place = _territory(plain(piece), homes)
    return Body(words, level, place, piece)


def _many(piece: str) -> bool:
    return (
        "," in piece or " và " in piece or " các " in piece or " cấp " in piece or any(char.isdigit() for char in piece)
    )


@cache
def _tables() -> tuple[dict[str, str], re.Pattern[str], dict[str, str], re.Pattern[str] | None]:
    table = tomllib.loads((DATA / "body_names.toml").read_text(encoding="utf-8"))
    short = {fold(name): fold(full) for part in ("pairs", "short") for name, full in table[part].items()}
    same = {fold(name): fold(full) for name, full in table["same"].items()}
    return short, _any_of(short), same, _any_of(same)


def _any_of(names: dict[str, str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A name as it is compared: folded, without fillers and punctuation, abbreviations opened, one name for one body."""
    short, shorts, same, sames = _tables()
    low = fold(text)
    if "." in low or "&" in low:
        low = _JOINED.sub(" ", low)
    low = " ".join(word for word in _WORD.findall(low) if word not in _FILLER)
    low = shorts.sub(lambda match: short[match[0]], low)
    if sames is not None:
        low = sames.sub(lambda match: same[match[0]], low)
    return low


def _territory(name: str, homes: frozenset[str]) -> tuple[str, str | None, str | None]:
    """The name's words without the territory at its end, the level, and the place; for the own province an empty one."""
    match = _TAIL.match(name)
    if match and len((match[3] or "").split()) <= 4:
        level, place = LEVELS[match[2]], match[3]
        if place in homes or (place is None and homes and level == "tỉnh"):
            place = "" if level == "tỉnh" else None
        return match[1], level, place
    for home in homes:
        if name.endswith(f" {home}"):
            return name[: -len(home) - 1], None, None
    return name, None, None
