"""The chain that a plan's own words ask for: *xin ý kiến Ban Tuyên giáo, tiếp thu, hoàn thiện, trình … phê duyệt*. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chutri.office.drafts.choices import DraftKind, StepKind

# kinds that get a number of their own (Decree 30/2020, Điều 7), and of these what goes out to whoever is reported to
NUMBERED = frozenset(
    {
        DraftKind.REPORT,
        DraftKind.SUBMISSION,
        DraftKind.PLAN,
        DraftKind.DECISION,
        DraftKind.LETTER,
        DraftKind.INVITATION,
        DraftKind.NOTICE,
    }
)
OUTGOING = frozenset({DraftKind.REPORT, DraftKind.SUBMISSION, DraftKind.LETTER, DraftKind.INVITATION})

_PIECES = re.compile(r"[^;.,\n]+")
_CONSULT = re.compile(r"(?:xin|lấy|tham khảo|đề nghị (?:cho|góp)) ý kiến|góp ý", re.IGNORECASE)
_APPRAISE = re.compile(r"thẩm định|thẩm tra", re.IGNORECASE)
_APPROVE = re.compile(r"trình (?:\S+ ){0,8}?(?:phê )?duyệt|phê duyệt|xem xét, quyết định|trình duyệt", re.IGNORECASE)
_REVISE = re.compile(r"tiếp thu|hoàn thiện|hoàn chỉnh|chỉnh sửa", re.IGNORECASE)
# the words by which a kind is known in a sentence; the first that stands in it counts
_KIND_WORDS: tuple[tuple[DraftKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(words, re.IGNORECASE))
    for kind, words in (
        (DraftKind.SPEECH, r"bài phát biểu|diễn văn|lời khai mạc|lời bế mạc|bài tham luận"),
        (DraftKind.SCRIPT, r"kịch bản"),
        (DraftKind.BACKDROP, r"ma[- ]?k[éế]t|market trang trí|phông"),
        (DraftKind.SUBMISSION, r"tờ trình"),
        (DraftKind.INVITATION, r"giấy mời"),
        (DraftKind.BOOK, r"\bsách\b|kỷ yếu|ấn phẩm|tập san"),
        (DraftKind.FILM, r"phóng sự|phim tài liệu|video"),
        (DraftKind.DECISION, r"dự thảo quyết định|xây dựng quyết định"),
        (DraftKind.PLAN, r"(?:xây dựng|ban hành|dự thảo) kế hoạch"),
        (DraftKind.NOTICE, r"thông báo kết luận|dự thảo thông báo"),
        (DraftKind.LETTER, r"công văn|văn bản (?:hướng dẫn|chỉ đạo|đôn đốc)"),
        (DraftKind.REPORT, r"báo cáo"),
    )
)


@dataclass(frozen=True, slots=True)
class Body:
    """A body that the plan names; ``agency`` is its key where the directory knows it."""

    text: str
    agency: int | None = None


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step to be: its kind, whose turn it is, and the words of the plan that ask for it."""

    kind: StepKind
    body: str = ""
    agency: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """What a plan says about a text: its words, whom it is to be shown, to whom it is submitted."""

    words: str = ""
    consulted: Sequence[Body] = ()
    superiors: Sequence[Body] = ()


def kind_in(words: str) -> DraftKind:
    """Give the kind of text that a sentence speaks of first: *Dự thảo bài phát biểu…* is a speech."""
    places = [(match.start(), kind) for kind, pattern in _KIND_WORDS if (match := pattern.search(words))]
    return min(places, key=lambda pair: pair[0])[1] if places else DraftKind.OTHER


