"""The pages of docs/checks: each code has one, and its examples are true."""

import re
from pathlib import Path

import pytest

from chutri.checking import CODES, check
from chutri.checking.codes import Code
from chutri.reading import read_text

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "docs" / "checks"
PLACE = "(đặt ví dụ vào đây)"
EXAMPLE = re.compile(r"^```text (trong-khung|toàn-văn)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NAMES = {"error": "lỗi", "warning": "cảnh báo", "note": "lưu ý"}


def examples_of(code: Code) -> tuple[str, str]:
    """The example that triggers a check and the same mended, as whole documents."""
    frame = (PAGES / "khung.txt").read_text(encoding="utf-8")
    page = (ROOT / code.page).read_text(encoding="utf-8")
    found = [text if kind == "toàn-văn" else frame.replace(PLACE, text) for kind, text in EXAMPLE.findall(page)]
    assert len(found) == 2
    return found[0], found[1]


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_the_example_triggers_the_check_alone(code: Code) -> None:
    wrong, _ = examples_of(code)
    assert {finding.code for finding in check(read_text(wrong))} == {code.code}


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_the_mended_example_is_clean(code: Code) -> None:
    _, mended = examples_of(code)
    assert check(read_text(mended)) == ()


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_a_page_is_headed_by_its_code_title_and_severity(code: Code) -> None:
    lines = (ROOT / code.page).read_text(encoding="utf-8").splitlines()
    assert (lines[0], lines[2]) == (f"# {code.code}: {code.title}", f"Mức: **{NAMES[code.severity]}**")


def test_every_page_is_of_a_code_and_stands_in_the_list() -> None:
    codes = [code.code for code in CODES]
    assert sorted(path.stem for path in PAGES.glob("CT*.md")) == codes
    listed = re.findall(r"^\| \[(CT\d+)\]", (PAGES / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert listed == codes
