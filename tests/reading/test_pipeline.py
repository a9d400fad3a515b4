"""The reading as a whole: parts behind the signature, references, ids, what is left over, and where everything stands."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from chutri.reading import read_path, read_text
from chutri.reading.model import (
    Cell,
    Deadline,
    Deliverable,
    Funding,
    Header,
    Node,
    Party,
    ProgrammeEntry,
    Quota,
    Reading,
    Recipient,
    Recurrence,
    Reference,
    ReportingDuty,
    Signature,
    Task,
    Unread,
)
from tests.corpus.score import expectation, slugs
from tests.reading.spans import all_findings, covered_share

HEAD = """\
ỦY BAN NHÂN DÂN
TỈNH MINH HẢI ĐÔNG

Số: 46/{symbol}

Bình Lư, ngày 27 tháng 02 năm 2026

{kind}
Phát triển kinh tế biển năm 2026

"""
FOOT = """
Nơi nhận:
- Các sở, ban, ngành;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lưu Đình Chấn
"""
PLAN_HEAD = HEAD.format(symbol="KH-UBND", kind="KẾ HOẠCH")
ORDERS = "I. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế: Rà soát văn bản.\n"


def told(reading: Reading) -> list[tuple[str, str, str]]:
    """Section, who and action of every task."""
    return [(task.section, "; ".join(party.text for party in task.agencies), task.action) for task in reading.tasks]


# What stands behind the signature.


def test_task_table_of_an_annex() -> None:
    table = "\nPHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\n\n| TT | Nội dung | Chủ trì |\n| 1 | Mở lớp | Sở Nội vụ |\n"

    assert told(read_text(PLAN_HEAD + ORDERS + FOOT + table)) == [
        ("I.1", "Sở Y tế", "Rà soát văn bản."),
        ("PHỤ LỤC", "Sở Nội vụ", "Mở lớp"),
    ]


def test_plan_that_a_decision_issues() -> None:
    articles = (
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển kinh tế biển.\n\n"
        "Điều 2. Giám đốc các sở chịu trách nhiệm thi hành Quyết định này.\n"
    )
    text = (
        HEAD.format(symbol="QĐ-UBND", kind="QUYẾT ĐỊNH")
        + articles
        + FOOT
        + "\nKẾ HOẠCH\nPhát triển kinh tế biển\n\n"
        + ORDERS
    )

    assert told(read_text(text)) == [("I.1", "Sở Y tế", "Rà soát văn bản.")]


def test_second_foot_is_kept_and_the_first_one_counts() -> None:
    reading = read_text(
        PLAN_HEAD + ORDERS + FOOT + "\nPHỤ LỤC\n\n1. Mẫu đăng ký\n" + FOOT.replace("Lưu Đình Chấn", "Mai Thị Hạ")
    )

    assert reading.signature is not None
    assert (reading.signature.name, len(reading.recipients), covered_share(reading)) == ("Lưu Đình Chấn", 2, 1.0)


# Years, references, ids.


@pytest.mark.parametrize(
    ("day", "title", "deadline"),
    [
        pytest.param("ngày 27 tháng 02 năm 2026", "Kinh tế biển năm 2027", "2026-03-15", id="of the document's date"),
        pytest.param("ngày     tháng     năm 2026", "Kinh tế biển năm 2027", "2026-03-15", id="of a blank date"),
        pytest.param("", "Kinh tế biển năm 2027", "2027-03-15", id="of the title"),
        pytest.param("", "Kinh tế biển", None, id="nowhere"),
    ],
)
def test_year_of_a_date_that_names_none(day: str, title: str, deadline: str | None) -> None:
    head = f"ỦY BAN NHÂN DÂN\n\nSố: 46/KH-UBND\n\n{'Bình Lư, ' + day if day else ''}\n\nKẾ HOẠCH\n{title}\n\n"
    (task,) = read_text(head + ORDERS.replace("văn bản.", "văn bản trước ngày 15/3.")).tasks

    assert (task.deadline.date if task.deadline else None) == deadline


def test_references_tell_grounds_from_the_rest() -> None:
    opening = "Thực hiện Kế hoạch số 09/KH-UBND ngày 20/01/2026 của tỉnh, Ủy ban nhân dân tỉnh ban hành Kế hoạch:\n\n"
    text = (
        PLAN_HEAD + opening + ORDERS.replace("văn bản", "văn bản theo Công văn số 81/SNV-TC và Kế hoạch số 46/KH-UBND")
    )

    assert [(reference.code, reference.basis) for reference in read_text(text).references] == [
        ("09/KH-UBND", True),
        ("81/SNV-TC", False),
    ]


def test_tasks_are_numbered_within_their_section_and_know_their_parent() -> None:
    text = (
        PLAN_HEAD
        + "I. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế\n\n- Rà soát các văn bản.\n\n+ Báo cáo kết quả.\n\n2. Sở Nội vụ: Mở lớp.\n"
    )

    assert [(task.id, task.parent) for task in read_text(text).tasks] == [
        ("I.1/1", None),
        ("I.1/2", "I.1/1"),
        ("I.2/1", None),
    ]


def test_table_knows_its_section_head_and_whether_it_assigns() -> None:
    text = (
        PLAN_HEAD
        + "I. NHIỆM VỤ\n\n| TT | Nội dung | Chủ trì |\n| 1 | Mở lớp | Sở Nội vụ |\n\nII. ĐIỂM\n\n| TT | Điểm |\n| 1 | 10 |\n"
    )

    assert [
        (table.section, [cell.text for cell in table.head], len(table.rows), table.assigns)
        for table in read_text(text).tables
    ] == [("I", ["TT", "Nội dung", "Chủ trì"], 1, True), ("II", [], 2, False)]


# What is left over.


def test_what_is_not_understood_is_said_to_be_unread() -> None:
    text = PLAN_HEAD + ORDERS + FOOT.replace("- Lưu: VT.\n", "- Lưu: VT.\n\nmực dấu nhòe, không đọc được\n")
    reading = read_text(text)

    assert [(unread.text, text[slice(*unread.span)].strip()) for unread in reading.unread] == [
        ("mực dấu nhòe, không đọc được", "mực dấu nhòe, không đọc được")
    ]
    assert covered_share(reading) == 1.0


def test_what_was_read_elsewhere_is_not_unread() -> None:
    beside = "Nơi nhận:                    TM. ỦY BAN NHÂN DÂN\n- Như trên;                   CHỦ TỊCH\n- Lưu: VT.                 Lưu Đình Chấn\n"
    reading = read_text(PLAN_HEAD + ORDERS + "\nBình Lư, ngày 27 tháng 02 năm 2026\n" + beside)

    assert reading.unread == ()
    assert covered_share(reading) == 1.0


@pytest.mark.parametrize("text", ["", " \n\f\t", "\ufeff"])
def test_nothing_reads_as_nothing(text: str) -> None:
    reading = read_text(text)

    assert (reading.tasks, reading.outline, reading.recipients, reading.signature, reading.header.span) == (
        (),
        (),
        (),
        None,
        (0, 0),
    )


def test_same_plan_however_its_lines_end() -> None:
    text = PLAN_HEAD + ORDERS + FOOT

    assert told(read_text(text.replace("\n", "\r\n"))) == told(read_text(text))


# Where everything stands.


def readable(text: str) -> str:
    """The letters of a stretch, without white space, markup and what stands at its ends."""
    return re.sub(r"<br\s*/?>|[*\s|\\]+", "", text).strip(" .;,:–-+").casefold()


def holds_in_order(letters: str, there: str) -> bool:
    """Whether all letters stand in the stretch in their order: other columns, page numbers may stand between."""
    rest = iter(there)
    return all(letter in rest for letter in letters)


def points_at(finding: Any, text: str) -> bool:
    """Whether a finding's span holds the words that the finding gives, and begins and ends with them where it must."""
    there = readable(text[slice(*finding.span)])
    match finding:
        case (
            Party()
            | Recipient()
            | Deadline()
            | Recurrence()
            | Deliverable()
            | Cell()
            | Unread()
            | Funding()
            | ProgrammeEntry()
        ):
            said = readable(finding.text)
            return said[:1] == there[:1] and said[-1:] == there[-1:] and holds_in_order(said, there)
        case Node():
            return there.endswith(readable(finding.text)[-12:]) and holds_in_order(readable(finding.text), there)
        case Task():
            said = readable(finding.action)
            return there.startswith(said[:12]) and holds_in_order(said, there)
        case ReportingDuty():
            return there.startswith(readable(finding.text))
        case Reference():
            return readable(finding.code) in there
        case Signature():
            return finding.name is None or there.endswith(readable(finding.name))
        case Header():
            return all(readable(said) in there for said in (finding.title, finding.place, finding.symbol) if said)
        case Quota():
            return readable(finding.unit) in there
    return bool(finding.span[0] < finding.span[1])  # events, groups, dossiers: put together from several lines


PLANS = [expectation(slug)[1] for slug in slugs()]


@pytest.mark.parametrize(
    "plan", PLANS, ids=[plan.parent.name if plan.stem == "source" else plan.stem for plan in PLANS]
)
def test_every_finding_points_at_its_very_words(plan: Path) -> None:
    reading = read_path(plan)

    assert [finding for finding in all_findings(reading) if not points_at(finding, reading.text)] == []
    assert covered_share(reading) == 1.0


def test_wrong_place_is_seen() -> None:
    text = "Giao Sở Y tế và Sở Nội vụ"

    assert points_at(Party("Sở Y tế", (5, 12)), text)
    assert not points_at(Party("Sở Y tế", (16, 25)), text)
    assert not points_at(Party("Sở Y tế", (5, 14)), text)
