"""A plan's text taken apart: letterhead, title, body, recipients, signature, annex."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
ISSUER = ("ỦY BAN NHÂN DÂN",)

_KINDS = "KẾ HOẠCH|QUYẾT ĐỊNH|CHỈ THỊ|THÔNG BÁO|CHƯƠNG TRÌNH|HƯỚNG DẪN|BÁO CÁO|NGHỊ QUYẾT|ĐỀ ÁN|KẾT LUẬN"
_KIND = re.compile(rf"\**(?:{_KINDS})\b")
_DATE = re.compile(r"^\D{2,40}, *ngày\b")
_SIGNS = re.compile(r"\**(?:TM|KT|TL|TUQ|Q)\. ?\w|\**T/M\b")
_MARKUP = re.compile(r"\*\*(.+?)\*\*|\*(\S[^*\n]*?)\*", re.DOTALL)
_COLUMNS = re.compile(r"(?<=\S) {3,}(?=\S)")  # a letterhead whose columns stand side by side
_RULE = re.compile(r"^\|[\s:|-]+\|$")

Lines = list[str]


@dataclass(slots=True)
class Layout:
    """A document's parts; each block is a list of its lines."""

    left: Lines = field(default_factory=list)
    right: Lines = field(default_factory=list)
    title: list[Lines] = field(default_factory=list)
    body: list[Lines] = field(default_factory=list)
    recipients: Lines = field(default_factory=list)
    signature: Lines = field(default_factory=list)
    annex: list[Lines] = field(default_factory=list)


def layout_of(text: str) -> Layout:
    """The parts of a plan's text."""
    blocks = [[line.strip() for line in block.splitlines() if line.strip()] for block in re.split(r"\n\s*\n", text)]
    blocks = [block for block in blocks if block]
    made = Layout()
    start = next((at for at, block in enumerate(blocks) if _KIND.match(block[0])), 0)
    for block in blocks[:start]:
        for line in block:
            left, _, right = _COLUMNS.sub("\n", line, count=1).partition("\n")
            side = made.right if _DATE.match(block[0]) or block[0] in NATION else made.left
            side.append(left)
            made.right.extend([right] if right else [])
    if NATION[0] not in made.right:
        made.right[:0] = NATION
    if not made.left or made.left[0].startswith("Số"):
        made.left[:0] = ISSUER
    if start < len(blocks) and _KIND.match(blocks[start][0]):
        made.title.append(blocks[start])
        start += 1
        if len(made.title[0]) == 1 and start < len(blocks):
            made.title.append(blocks[start])
            start += 1
    end = next((at for at in range(len(blocks) - 1, 0, -1) if blocks[at][0].startswith("Nơi nhận")), len(blocks))
    made.body = blocks[start:end]
    _read_tail(made, blocks[end:])
    made.signature = [line.replace("*", "") for line in made.signature]
    return made


def _read_tail(made: Layout, blocks: list[Lines]) -> None:
    side = made.recipients
    for at, block in enumerate(blocks):
        if block[0].startswith("PHỤ LỤC"):
            made.annex = blocks[at:]
            return
        if _SIGNS.match(block[0]):
            side = made.signature
        side.extend(block)


def is_table(block: Lines) -> bool:
    """Whether a block is pipe rows."""
    return all(line.startswith("|") and line.endswith("|") for line in block)


def table_rows(block: Lines) -> list[list[str]]:
    """The cells of pipe rows, without the rule under a markdown head."""
    return [[cell.strip() for cell in line[1:-1].split("|")] for line in block if not _RULE.match(line)]


def _runs(text: str) -> list[tuple[str, str]]:
    """The text in pieces of one emphasis: ``b``, ``i`` or none."""
    found: list[tuple[str, str]] = []
    here = 0
    for match in _MARKUP.finditer(text):
        found.append((text[here : match.start()], ""))
        found.append((match.group(1), "b") if match.group(1) else (match.group(2), "i"))
        here = match.end()
    found.append((text[here:], ""))
    return [(piece, style) for piece, style in found if piece]


def lines_with_markup(lines: Lines) -> list[list[tuple[str, str]]]:
    """Each line in its pieces; emphasis that runs over a line's end is closed there and opened again."""
    out: list[list[tuple[str, str]]] = [[]]
    for piece, emphasis in _runs("\n".join(lines)):
        for number, part in enumerate(piece.split("\n")):
            if number:
                out.append([])
            if part:
                out[-1].append((part, emphasis))
    return out
