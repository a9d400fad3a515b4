"""The whole of the checks: pure, ordered, inside the text, on anything."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chutri.checking import BY_CODE, check
from chutri.checking.model import SEVERITIES, Finding
from chutri.reading import read_path, read_text
from chutri.reading.model import Reading
from tests.factories.framed_plans import FRAME, a_plan, assigned, words_of

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

WORDS = st.sampled_from(
    "I. II. 1. 1.1. a) - Sở Nội vụ|Công an tỉnh|Chủ trì, phối hợp với |Phối hợp với Sở Y tế |xây dựng báo cáo |trước ngày 31/02/2026"
    "|thứ Hai, ngày 10/3/2026|\n|\n\n|Phụ lục I kèm theo|Tổng số: 900 đại biểu|Cơ quan chủ trì: |Nơi nhận:\n|./.|hằng quý|; |(|)|/".split(
        "|"
    )
)


def check_well_formed(reading: Reading, findings: tuple[Finding, ...]) -> None:
    """Assert what holds of any findings of a reading."""
    length = len(reading.text)
    ids = {task.id for task in reading.tasks}
    assert list(findings) == sorted(findings, key=lambda finding: (finding.span, finding.code))
    for finding in findings:
        assert finding.code in BY_CODE
        assert finding.severity in SEVERITIES
        assert finding.message
        assert all(0 <= start <= end <= length for start, end in (finding.span, *finding.related))
        assert ids.issuperset(finding.task_ids)


@given(st.lists(WORDS, max_size=60).map("".join))
def test_any_text(text: str) -> None:
    reading = read_text(text)
    findings = check(reading)
    check_well_formed(reading, findings)
    assert check(reading) == findings


@given(st.integers(0, len(FRAME)), st.integers(0, 200), st.text(max_size=20))
def test_any_mutation_of_a_plan(start: int, length: int, inserted: str) -> None:
    body = assigned(
        ("Sở Công Thương", "Chủ trì, phối hợp với Sở Y tế lập danh sách trước ngày 15/3/2026."), ("Sở Y tế", "Cử y sĩ.")
    )
    plan = FRAME.replace("(đặt ví dụ vào đây)", body)
    reading = read_text(plan[:start] + inserted + plan[start + length :])
    check_well_formed(reading, check(reading))


def test_an_empty_text_lacks_every_part() -> None:
    assert [finding.code for finding in check(read_text(""))] == ["CT701", "CT702", "CT703", "CT704", "CT705"]


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_the_examples_are_checked(path: Path) -> None:
    reading = read_path(path)
    check_well_formed(reading, check(reading))


def test_the_example_conference_has_nobody_to_lead_the_traffic() -> None:
    reading = read_path(EXAMPLES / "ke-hoach-hoi-nghi.txt")
    (finding,) = [finding for finding in check(reading) if finding.code == "CT101"]
    assert "Công an tỉnh được giao phối hợp với Sở Xây dựng" in finding.message


@pytest.mark.parametrize(
    ("seed", "told"),
    [
        ("000", [("Công an Thành phố", "Sở Giao thông vận tải")]),
        (
            "001",
            [
                ("Ban Thi đua - Khen thưởng Thành phố", "Văn phòng UBND Thành phố"),
                ("Sở Giao thông vận tải", "Công an Thành phố"),
            ],
        ),
        ("002", []),
        ("003", []),
        ("004", []),
    ],
)
def test_nobody_leads_in_the_shared_seeds(shared: Path, seed: str, told: list[tuple[str, str]]) -> None:
    (path,) = (shared / "seeds").glob(f"{seed}_*.txt")
    messages = [finding.message for finding in check(read_path(path)) if finding.code == "CT101"]
    assert messages == [
        f"Không cơ quan nào chủ trì: {one} được giao phối hợp với {other}, "
        f"{other} lại được giao phối hợp với {one}, về cùng một việc."
        for one, other in told
    ]


@pytest.mark.parametrize(
    ("seed", "code", "changes", "words"),
    [
        ("001", "CT301", {}, []),
        ("001", "CT301", {"Khoảng 900 đại biểu": "Khoảng 950 đại biểu"}, ["Tổng số: Khoảng 950 đại biểu"]),
        (
            "001",
            "CT301",
            {"Khoảng 170 đại biểu": "Khoảng 180 đại biểu"},
            ["Đại biểu khách mời: Dự kiến khoảng 330 đại biểu"],
        ),
        ("002", "CT501", {}, ["biểu chi tiết kèm theo", "biểu tổng hợp vị trí điểm trực quan kèm theo"]),
        ("003", "CT205", {}, ["Trước ngày 01/9/2024"]),
        ("003", "CT205", {"Trước ngày 01/9/2024": "Trước ngày 05/11/2024"}, []),
        ("000", "CT202", {"trước ngày 15/11/2024": "trước ngày 15/11/2023"}, ["trước ngày 15/11/2023"]),
        ("000", "CT206", {"trước ngày 18/11/2024": "trước ngày 31/11/2024"}, ["31/11/2024"]),
        (
            "000",
            "CT401",
            {},
            ["Ban Tổ chức Thành ủy", "Ban Tuyên giáo Thành ủy"],
        ),
        ("000", "CT402", {"08 tháng 11 năm 2024": "08 tháng 11 năm 2025"}, None),
    ],
)
def test_what_the_shared_seeds_hold_and_what_a_slip_would_add(
    shared: Path, seed: str, code: str, changes: dict[str, str], words: list[str] | None
) -> None:
    (path,) = (shared / "seeds").glob(f"{seed}_*.txt")
    text = path.read_text(encoding="utf-8")
    for right, wrong in changes.items():
        text = text.replace(right, wrong, 1)
    reading = read_text(text)
    told = [words_of(reading, finding) for finding in check(reading) if finding.code == code]
    if words is None:
        assert {"Sở Thông tin và Truyền thông", "Sở Giao thông vận tải", "Ban Tuyên giáo Thành ủy"} <= set(told)
    else:
        assert told == words


def test_every_shared_plan_is_checked(shared: Path) -> None:
    for path in sorted((shared / "plans").glob("*.txt")):
        reading = read_path(path)
        check_well_formed(reading, check(reading))


def test_a_frame_without_tasks_is_in_order() -> None:
    assert check(a_plan("I. MỤC ĐÍCH\n\n- Giúp hợp tác xã bán hàng.")) == ()
