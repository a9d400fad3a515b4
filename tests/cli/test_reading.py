"""``chutri read`` of a few files."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from icalendar import Calendar

from tests.cli.conftest import Ran

Run = Callable[..., Ran]
PLAN = "ke-hoach-hoi-nghi.txt"


@pytest.fixture
def plan(examples: Path) -> Path:
    return examples / PLAN


def test_a_table_by_default(chutri: Run, plan: Path) -> None:
    ran = chutri("read", plan)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("Kế hoạch 46/KH-UBND ngày 27/02/2026\nTổ chức Hội nghị gặp mặt")


def test_json_is_one_object_with_findings(chutri: Run, plan: Path) -> None:
    ran = chutri("read", plan, "--format", "json")
    assert (ran.status, ran.err, ran.out.count("\n")) == (0, "", 1)
    reading = json.loads(ran.out)
    assert (reading["schema"], reading["header"]["code"], "text" in reading) == (
        "chutri.reading/1",
        "46/KH-UBND",
        False,
    )
    assert {frozenset(finding) for finding in reading["findings"]} == {
        frozenset(("code", "severity", "message", "hint", "span", "related", "task_ids"))
    }


def test_json_carries_the_text_on_request(chutri: Run, plan: Path) -> None:
    reading = json.loads(chutri("read", plan, "--format", "json", "--with-text").out)
    assert reading["text"] == plan.read_text("utf-8")


def test_several_documents_are_one_json_line_each(chutri: Run, plan: Path) -> None:
    lines = chutri("read", plan, plan, "--format", "json").out.splitlines()
    assert [json.loads(line)["header"]["code"] for line in lines] == ["46/KH-UBND"] * 2


@pytest.mark.parametrize(
    ("name", "looks_like"),
    [
        ("a.json", b'{"schema":"chutri.reading/1"'),
        ("a.xlsx", b"PK\x03\x04"),
        ("a.ics", b"BEGIN:VCALENDAR"),
        ("a.md", "# Kế".encode()),
        ("a.txt", "Kế".encode()),
    ],
)
def test_the_name_of_the_file_says_the_form(
    chutri: Run, plan: Path, tmp_path: Path, name: str, looks_like: bytes
) -> None:
    ran = chutri("read", plan, "-o", tmp_path / name)
    assert ran == (0, "", "")
    assert (tmp_path / name).read_bytes().startswith(looks_like)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_spreadsheet_and_a_calendar_open_again(chutri: Run, plan: Path, tmp_path: Path) -> None:
    tasks = json.loads(chutri("read", plan, "--format", "json").out)["tasks"]
    chutri("read", plan, "-o", tmp_path / "a.xlsx")
    assert openpyxl.load_workbook(tmp_path / "a.xlsx")["Nhiệm vụ"].max_row == len(tasks) + 1
    chutri("read", plan, "-o", tmp_path / "a.ics")
    dated = [task for task in tasks if task["deadline"] and task["deadline"]["date"]]
    entries = Calendar.from_ical((tmp_path / "a.ics").read_bytes()).walk("VEVENT")
    assert len([entry for entry in entries if str(entry["SUMMARY"]).startswith("Hạn: ")]) == len(dated)


def test_standard_input_is_a_file_too(chutri: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(plan.read_bytes())))
    assert json.loads(chutri("read", "-", "--format", "json").out)["source"]["name"] == "đầu vào chuẩn"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("rong.txt", b"", "Tệp “rong.txt” rỗng."),
        ("x.pdf", b"MZ\x90\x00", "Tệp “x.pdf” thực chất là chương trình Windows (.exe), không phải văn bản."),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(
    chutri: Run, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    ran = chutri("read", tmp_path / name, "-o", tmp_path / "out.json")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(said)
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "out.json").exists()


def test_what_is_not_there_is_told_and_the_others_are_read(chutri: Run, plan: Path, tmp_path: Path) -> None:
    ran = chutri("read", tmp_path / "khong-co.txt", plan, "--format", "json")
    assert ran.status == 2
    assert ran.err == f"Không mở được tệp “{tmp_path / 'khong-co.txt'}”: không có tệp hoặc thư mục này.\n"
    assert json.loads(ran.out)["header"]["code"] == "46/KH-UBND"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["{folder}"], "“{folder}” là thư mục; hãy thêm --out TỆP.jsonl hoặc --out TỆP.parquet để đọc cả thư mục."),
        (["{plan}", "-o", "{folder}"], "“{folder}” là thư mục; hãy nêu tên tệp để ghi."),
        (["{plan}", "-o", "{plan}"], "“{plan}” là văn bản đang đọc; hãy ghi kết quả vào tệp khác."),
        (
            ["{plan}", "-o", "{folder}/a/b.json"],
            "Không ghi được tệp “{folder}/a/b.json”: không có tệp hoặc thư mục này.",
        ),
        (
            ["{plan}", "-o", "{folder}/a.jsonl", "--format", "md"],
            "Tệp .jsonl luôn chứa dữ liệu json; hãy bỏ --format md.",
        ),
    ],
)
def test_what_cannot_be_done_is_said(chutri: Run, tmp_path: Path, plan: Path, words: list[str], said: str) -> None:
    copy = tmp_path / "plan.txt"
    copy.write_bytes(plan.read_bytes())
    folder = tmp_path / "folder"
    folder.mkdir()
    named = {"folder": folder, "plan": copy}
    assert chutri("read", *(word.format(**named) for word in words)) == (2, "", said.format(**named) + "\n")
    assert copy.read_bytes() == plan.read_bytes()


def test_an_unforeseen_error_is_a_sentence_too(chutri: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("hỏng")

    monkeypatch.setattr("chutri.cli.reading.refuse_overwriting", fail)
    assert chutri("read", plan) == (2, "", "Lỗi ngoài dự kiến với tệp: RuntimeError: hỏng.\n")


def test_interrupting_says_so(chutri: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("chutri.cli.reading.refuse_overwriting", interrupt)
    assert chutri("read", plan) == (130, "", "\nĐã dừng theo yêu cầu.\n")


def test_a_spreadsheet_is_not_thrown_at_a_terminal(chutri: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert chutri("read", plan, "--format", "xlsx") == (
        2,
        "",
        "Kết quả là tệp nhị phân, không in ra màn hình được; hãy thêm -o TỆP.\n",
    )


PROBE = """
import sys
from chutri.cli import main
for form in ("table", "json", "md", "xlsx", "ics"):
    main(["read", sys.argv[1], "--format", form, "-o", sys.argv[2]])
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_reading_loads_neither_django_nor_what_it_does_not_need(plan: Path, tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROBE, plan, tmp_path / "out"], capture_output=True, text=True, check=True
    )
    assert {"django", "tqdm", "pyarrow", "holidays", "lxml", "pdfplumber"} & set(ran.stdout.split()) == set()


def test_a_reader_that_has_seen_enough_is_no_error(plan: Path) -> None:
    command = f"{sys.executable} -m chutri read {plan} --format json | head -c 20"
    ran = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, '{"schema":"chutri.re', "")
