"""Where a template's tags are broken, in words that a clerk can act on. Word splits tags over runs; here they are joined again."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.text.paragraph import Paragraph
from jinja2 import TemplateSyntaxError, meta, nodes
from jinja2.sandbox import SandboxedEnvironment

from chutri.writing.form_check.opened import open_word
from chutri.writing.form_check.setting import paragraphs_of
from chutri.writing.templates.fields import FIELDS

TEMPLATE_CODES = {
    "MAU01": "Thẻ chưa đóng hoặc chưa mở",
    "MAU02": "Tên trường không có",
    "MAU03": "Khối lặp, điều kiện không khép kín",
    "MAU04": "Thẻ viết sai cú pháp",
    "MAU05": "Thẻ lặp dòng đặt ngoài bảng",
    "MAU06": "Thẻ lặp đoạn không đứng riêng một đoạn",
    "MAU07": "Lệnh không được phép trong mẫu",
}
_TAG = re.compile(r"\{\{(?P<value>.*?)\}\}|\{%(?P<deed>.*?)%\}|\{#.*?#\}", re.DOTALL)
_LOOSE = re.compile(r"\{\{|\{%|\}\}|%\}|\{#|#\}")
_UNIT = re.compile(r"^(?P<unit>tr|tc|p|r)\s+", re.DOTALL)
_LOOP = re.compile(r"^for\s+(?P<name>\w+)\s+in\s+(?P<source>.+)$", re.DOTALL)
_OPENS = {"for": "endfor", "if": "endif"}
_KNOWN = {one.name: one.parts for one in FIELDS}
# a name alone, a part of it, a test or comparison; nothing that calls or reaches inside Python
_HARMLESS = (
    nodes.Name, nodes.Getattr, nodes.Const, nodes.Output, nodes.Template, nodes.TemplateData, nodes.Compare, nodes.Operand,
    nodes.And, nodes.Or, nodes.Not, nodes.Getitem,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TemplateFinding:
    """A broken tag: its code, what is wrong with the remedy, the tag's words, and the paragraph from 1."""

    code: str
    message: str
    words: str
    place: int


@dataclass(slots=True)
class _Block:
    """A block that is open: its word, the loop's variable with the parts of its items, and where it was opened."""

    word: str
    variable: str
    parts: tuple[str, ...]
    words: str
    place: int


