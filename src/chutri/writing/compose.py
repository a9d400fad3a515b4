"""Content → sheet: which elements stand where, by Decree 30/2020 (Phụ lục I, III) and by the Party's guidance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from chutri.writing.charts import drawn
from chutri.writing.forms import Form, form_of
from chutri.writing.model import (
    Annex,
    Article,
    Block,
    Chart,
    Enclosed,
    Grid,
    Heading,
    Letterhead,
    Official,
    Signature,
    Text,
)
from chutri.writing.sheet import GridLines, Line, Pair, Part, Piece, Run, Sheet

_MARKS = re.compile(r"\*\*(?P<bold>.+?)\*\*|(?<!\*)\*(?P<italic>[^*\n]+?)\*(?!\*)")
# what a letterhead's column holds in one line, in capitals of 12 points
_ONE_LINE = 26
_PLACE = re.compile(r"(?<=\s)(?:TỈNH|THÀNH PHỐ|ĐẶC KHU|QUẬN|HUYỆN|THỊ XÃ|THỊ TRẤN|PHƯỜNG|XÃ)\s.+$")
_ENDS = re.compile(r"[\s.;,:/]*$")
_GAP = "        "


def compose(official: Official) -> Sheet:
    """Lay a document out in the form in force on its day."""
    form = form_of(official.system, official.letterhead.on)
    pieces: list[Piece] = [_letterhead(official, form), *_title(official), *_opening(official)]
    body = list(_body(official.blocks))
    pieces += _ended(body, form.end_mark)
    pieces.append(_closing(official))
    if official.drafter:
        pieces.append(_line("drafter", official.drafter))
    enclosed = [_enclosed(official.enclosed, official, form)] if official.enclosed else []
    annexes = [_annex(annex, official) for annex in official.annexes]
    title = f"{official.kind} {official.title}".strip()
    return Sheet(form, title, official.letterhead.issuer, (Part(tuple(pieces)), *enclosed, *annexes))


def number_line(letterhead: Letterhead, form: Form) -> str:
    """Give *Số: 05/KH-UBND*; a number below 10 gets a leading zero, a missing one a gap (Phụ lục I, II.3)."""
    number = _GAP if letterhead.number is None else f"{letterhead.number:02d}"
    joint = "-" if form.system == "party" else "/"
    return f"{form.number_label}{number}{joint if letterhead.symbol else ''}{letterhead.symbol}"


def place_date_line(place: str, on: date | None) -> str:
    """Give *Bình Lư, ngày 05 tháng 01 năm 2026*: zeros before days below 10 and before months 1 and 2 (Phụ lục I, II.4)."""
    if on is None:
        written = f"ngày{_GAP}tháng{_GAP}năm{_GAP}".rstrip()
    else:
        month = f"{on.month:02d}" if on.month < 3 else str(on.month)
        written = f"ngày {on.day:02d} tháng {month} năm {on.year}"
    return f"{place}, {written}" if place else written.capitalize()


def runs_of(text: str) -> tuple[Run, ...]:
    """Cut a text at its ``**bold**`` and ``*italic*`` words."""
    runs: list[Run] = []
    at = 0
    for mark in _MARKS.finditer(text):
        if mark.start() > at:
            runs.append(Run(text[at : mark.start()]))
        runs.append(Run(mark["bold"], bold=True) if mark["bold"] else Run(mark["italic"], italic=True))
        at = mark.end()
    if at < len(text) or not runs:
        runs.append(Run(text[at:]))
    return tuple(runs)


def unbroken_place(name: str) -> str:
    """Let a body's name that takes two lines part before its territory: ỦY BAN NHÂN DÂN / TỈNH MINH HẢI ĐÔNG, as offices print it."""
    place = _PLACE.search(name)
    if place is None or len(name) <= _ONE_LINE or len(place[0]) > _ONE_LINE:
        return name
    return name[: place.start()] + place[0].replace(" ", "\u00a0")


def _line(style: str, text: str, rule: float = 0, after: float = 0) -> Line:
    return Line(style, runs_of(text), rule, after)


