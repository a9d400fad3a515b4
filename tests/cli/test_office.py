"""``chutri import``, ``export`` and ``serve``."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import openpyxl
import pytest
from pytest_django import Settings

from chutri.office.project import start
from tests.cli.conftest import Ran

Run = Callable[..., Ran]


@pytest.fixture
def plan(examples: Path) -> Path:
    return examples / "ke-hoach-hoi-nghi.txt"


@pytest.fixture
def task_count(chutri: Run, plan: Path) -> int:
    return len(json.loads(chutri("read", plan, "--format", "json").out)["tasks"])


@pytest.mark.django_db
def test_a_plan_comes_in_and_the_demo_user_is_told(chutri: Run, plan: Path, task_count: int) -> None:
    ran = chutri("import", "--demo", plan)
    title, address, _, way, login, password, _, others, *colleagues, _ = ran.out.split("\n")
    assert (ran.status, ran.err) == (0, "")
    assert title.startswith("Đã nhập: Tổ chức Hội nghị gặp mặt")
    assert title.endswith(f"({task_count} nhiệm vụ)")
    assert address.startswith("  http://127.0.0.1:8000/ke-hoach/")
    assert way == "Mở trang web: make run (hoặc chutri serve), rồi vào http://127.0.0.1:8000"
    assert login == "Tên đăng nhập: an"
    assert len(password) > len("Mật khẩu: 12345678")
    assert others.startswith("Những người khác cùng dùng thử")
    assert [line.split()[0] for line in colleagues] == ["dung", "hoa", "my", "binh", "chi", "khoa"]
    assert colleagues[0].endswith("  Phạm Văn Dũng, lãnh đạo, Văn phòng UBND tỉnh Minh Hải Đông")


@pytest.mark.django_db
def test_the_same_file_twice_is_told(chutri: Run, plan: Path) -> None:
    chutri("import", "--demo", plan)
    ran = chutri("import", plan)
    assert ran.status == 0
    assert ran.out.startswith("Đã có từ trước: ")


@pytest.mark.django_db
def test_a_bad_file_is_told_and_the_others_come_in(chutri: Run, plan: Path, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"MZ\x90\x00")
    ran = chutri("import", "--demo", tmp_path / "none.txt", tmp_path / "x.pdf", plan)
    absent, broken, _ = ran.err.split("\n")
    assert ran.status == 2
    assert absent == f"Không mở được tệp “{tmp_path / 'none.txt'}”: không có tệp hoặc thư mục này."
    assert broken.startswith("Tệp “x.pdf” thực chất là chương trình Windows (.exe)")
    assert ran.out.startswith("Đã nhập: ")


@pytest.mark.django_db
def test_importing_for_nobody_is_a_sentence(chutri: Run, plan: Path) -> None:
    ran = chutri("import", plan)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith("Chưa có tài khoản nào để nhập kế hoạch.")


@pytest.mark.django_db
def test_tasks_go_out_as_json(chutri: Run, plan: Path, tmp_path: Path) -> None:
    chutri("import", "--demo", plan)
    read = json.loads(chutri("read", plan, "--format", "json").out)["tasks"]
    out = tmp_path / "tasks.json"
    # what several lead (the demo's eight communes; the Front and the Farmers' Union) is a task of each
    assert chutri("export", "46/KH-UBND", "-o", out) == (0, "", f"Đã xuất {len(read) - 2 + 8 + 2} nhiệm vụ ra {out}.\n")
    told = json.loads(out.read_text("utf-8"))
    assert told["schema"] == "chutri.tasks/1"
    once = [next(same) for _, same in groupby(told["tasks"], key=lambda task: str(task["action"]))]
    assert [task["action"] for task in once] == [task["action"] for task in read]
    assert [task["partners"] for task in once] == [[party["text"] for party in task["partners"]] for task in read]
    assert {(task["document"], task["status"], task["status_words"]) for task in told["tasks"]} == {
        ("46/KH-UBND", "not_started", "Chưa bắt đầu")
    }


@pytest.mark.django_db
def test_tasks_go_out_as_a_spreadsheet(chutri: Run, plan: Path, tmp_path: Path, task_count: int) -> None:
    chutri("import", "--demo", plan)
    out = tmp_path / "tasks.xlsx"
    assert chutri("export", "-o", out).status == 0
    rows = list(openpyxl.load_workbook(out)["Nhiệm vụ"].iter_rows(values_only=True))
    assert (len(rows), rows[0][:3], rows[1][0]) == (
        task_count + 1 - 2 + 8 + 2,
        ("Văn bản", "Mục", "Cơ quan"),
        "46/KH-UBND",
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-o", "a.csv"], "Không rõ cần ghi “a.csv” theo dạng nào; hãy thêm --format xlsx hoặc --format json.\n"),
        (["-o", "a.json"], "Cơ sở dữ liệu chưa có nhiệm vụ nào; đưa kế hoạch vào bằng: chutri import --issue TỆP\n"),
        (
            ["1/KH", "-o", "a.xlsx"],
            "Cơ sở dữ liệu chưa có nhiệm vụ nào của 1/KH; đưa kế hoạch vào bằng: chutri import --issue TỆP\n",
        ),
    ],
)
def test_what_cannot_go_out_is_said(chutri: Run, words: list[str], said: str) -> None:
    assert chutri("export", *words) == (2, "", said)


def test_serving_says_where(chutri: Run, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    settings.INPROCESS_WORKER = True
    served: list[tuple[str, int]] = []
    monkeypatch.setattr(start, "serve", lambda host, port: served.append((host, port)))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert chutri("serve", "--port", port) == (0, f"Trang web: http://127.0.0.1:{port} (dừng bằng Ctrl-C)\n", "")
    assert served == [("127.0.0.1", port)]


def test_serving_without_a_worker_says_what_is_missing(
    chutri: Run, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.INPROCESS_WORKER = False
    monkeypatch.setattr(start, "serve", lambda host, port: None)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert chutri("serve", "--port", port).out.endswith(
        "\nĐọc kế hoạch, gửi thư, nhắc hạn chờ tiến trình riêng: hãy chạy thêm chutri worker\n"
    )


def test_a_taken_port_is_a_sentence(chutri: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert chutri("serve", "--port", port) == (
            2,
            "",
            f"Không mở được cổng {port} trên 127.0.0.1: cổng đang được chương trình khác dùng.\n",
        )


def test_an_address_that_is_none_is_a_sentence(chutri: Run) -> None:
    assert chutri("serve", "--host", "999.1.1.1") == (
        2,
        "",
        "Không mở được cổng 8000 trên 999.1.1.1: không có địa chỉ này.\n",
    )


@pytest.mark.django_db
def test_a_directory_is_loaded_once(chutri: Run) -> None:
    assert chutri("agencies", "load", "minh-hai-dong").status == 2
    start.make_demo_user()
    again = chutri("agencies", "load", "minh-hai-dong")
    assert (again.status, again.out.startswith("Danh bạ: thêm 0, sửa 0, không đổi ")) == (0, True)
    assert chutri("agencies", "load", "atlantis").err.startswith("Không có danh bạ “atlantis”")
