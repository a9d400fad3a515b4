"""``chutri check --form``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from chutri.writing import write_docx
from chutri.writing.model import Letterhead
from tests.cli.conftest import Ran
from tests.writing.documents import PLAN, plan

Run = Callable[..., Ran]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "dung.docx"
    path.write_bytes(write_docx(PLAN))
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "sai.docx"
    head = Letterhead(issuer="UBND tỉnh", number=5, symbol="KH - UBND", place="Bình Lư")
    path.write_bytes(write_docx(plan(letterhead=head)))
    return path


def test_a_document_in_form_passes(chutri: Run, good: Path) -> None:
    assert chutri("check", "--form", good) == (0, f"{good}\n", "Đã soát thể thức 1 văn bản: đúng thể thức.\n")


def test_a_breach_is_told_with_its_rule(chutri: Run, bad: Path) -> None:
    ran = chutri("check", "--form", bad)
    assert (ran.status, ran.err) == (1, "Đã soát thể thức 1 văn bản: 1 chỗ phải sửa.\n")
    assert "TT009" in ran.out
    assert "“Số: 05/KH - UBND” (đoạn 3)" in ran.out
    assert "Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II" in ran.out


def test_findings_as_json(chutri: Run, bad: Path) -> None:
    ran = chutri("check", "--form", "--format", "json", bad)
    told = json.loads(ran.out)
    assert (ran.status, [one["code"] for one in told["findings"]]) == (1, ["TT009"])


def test_one_bad_file_is_reported_and_the_rest_checked(chutri: Run, good: Path, tmp_path: Path) -> None:
    wrong, missing = tmp_path / "x.docx", tmp_path / "khong-co.docx"
    wrong.write_bytes(b"MZ")
    ran = chutri("check", "--form", wrong, missing, good)
    assert (ran.status, ran.out) == (2, f"{good}\n")
    assert ran.err.splitlines()[:2] == [
        f"{wrong}: Tệp không phải .docx hoặc đã hỏng; hãy mở bằng Word và lưu lại.",
        f"Không mở được tệp “{missing}”: không có tệp hoặc thư mục này.",
    ]


def test_sarif_is_refused_in_words(chutri: Run, good: Path) -> None:
    ran = chutri("check", "--form", "--format", "sarif", good)
    assert (ran.status, ran.err.strip()) == (2, "Soát thể thức chỉ cho kết quả dạng text hoặc json.")