def _letterhead(official: Official, form: Form) -> Pair:
    head = official.letterhead
    issuer = unbroken_place(head.issuer.upper())
    left = [_line("superior", unbroken_place(head.superior.upper()))] if head.superior else []
    if form.system == "party":
        left += [_line("issuer", issuer), _line("star", "*")]
        right = [_line("motto_country", "ĐẢNG CỘNG SẢN VIỆT NAM", rule=1)]
    else:
        left.append(_line("issuer", issuer, rule=0.4))
        right = [
            _line("motto_country", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            _line("motto", "Độc lập - Tự do - Hạnh phúc", rule=1),
        ]
    left.append(_line("number", number_line(head, form)))
    if official.layout != "minutes":  # mẫu 1.9: the minutes say the time in their text
        right.append(_line("place_date", place_date_line(head.place, head.on)))
    if official.layout == "letter":
        subject = f"V/v {official.title}" if form.system == "state" else f"về việc {official.title}"
        left.append(_line("subject", subject))
    stamps = [_line("stamp", stamp.upper()) for stamp in (official.urgency, official.circulation) if stamp]
    return Pair((*left, *stamps), tuple(right))


def _title(official: Official) -> Iterator[Piece]:
    if official.layout == "letter":
        return
    yield _line("kind", official.kind.upper())
    yield _line("title", official.title, rule=0.4)


def _opening(official: Official) -> Iterator[Piece]:
    if official.layout == "decision":
        yield _line("authority", official.authority.upper())
    if official.addressees:
        yield from _addressees(official)
    for number, basis in enumerate(official.basis, start=1):
        last = number == len(official.basis) and not official.preamble
        mark = "." if last and official.layout == "decision" else ";"
        yield _line("basis", _ENDS.sub("", basis) + mark)
    for text in official.preamble:
        yield _line("basis" if official.layout == "decision" else "body", text)
    if official.layout == "decision":
        yield _line("kind", "QUYẾT ĐỊNH:")


def _addressees(official: Official) -> Iterator[Line]:
    word = "Kính trình" if official.kind.casefold() == "tờ trình" and official.system == "party" else "Kính gửi"
    if len(official.addressees) == 1:
        yield _line("addressees", f"{word}: {_ENDS.sub('', official.addressees[0])}", after=6)
        return
    yield _line("addressees", f"{word}:")
    for number, one in enumerate(official.addressees, start=1):
        mark = "." if number == len(official.addressees) else ";"
        yield _line("addressee", f"- {_ENDS.sub('', one)}{mark}")


def _body(blocks: Iterable[Block]) -> Iterator[Piece]:
    for block in blocks:
        if isinstance(block, Heading):
            words = block.text.upper() if block.level == 1 else block.text
            yield _line(f"heading{min(block.level, 3)}", f"{block.number} {words}".strip())
        elif isinstance(block, Text):
            yield _line("body", block.text)
        elif isinstance(block, Article):
            yield Line("body", (Run(f"Điều {block.number}. ", bold=True), *runs_of(block.text)))
            yield from (_line("body", text) for text in block.paragraphs)
        elif isinstance(block, Chart):
            if block.caption:
                yield _line("caption", block.caption, after=4)
            yield drawn(block)
        else:
            yield from _grid(block)


def _grid(grid: Grid) -> Iterator[Piece]:
    if grid.caption:
        yield _line("caption", grid.caption, after=4)
    yield GridLines(grid.columns, grid.rows)


def _ended(pieces: list[Piece], mark: str) -> list[Piece]:
    """Put the closing mark behind the last sentence; behind a table it stands on a line of its own."""
    if not pieces:
        return pieces
    last = pieces[-1]
    if not isinstance(last, Line):
        return [*pieces, _line("body", mark)]
    tail = last.runs[-1]
    ended = Run(_ENDS.sub("", tail.text) + mark, tail.bold, tail.italic)
    return [*pieces[:-1], Line(last.style, (*last.runs[:-1], ended), last.rule, last.after)]


def _closing(official: Official) -> Pair:
    left: list[Line] = []
    if official.co_signature:
        left += _signature(official.co_signature)
    if official.recipients:
        left.append(_line("recipients_label", "Nơi nhận:"))
        for number, one in enumerate(official.recipients, start=1):
            mark = "." if number == len(official.recipients) else ";"
            left.append(_line("recipient", f"- {_ENDS.sub('', one.removeprefix('- '))}{mark}"))
    return Pair(tuple(left), tuple(_signature(official.signature)), keep=True)


def _signature(signature: Signature) -> Iterator[Line]:
    for number, one in enumerate(signature.authority, start=1):
        last = number == len(signature.authority) and not signature.note
        yield _line("signer_authority", one.upper(), after=64 if last else 0)
    if signature.note:
        yield _line("signer_note", signature.note, after=64)
    yield _line("signer", signature.name)


def _enclosed(enclosed: Enclosed, official: Official, form: Form) -> Part:
    note = f"(Ban hành kèm theo {_reference(official, form)})"
    head = [_line("kind", enclosed.kind.upper()), _line("title", enclosed.title), _line("annex_note", note, rule=0.3)]
    return Part((*head, *_ended(list(_body(enclosed.blocks)), form.end_mark)))


def _annex(annex: Annex, official: Official) -> Part:
    form = form_of(official.system, official.letterhead.on)
    head = [
        _line("annex", f"Phụ lục {annex.number}".strip()),
        _line("annex_title", annex.title.upper()),
        _line("annex_note", f"(Kèm theo {_reference(official, form)})", rule=0.3),
    ]
    return Part((*head, *_body(annex.blocks)), annex.landscape)


def _reference(official: Official, form: Form) -> str:
    head = official.letterhead
    number = number_line(head, form).removeprefix(form.number_label)
    on = f"{head.on.day:02d}/{head.on.month}/{head.on.year}" if head.on else "…/…/…"
    return f"{official.kind} số {number} ngày {on} của {head.issuer}"
