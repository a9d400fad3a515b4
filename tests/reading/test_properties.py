"""What holds of any text and any bytes: nothing is raised, nothing is lost, nothing points outside, nothing depends on luck."""

from __future__ import annotations

import json
import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chutri.reading import Reading, read_bytes, read_text, to_dict
from chutri.reading.errors import ReadingError
from chutri.reading.model import Cell, Header, Signature
from tests.layouts import as_docx, as_html, as_odt, as_pdf
from tests.reading.spans import all_findings, covered_share

PLANS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.txt"))
}
# What plans are made of; thrown together they make texts that look like plans and are none.
PIECES = (
    *"\n|\n\n|TT|STT|- |+ |* |1. |1.1. |I. |II. |V. |a) |(1) |A. |Điều 1. |Phần thứ nhất|Mục 2|Phụ lục I|PHỤ LỤC|KẾ HOẠCH|CHỈ THỊ".split("|"),
    *"QUYẾT ĐỊNH|Số: 12/KH-UBND|27-CT/TU|Số: |Căn cứ |Nơi nhận:|TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|PHÓ CHỦ TỊCH|Lê Văn Ánh".split("|"),
    *"Sở Y tế|các sở, ban, ngành|Ủy ban nhân dân các xã|ông Nguyễn Văn A|chủ trì|phối hợp với |Phối hợp |đề nghị |Giao ".split("|"),
    *"có trách nhiệm |báo cáo |trước ngày 30/02/2026|Quý IV/2025|trong tháng 13|ngày ٣ tháng ٤ năm ٢٠٢٦|ngày ² tháng 1 năm 2026|ngày 99/99/2024|hằng tháng|từ ngày 1 đến |năm 2026|12/2026".split("|"),
    *"Đơn vị chủ trì:|Thời gian thực hiện:|Kết quả:|Nội dung|Cơ quan chủ trì|Thời hạn|Tổ chức thực hiện|Kinh phí|báo cáo".split("|"),
    *"; |, |. |: |(|)|**|*|<br>|…|--|___|./.|\"|“|#|>|\t|\f|\r\n|\u00a0|\u2028|\ufeff|\u0301|\ud800|İ|ß|㎏|٣|²|½".split("|"),
    "|", "| ", " | ", "|\n", "|---|", "\n\n", "   ", "0", "99", "9" * 30,
)  # fmt: skip

A_PLAN = st.sampled_from(sorted(PLANS)).map(PLANS.__getitem__)
A_TEXT = st.one_of(st.text(st.characters()), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))

Change = Callable[[str, random.Random], str]


