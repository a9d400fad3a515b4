"""Rules of setting: face, size, bold and italic, alignment, spacing (Decree 30/2020, Phụ lục I, mục V)."""

from __future__ import annotations

from collections.abc import Iterator

from docx.text.run import Run

from chutri.writing.form_check.elements import Element, Elements
from chutri.writing.form_check.findings import FormFinding
from chutri.writing.form_check.setting import aligned, face_of, is_bold, is_italic, line_spacing, size_of
from chutri.writing.forms import Form, Style

_RULE = "Nghị định 30/2020/NĐ-CP, Phụ lục I, mục V"
_FACE = "times new roman"
# elements whose letters as a whole are bold or italic; within the body single words may be
_WHOLE = {
    "motto_country", "motto", "kind", "title", "place_date", "number", "recipients_label", "signer_authority", "signer",
    "subject",
}  # fmt: skip
_LAID = {"motto_country", "motto", "kind", "title", "signer_authority", "signer", "number", "place_date"}
_NAMES = {
    "motto_country": "Quốc hiệu", "motto": "Tiêu ngữ", "kind": "Tên loại", "title": "Trích yếu", "body": "Nội dung",
    "place_date": "Địa danh, thời gian", "number": "Số, ký hiệu", "recipients_label": "Chữ “Nơi nhận”",
    "recipient": "Nơi nhận", "signer_authority": "Quyền hạn, chức vụ", "signer": "Họ tên người ký", "subject": "Trích yếu",
    "issuer": "Tên cơ quan", "basis": "Căn cứ", "addressees": "Kính gửi", "item": "Nội dung",
}  # fmt: skip
_ALIGNED = {"center": "canh giữa", "justify": "canh đều hai lề", "left": "canh trái", "right": "canh phải"}
# spacing of the body: single to one and a half, and what word processors make of it
_LINES = (1.0, 1.5)


def setting_findings(elements: Elements, form: Form) -> Iterator[FormFinding]:
    """Give each element whose setting is not what the form says; one finding a code and element."""
    for one in (*elements.head, *elements.body, *elements.closing):
        name = "body" if one.name == "item" else one.name
        style = form.styles.get(name)
        runs = [run for run in one.paragraph.runs if run.text.strip()]
        if style is None or not runs or one.name == "cell":
            continue
        yield from _face(one, runs)
        yield from _size(one, runs, style)
        yield from _weight(one, runs, style)
        yield from _place(one, style)


def _said(code: str, message: str, one: Element) -> FormFinding:
    return FormFinding(code, f"{_NAMES.get(one.name, one.name)}: {message}", one.words[:120], _RULE, one.place)


def _face(one: Element, runs: list[Run]) -> Iterator[FormFinding]:
    other = next((face for run in runs if (face := face_of(run, one.paragraph)) and face.casefold() != _FACE), None)
    if other:
        yield _said("TT003", f"phông {other}; phải là Times New Roman.", one)


def _size(one: Element, runs: list[Run], style: Style) -> Iterator[FormFinding]:
    low, high = style.range
    wrong = next((size for run in runs if (size := size_of(run, one.paragraph)) and not low <= size <= high), None)
    if wrong:
        allowed = f"{low:g}" if low == high else f"{low:g}–{high:g}"
        yield _said("TT006", f"cỡ chữ {wrong:g}; quy định {allowed}.", one)


def _weight(one: Element, runs: list[Run], style: Style) -> Iterator[FormFinding]:
    if one.name in _WHOLE:
        words = [
            *_asked("đậm", {is_bold(run, one.paragraph) for run in runs}, style.bold),
            *_asked("nghiêng", {is_italic(run, one.paragraph) for run in runs}, style.italic),
        ]
        if words:
            yield _said("TT007", f"phải là chữ {', '.join(words)}.", one)


def _asked(what: str, found: set[bool], right: bool) -> list[str]:
    if found == {right}:
        return []
    return [what if right else f"không {what}"]


def _place(one: Element, style: Style) -> Iterator[FormFinding]:
    if one.name in _LAID and aligned(one.paragraph) != style.align:
        yield _said("TT008", f"phải {_ALIGNED[style.align]}.", one)
    if one.name == "body" and len(one.words) > 120:
        if aligned(one.paragraph) != "justify":
            yield _said("TT008", "phải canh đều hai lề.", one)
        spacing = line_spacing(one.paragraph)
        if spacing is not None and not _LINES[0] - 0.01 <= spacing <= _LINES[1] + 0.01:
            yield _said("TT017", f"cách dòng {spacing:.2f}; quy định từ dòng đơn đến 1,5 dòng.", one)
