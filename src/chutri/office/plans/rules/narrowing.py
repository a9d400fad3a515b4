"""A duty of a plan narrowed to one body: its words, its part, its last day; what the plan of that body says by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from chutri.office.lib.stated_dates import StatedDate
from chutri.office.plans.choices import Relation
from chutri.office.plans.rules.deadlines import last_day
from chutri.office.plans.rules.typed_dates import typed_date

# What stands where a unit of the body is still to be named; long enough that nobody overlooks it on paper.
BLANK = "…………………"
# documents on which a plan of the level above rests but which say nothing to the level below
_INNER = re.compile(r"(?:tờ trình|công văn|thông báo|biên bản|báo cáo|đề nghị|ý kiến|giấy mời)\b", re.IGNORECASE)
_BASIS = re.compile(r"^\s*(?:căn cứ|thực hiện|theo)\b", re.IGNORECASE)
_LEADING = re.compile(r"^\s*chủ trì\s*,?\s*(?:và\s+)?phối hợp(?:\s+(?:với|cùng))?\s+", re.IGNORECASE)
_TOGETHER = re.compile(r"^\s*(?:chủ động\s+)?phối hợp\b", re.IGNORECASE)
_LEADS = re.compile(r"^\s*chủ trì\s*[,:]?\s*", re.IGNORECASE)
# "thực hiện nhiệm vụ tại Phụ lục kèm theo Kế hoạch này": the rows of that annex say it one by one
_ELSEWHERE = re.compile(
    r"(?:thực hiện|triển khai)\b[^.;]{0,80}\b(?:tại|theo|nêu tại)\s+(?:các\s+)?(?:phụ lục|biểu)\b", re.IGNORECASE
)
_RELATION = re.compile(
    r"^(?P<words>trước\s+ngày|trước|(?:chậm nhất|muộn nhất)(?:\s+(?:là|đến|vào))?(?:\s+ngày)?|"
    r"(?:hoàn thành|xong)?\s*trong(?:\s+ngày)?|(?:xong|hoàn thành)\s+trước(?:\s+ngày)?|đến(?:\s+hết)?(?:\s+ngày)?)\s+",
    re.IGNORECASE,
)
_LOOSE = ",;:. –-"


def basis_items(opening: str, cited: Sequence[tuple[str, str]]) -> list[str]:
    """Give the grounds of a plan that stay grounds of the plans below it, one an item.

    ``opening`` is what stands before its first heading; ``cited`` are the numbered grounds as (code, words), for those that no
    *Căn cứ …* line names. Submissions, letters and minutes concern only the level that issued the plan.
    """
    items: list[str] = []
    for line in opening.splitlines():
        if not line.strip().lower().startswith("căn cứ"):
            continue
        for piece in line.split(";"):
            words = " ".join(piece.split()).strip(_LOOSE)
            if not words:
                continue
            if not _BASIS.match(words):
                words = f"Căn cứ {words}"
            if not _INNER.match(_BASIS.sub("", words).strip()):
                items.append(words)
    said = " ".join(items)
    for code, words in cited:
        if code not in said and not _INNER.match(words):
            items.append(f"Căn cứ {words}")
    return list(dict.fromkeys(items))


def without_deadline(action: str, words: str) -> str:
    """Take the deadline off the end of what is to be done: it stands in a column of its own."""
    bare = action.rstrip(" .;")
    said = words.strip(" .;")
    if said and bare.casefold().endswith(said.casefold()):
        cut = re.sub(r"[\s,;]*(?:và|hoàn thành|xong)?\s*$", "", bare[: -len(said)], flags=re.IGNORECASE)
        if len(cut.split()) > 1:
            return cut.rstrip(_LOOSE) + "."
    return action.strip()


def narrowed(action: str, *, classes: Iterable[str], body: str) -> str:
    """Let the body's name stand where the words name a class that covers it (*UBND các xã, phường* → *UBND phường Bình Lư*)."""
    words = " ".join(action.split())
    for name in sorted(set(classes), key=len, reverse=True):
        words = re.sub(rf"(?<!\w){re.escape(' '.join(name.split()))}(?!\w)", lambda _: body, words)
    return words


def as_support(action: str, *, leads: Sequence[str], named: Sequence[str]) -> str:
    """Say a duty of others from the supporter's side: *Phối hợp với* whoever leads; ``named`` are all whom it names as partners."""
    words = " ".join(action.split())
    who = " và ".join(leads)
    if opens := _LEADING.match(words):
        rest = words[opens.end() :]
        end = max((rest.rfind(name) + len(name) for name in named if name in rest[:400]), default=0)
        words = rest[end:].lstrip(_LOOSE) if end else rest
    elif _TOGETHER.match(words):
        return words
    else:
        words = _LEADS.sub("", words, count=1)
        words = f"thực hiện: {_lower_first(words)}" if words else "thực hiện"
    return f"Phối hợp với {who} {words}" if who else f"Phối hợp {words}"


def points_elsewhere(action: str) -> bool:
    """Say whether a duty only points to an annex that lists the duties themselves."""
    return bool(_ELSEWHERE.search(action))


def deadline_in_time(
    *, on: date | None, precision: str, relation: str, words: str, rhythm: str = "", begins: str = ""
) -> tuple[str, date | None]:
    """Give a deadline as the plan below says it, and its last day: of *trước ngày X* the day before is the last in time.

    A window (``begins`` says from when) is said in the parent's own words.
    """
    if on is None:
        return rhythm or words, None
    last = last_day(on, relation)
    if begins:
        return words[:1].upper() + words[1:], last
    if precision == "day":
        return f"Chậm nhất ngày {written(last)}", last
    said = f"tháng {on.month}/{on.year}" if precision == "month" else str(StatedDate(on, precision))  # type: ignore[arg-type]
    return f"{'Trước' if relation == Relation.BEFORE else 'Trong'} {said}", last


def written(day: date) -> str:
    """Write a day as documents do: zeros before days below 10 and before months 1 and 2."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}" if day.month < 3 else f"{day.day:02d}/{day.month}/{day.year}"


def typed_deadline(text: str) -> tuple[str, date | None]:
    """Read a deadline as somebody types it into a plan: a bare date, one with its relation, or words without a date."""
    words = " ".join(text.split())
    bare = typed_date(words)
    if bare:
        return deadline_in_time(on=bare.last_day, precision=bare.precision, relation="by", words="")
    relation = _RELATION.match(words)
    stated = typed_date(words[relation.end() :].rstrip(".")) if relation else None
    if relation is None or stated is None:
        return words, None
    before = "trước" in relation["words"].casefold()
    return words, last_day(stated.last_day, Relation.BEFORE if before else Relation.BY)


def _lower_first(words: str) -> str:
    first = words.split(" ", 1)[0]
    return words if first.isupper() or len(first) < 2 else words[0].lower() + words[1:]