def _lines_cut(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    start = dice.randrange(len(lines))
    return "\n".join(lines[:start] + lines[start + dice.randrange(1, 20) :])


def _lines_doubled(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    start = dice.randrange(len(lines))
    return "\n".join(lines[: start + dice.randrange(1, 30)] + lines[start:])


def _lines_shuffled(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    start = dice.randrange(len(lines))
    window = lines[start : start + 40]
    dice.shuffle(window)
    return "\n".join([*lines[:start], *window, *lines[start + 40 :]])


def _lines_joined(text: str, dice: random.Random) -> str:
    return "".join(" " if character == "\n" and dice.random() < 0.4 else character for character in text)


def _blank_lines_lost(text: str, dice: random.Random) -> str:
    return "".join(line + "\n" for line in text.split("\n") if line.strip() or dice.random() < 0.3)


def _characters_deleted(text: str, dice: random.Random) -> str:
    return "".join(character for character in text if dice.random() > 0.05)


def _pieces_inserted(text: str, dice: random.Random) -> str:
    return "".join(character + (dice.choice(PIECES) if dice.random() < 0.02 else "") for character in text)


def _cut_off(text: str, dice: random.Random) -> str:
    return text[: dice.randrange(len(text) + 1)]


CHANGES: dict[str, Change] = {
    "lines cut": _lines_cut,
    "lines doubled": _lines_doubled,
    "lines shuffled": _lines_shuffled,
    "lines joined": _lines_joined,
    "blank lines lost": _blank_lines_lost,
    "characters deleted": _characters_deleted,
    "pieces inserted": _pieces_inserted,
    "cut off": _cut_off,
    "decomposed": lambda text, dice: unicodedata.normalize("NFD", text),
    "upper case": lambda text, dice: text.upper(),
    "lower case": lambda text, dice: text.lower(),
    "word-segmented": lambda text, dice: text.replace(" của ", "_của_").replace("hợp ", "hợp_"),
    "one line": lambda text, dice: text.replace("\n", " "),
    "carriage returns": lambda text, dice: text.replace("\n", "\r\n"),
    "old Macintosh": lambda text, dice: text.replace("\n", "\r"),
    "form feeds": lambda text, dice: text.replace("\n\n", "\f"),
    "tabs": lambda text, dice: text.replace(". ", ".\t").replace("  ", "\t"),
    "no-break spaces": lambda text, dice: text.replace(" ", "\u00a0"),
    "in a table": lambda text, dice: "\n".join(f"| {line} |" for line in text.split("\n")),
    "quoted": lambda text, dice: "\n".join(f"> {line}" for line in text.split("\n")),
}


def few(divisor: int) -> int:
    """A part of the profile's number of examples, for what takes longer than a short text."""
    return max(3, settings().max_examples // divisor)


MAY_BE_EMPTY = (Header, Signature, Cell)  # no header, a name merged into a list, a blank cell


A_DATE = re.compile(r"[0-9]{4}(?:-Q[1-4]|-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")


def dates_of(reading: Reading) -> list[str]:
    """Every date of every finding, as it is given."""
    names = ("date", "start", "end", "peak_start", "peak_end")
    dates = [getattr(finding, name, None) for finding in all_findings(reading) for name in names]
    return [date for date in dates if date is not None]


def faults_of(reading: Reading) -> list[str]:
    """What is wrong with where a reading's findings stand."""
    length = len(reading.text)
    findings = all_findings(reading)
    outside = [finding for finding in findings if not 0 <= finding.span[0] <= finding.span[1] <= length]
    empty = [
        finding for finding in findings if finding.span[0] == finding.span[1] and not isinstance(finding, MAY_BE_EMPTY)
    ]
    faults = [f"outside the text: {finding}" for finding in outside] + [
        f"points nowhere: {finding}" for finding in empty
    ]
    if covered_share(reading) < 1:
        faults.append(f"lost: {1 - covered_share(reading):.4f} of the text")
    for name in ("outline", "tasks", "recipients", "unread"):
        spans = [finding.span for finding in getattr(reading, name)]
        if spans != sorted(spans):
            faults.append(f"{name} out of order")
    faults += [f"not a date: {date}" for date in dates_of(reading) if not A_DATE.fullmatch(date)]
    if len({task.id for task in reading.tasks}) < len(reading.tasks):
        faults.append("two tasks have one id")
    return faults


def check_promises(text: str) -> None:
    """All that must hold of any text."""
    reading = read_text(text)

    assert reading.text == unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    assert faults_of(reading) == []
    assert read_text(text) == reading
    written = to_dict(reading, with_text=True)
    assert json.loads(json.dumps(written)) == json.loads(json.dumps(to_dict(read_text(text), with_text=True)))


@given(A_TEXT)
@example("")
@example("\n")
@example("\ufeff")
@example("|")
@example("Nơi nhận:")
def test_any_text_is_read(text: str) -> None:
    check_promises(text)


@pytest.mark.parametrize("change", CHANGES)
@given(plan=A_PLAN, seed=st.integers(0, 2**32))
@settings(max_examples=few(10))
def test_any_mutation_of_a_plan_is_read(change: str, plan: str, seed: int) -> None:
    check_promises(CHANGES[change](plan, random.Random(seed)))


@given(A_PLAN, st.lists(st.sampled_from(sorted(CHANGES)), min_size=2, max_size=5), st.integers(0, 2**32))
@settings(max_examples=few(2))
def test_mutations_upon_mutations_are_read(plan: str, changes: list[str], seed: int) -> None:
    dice = random.Random(seed)
    for change in changes:
        plan = CHANGES[change](plan, dice) or "x"
    check_promises(plan)


WHOLE: dict[str, Callable[[str], bytes]] = {
    "a.docx": as_docx,
    "a.odt": as_odt,
    "a.html": as_html,
    "a.pdf": as_pdf,
    "a.txt": lambda text: text.encode("utf-8"),
    "a.md": lambda text: text.encode("utf-16"),
}
NAMES = [*WHOLE, *(f"a.{end}" for end in "png jpg jpeg tiff tif doc rtf xlsx exe zip".split()), "a", "", ".docx"]
HEADS = [
    b"",
    b"PK\x03\x04",
    b"%PDF-1.7\n",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"II*\0",
    b"<html>",
    b"\xff\xfe",
    b"\xfe\xff",
    b"MZ\0",
]


def is_read_or_refused(data: bytes, name: str) -> bool:
    """Whether bytes under a name give a Reading, or a refusal that says why."""
    try:
        return isinstance(read_bytes(data, name), Reading)
    except ReadingError as refused:
        return str(refused) != ""


@given(st.sampled_from(HEADS), st.binary(max_size=300), st.sampled_from(NAMES))
@settings(max_examples=few(2))
def test_any_bytes_are_read_or_refused(head: bytes, data: bytes, name: str) -> None:
    assert is_read_or_refused(head + data, name)


@pytest.mark.parametrize("name", WHOLE)
@given(st.floats(0, 1), st.floats(0, 1), st.binary(max_size=8), st.sampled_from(NAMES))
@settings(max_examples=few(10))
def test_any_damage_to_a_file_is_read_or_refused(
    name: str, where: float, length: float, put: bytes, other: str
) -> None:
    whole = WHOLE[name](PLANS["ke-hoach-hoi-nghi"])
    start = int(where * len(whole))
    damaged = whole[:start] + put + whole[start + int(length * length * 2000) :]

    assert is_read_or_refused(damaged, name)
    assert is_read_or_refused(damaged, other)


@pytest.mark.parametrize("plan", PLANS)
def test_file_reads_as_its_text(plan: str) -> None:
    text = PLANS[plan]
    read = read_bytes(text.encode("utf-8"), "a.txt")

    assert (read.text, to_dict(read)["tasks"]) == (text, to_dict(read_text(text))["tasks"])


def test_faults_are_seen() -> None:
    """A reading that loses text, mixes its order or points nowhere is told from one that doesn't."""
    reading = read_text("I. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế: Rà soát.\n\n2. Sở Xây dựng: Báo cáo.\n")
    first, last = reading.tasks
    nowhere, outside = replace(first, span=(7, 7)), replace(last, id="x", span=(60, 600))

    assert faults_of(reading) == []
    assert faults_of(replace(reading, tasks=(last, first))) == ["tasks out of order"]
    assert faults_of(replace(reading, tasks=(first, first))) == ["two tasks have one id"]
    assert faults_of(replace(reading, outline=())) == ["lost: 1.0000 of the text"]
    assert faults_of(replace(reading, tasks=(replace(first, start="2026-13"),))) == ["not a date: 2026-13"]
    assert faults_of(replace(reading, tasks=(nowhere, outside))) == [
        f"outside the text: {outside}",
        f"points nowhere: {nowhere}",
    ]