@dataclass(slots=True)
class _Walk:
    environment: SandboxedEnvironment = field(default_factory=SandboxedEnvironment)
    blocks: list[_Block] = field(default_factory=list)

    def paragraph(self, text: str, place: int, *, in_cell: bool) -> Iterator[TemplateFinding]:
        rest = _TAG.sub(" ", text)
        loose = _LOOSE.search(rest)
        if loose:
            words = rest[max(0, loose.start() - 20) : loose.end() + 40].strip()
            yield TemplateFinding("MAU01", f"Thẻ “{loose.group()}” không có phần mở hoặc đóng đi cùng.", words, place)
        for tag in _TAG.finditer(text):
            if tag["value"] is not None:
                yield from self.value(tag["value"].strip(), tag.group(), place)
            elif tag["deed"] is not None:
                yield from self.unit(tag, text, place, in_cell=in_cell)
                yield from self.deed(_UNIT.sub("", tag["deed"].strip("-+ \n")), tag.group(), place)

    def unit(self, tag: re.Match[str], text: str, place: int, *, in_cell: bool) -> Iterator[TemplateFinding]:
        """Look whether a tag that speaks of a whole row or paragraph stands where it can."""
        unit = _UNIT.match(tag["deed"].lstrip("-+ "))
        if unit is None:
            return
        if unit["unit"] in ("tr", "tc") and not in_cell:
            yield TemplateFinding("MAU05", "Thẻ {%tr … %} phải đặt trong một dòng của bảng.", tag.group(), place)
        if unit["unit"] == "p" and text.strip() != tag.group():
            yield TemplateFinding(
                "MAU06", "Thẻ {%p … %} phải đứng riêng một đoạn; cả đoạn chứa nó sẽ bị bỏ đi.", tag.group(), place
            )

    def value(self, inner: str, words: str, place: int) -> Iterator[TemplateFinding]:
        try:
            tree = self.environment.parse("{{ " + _UNIT.sub("", inner) + " }}")
        except TemplateSyntaxError:
            yield TemplateFinding("MAU04", "Trong thẻ chỉ viết tên trường, ví dụ {{ trich_yeu }}.", words, place)
            return
        yield from self.expression(tree, words, place)

    def expression(self, tree: nodes.Template, words: str, place: int) -> Iterator[TemplateFinding]:
        if any(not isinstance(node, _HARMLESS) for node in _all_of(tree)) or "__" in words:
            yield TemplateFinding("MAU07", "Mẫu chỉ được dùng tên trường, không gọi hàm hay lọc.", words, place)
            return
        local = {block.variable: block.parts for block in self.blocks if block.variable}
        for name in sorted(meta.find_undeclared_variables(tree) - set(local) - set(_KNOWN) - {"loop"}):
            yield TemplateFinding("MAU02", f"Không có trường “{name}”{_near(name, [*_KNOWN, *local])}.", words, place)
        for node in tree.find_all(nodes.Getattr):
            parts = local.get(node.node.name) if isinstance(node.node, nodes.Name) else None
            if parts is not None and node.attr not in parts:
                yield TemplateFinding(
                    "MAU02", f"Dòng không có phần “{node.attr}”{_near(node.attr, parts)}.", words, place
                )

    def deed(self, inner: str, words: str, place: int) -> Iterator[TemplateFinding]:
        word = inner.split(maxsplit=1)[0] if inner.split() else ""
        if word in _OPENS:
            yield from self.opened(word, inner, words, place)
        elif word in _OPENS.values():
            if not self.blocks or _OPENS[self.blocks[-1].word] != word:
                opened = f"; khối đang mở là “{self.blocks[-1].words}”" if self.blocks else ""
                yield TemplateFinding("MAU03", f"Thẻ kết thúc “{word}” không có phần mở{opened}.", words, place)
            else:
                self.blocks.pop()
        elif word in ("else", "elif"):
            if not self.blocks or self.blocks[-1].word != "if":
                yield TemplateFinding("MAU03", f"Thẻ “{word}” phải nằm trong một khối “if”.", words, place)
        else:
            yield TemplateFinding("MAU07", f"Mẫu không nhận lệnh “{word}”; chỉ có for, if, else.", words, place)

    def opened(self, word: str, inner: str, words: str, place: int) -> Iterator[TemplateFinding]:
        loop = _LOOP.match(inner)
        if word == "for" and loop is None:
            yield TemplateFinding("MAU04", "Viết khối lặp như {%p for doan in noi_dung %}.", words, place)
        condition = loop["source"] if loop else inner.removeprefix("if").strip()
        if word == "if" or loop:
            yield from self.value(condition, words, place)
        parts = _KNOWN.get(condition.strip(), ()) if loop else ()
        self.blocks.append(_Block(word, loop["name"] if loop else "", parts, words, place))


def check_template(data: bytes) -> tuple[TemplateFinding, ...]:
    """Check every tag of a template. Raises WritingError for a file that is no .docx, is damaged or carries macros."""
    walk = _Walk()
    found: list[TemplateFinding] = []
    for place, (paragraph, in_cell) in enumerate(paragraphs_of(open_word(data)), start=1):
        found += walk.paragraph(_joined(paragraph), place, in_cell=in_cell)
    found += [
        TemplateFinding("MAU03", f"Khối mở ở đây chưa có “{_OPENS[block.word]}”.", block.words, block.place)
        for block in walk.blocks
    ]
    return tuple(sorted(found, key=lambda one: (one.place, one.code)))


def _joined(paragraph: Paragraph) -> str:
    return paragraph.text.replace("\u201c", '"').replace("\u201d", '"')


def _all_of(tree: nodes.Node) -> Iterator[nodes.Node]:
    yield tree
    for child in tree.iter_child_nodes():
        yield from _all_of(child)


def _near(name: str, known: list[str] | tuple[str, ...]) -> str:
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    return f"; có phải “{close[0]}”" if close else ""
