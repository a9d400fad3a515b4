"""``chutri check``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

Run = Callable[..., Ran]
# Two bodies are each told only to work with the other, a deadline on a Sunday (a note).
PLAN = """\
ỦY BAN NHÂN DÂN
TỈNH MINH HẢI ĐÔNG
Số: 46/KH-UBND
Minh Hải Đông, ngày 27 tháng 02 năm 2026

KẾ HOẠCH
Tổ chức Hội nghị biểu dương hợp tác xã

I. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ

- Thẩm định hồ sơ khen thưởng trước ngày 22/3/2026.

2. Công an tỉnh

- Bảo đảm an ninh trật tự.

Nơi nhận:
- Sở Nội vụ;
- Công an tỉnh;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lưu Đình Chấn
"""
WEEKEND = "CT203"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, "utf-8")
    return path


@pytest.mark.parametrize(
    ("words", "status"),
    [([], 0), (["--fail-on", "note"], 1), (["--fail-on", "warning"], 0), (["--fail-on", "error"], 0)],
)
def test_the_exit_status_goes_by_severity(chutri: Run, plan: Path, words: list[str], status: int) -> None:
    assert chutri("check", plan, "--select", WEEKEND, *words).status == status


def test_text_points_at_the_words(chutri: Run, plan: Path) -> None:
    ran = chutri("check", plan, "--select", WEEKEND)
    head, line, place, *_ = ran.out.splitlines()
    assert head == f"{plan}:13:31: lưu ý CT203 Thời hạn “trước ngày 22/3/2026” rơi vào Chủ nhật."
    assert line == "    13 | - Thẩm định hồ sơ khen thưởng trước ngày 22/3/2026."
    assert line[place.index("^") : place.rindex("^") + 1] == "trước ngày 22/3/2026"
    assert ran.err == "Đã soát 1 văn bản: 1 lưu ý.\n"


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (["--select", "CT203"], {"CT203"}),
        (["--select", "ct2", "--ignore", "CT203"], set()),
        (["--ignore", "CT"], set()),
    ],
)
def test_codes_are_selected_and_ignored_by_their_beginnings(
    chutri: Run, plan: Path, words: list[str], codes: set[str]
) -> None:
    told = json.loads(chutri("check", plan, "--format", "json", *words).out)
    assert {finding["code"] for finding in told["findings"] if finding["code"].startswith("CT2")} == codes


def test_an_unknown_code_is_refused(chutri: Run, plan: Path) -> None:
    ran = chutri("check", plan, "--select", "X9")
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith("Không có mã kiểm tra nào bắt đầu bằng “X9”.")


def test_json_names_the_source_and_is_a_line_a_document(chutri: Run, plan: Path) -> None:
    lines = chutri("check", plan, plan, "--format", "json").out.splitlines()
    assert [json.loads(line)["source"]["name"] for line in lines] == ["plan.txt"] * 2
    assert list(json.loads(lines[0])) == ["schema", "source", "findings"]


def test_sarif_is_one_log_of_all_documents(chutri: Run, plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "log.sarif"
    ran = chutri("check", plan, plan, "--format", "sarif", "--select", WEEKEND, "--fail-on", "note", "-o", out)
    assert ran == (1, "", "")
    (run,) = json.loads(out.read_text("utf-8"))["runs"]
    assert [result["ruleId"] for result in run["results"]] == [WEEKEND, WEEKEND]


def test_a_file_that_cannot_be_read_is_graver_than_a_finding(chutri: Run, plan: Path, tmp_path: Path) -> None:
    ran = chutri("check", plan, tmp_path / "none.txt", "--select", WEEKEND, "--fail-on", "note")
    assert ran.status == 2
    assert ran.err == (
        f"Không mở được tệp “{tmp_path / 'none.txt'}”: không có tệp hoặc thư mục này.\nĐã soát 1 văn bản: 1 lưu ý.\n"
    )


def test_a_clean_plan_says_so(chutri: Run, plan: Path) -> None:
    ran = chutri("check", plan, "--select", "CT206")
    assert ran == (0, "", "Đã soát 1 văn bản: không có gì phải sửa.\n")