def chain_for(kind: DraftKind, said: Sentence, *, own: Body) -> list[PlannedStep]:
    """Give the steps of a draft: what the sentence asks for, in its order, and what its kind needs.

    ``own`` is the drafting agency. What the plan does not say is left to it: its leader approves; a document that Decree
    30 names is signed, numbered and issued. A report or submission goes out to whoever it is submitted to; any other
    text is approved by them, and what they issue is numbered in their register.
    """
    asked = sorted([*_consulting(said), *_appraising(said)], key=lambda pair: pair[0])
    steps = [PlannedStep(StepKind.DRAFT, own.text, own.agency), *(step for _, step in asked)]
    if asked or _REVISE.search(said.words):
        steps.append(PlannedStep(StepKind.REVISE, own.text, own.agency, _piece(said.words, _REVISE)))
    deciders, addressed = _deciders(kind, said, own)
    steps += deciders
    if kind in NUMBERED:
        last = deciders[-1]
        issuer = own if kind in OUTGOING or not last.body else Body(last.body, last.agency)
        steps += [
            PlannedStep(StepKind.SIGN, issuer.text, issuer.agency),
            PlannedStep(StepKind.NUMBER, issuer.text, issuer.agency),
            PlannedStep(StepKind.ISSUE, issuer.text, issuer.agency, addressed),
        ]
    return steps


def _consulting(said: Sentence) -> list[tuple[int, PlannedStep]]:
    found = [
        (at, PlannedStep(StepKind.CONSULT, one.text, one.agency, words))
        for one, at, words in _placed(said.words, said.consulted)
        if not _APPRAISE.search(words)
    ]
    mark = _CONSULT.search(said.words)
    if not found and mark and not said.consulted:
        found.append((mark.start(), PlannedStep(StepKind.CONSULT, words=_piece(said.words, _CONSULT))))
    return found


def _appraising(said: Sentence) -> list[tuple[int, PlannedStep]]:
    found = [
        (at, PlannedStep(StepKind.APPRAISE, one.text, one.agency, words))
        for one, at, words in _placed(said.words, [*said.consulted, *said.superiors])
        if _APPRAISE.search(words)
    ]
    mark = _APPRAISE.search(said.words)
    # what begins with it is somebody's duty to appraise, not a text to be appraised
    if not found and mark and mark.start() > 0 and "trình" in said.words[: mark.start()].casefold():
        found.append((mark.start(), PlannedStep(StepKind.APPRAISE, words=_piece(said.words, _APPRAISE))))
    return found


def _deciders(kind: DraftKind, said: Sentence, own: Body) -> tuple[list[PlannedStep], str]:
    """Give who approves, and the words that say to whom an outgoing document is submitted."""
    placed = [(one, words) for one, _, words in _placed(said.words, said.superiors) if not _APPRAISE.search(words)]
    if kind in OUTGOING:
        addressed = "; ".join(one.text for one, _ in placed)
        return [PlannedStep(StepKind.APPROVE, own.text, own.agency)], f"gửi {addressed}" if addressed else ""
    if placed:
        return [PlannedStep(StepKind.APPROVE, one.text, one.agency, words) for one, words in placed], ""
    if _APPROVE.search(said.words):
        return [PlannedStep(StepKind.APPROVE, words=_piece(said.words, _APPROVE))], ""
    return [PlannedStep(StepKind.APPROVE, own.text, own.agency)], ""


def _placed(words: str, bodies: Iterable[Body]) -> list[tuple[Body, int, str]]:
    """Give each body once, with where it stands in the words and the piece of the sentence that it stands in."""
    rows: dict[str, tuple[Body, int, str]] = {}
    for one in bodies:
        at = words.casefold().find(one.text.casefold())
        rows.setdefault(one.text.casefold(), (one, at if at >= 0 else len(words), _around(words, at)))
    return sorted(rows.values(), key=lambda row: row[1])


def _around(words: str, at: int) -> str:
    pieces = (match for match in _PIECES.finditer(words) if match.start() <= at < match.end())
    return next((" ".join(match.group().split()) for match in pieces), "")


def _piece(words: str, pattern: re.Pattern[str]) -> str:
    mark = pattern.search(words)
    return _around(words, mark.start()) if mark else ""
