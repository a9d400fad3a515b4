"""The command line complains and explains in Vietnamese."""

import re

import pytest

from chutri.cli.arguments import build_parser
from chutri.cli.language import in_vietnamese

COMMANDS = ("read", "check", "import", "export", "serve", "doctor")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ([], "Còn thiếu: LỆNH. Xem hướng dẫn: chutri --help"),
        (
            ["doc"],
            "LỆNH không nhận 'doc'; chọn một trong: 'read', 'check', 'import', 'export', 'serve', 'worker', 'agencies', 'history', 'doctor'.",
        ),
        (["read"], "Còn thiếu: TỆP. Xem hướng dẫn: chutri read --help"),
        (["read", "a", "--format"], "--format cần kèm một giá trị."),
        (
            ["read", "a", "--format", "xml"],
            "--format không nhận 'xml'; chọn một trong: 'table', 'json', 'xlsx', 'ics', 'md'.",
        ),
        (["read", "a", "--with-text=1"], "--with-text không nhận giá trị '1'."),
        (["read", "a", "--form", "json"], "Không hiểu: --form json. Xem hướng dẫn: chutri --help"),
        (["read", "a", "--workers", "0"], "--workers: cần một số từ 1 đến "),
        (["read", "a", "--workers", "hai"], "--workers: cần một số từ 1 đến "),
        (
            ["check", "a", "--fail-on", "never"],
            "--fail-on không nhận 'never'; chọn một trong: 'error', 'warning', 'note'.",
        ),
        (["serve", "--port", "99999"], "--port: cần một số từ 1 đến 65535, không phải '99999'."),
        (["export"], "Còn thiếu: -o/--out."),
    ],
)
def test_wrong_words_are_one_vietnamese_sentence(
    typed: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        build_parser().parse_args(typed)
    out, err = capsys.readouterr()
    assert (ended.value.code, out) == (2, "")
    assert err.startswith(said)
    assert err.count("\n") == 1


@pytest.mark.parametrize("typed", [["--help"], *([command, "--help"] for command in COMMANDS)])
def test_help_is_vietnamese_also_in_argparse_own_words(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        build_parser().parse_args(typed)
    out, err = capsys.readouterr()
    assert (ended.value.code, err) == (0, "")
    assert out.startswith("Cách dùng: chutri")
    assert (
        re.findall(r"(?i)\b(usage|options|optional|positional|arguments|show this|exit|default|required)\b", out) == []
    )


@pytest.mark.parametrize(
    ("complaint", "said"),
    [
        ("argument TỆP: expected at least one argument", "TỆP cần kèm ít nhất một giá trị"),
        ("argument -o: not allowed with argument --out", "-o không dùng cùng --out"),
        ("argument --port: invalid int value: 'x'", "--port không nhận 'x'"),
        (
            "argument LỆNH: invalid choice: 'x' (choose from read, check)",
            "LỆNH không nhận 'x'; chọn một trong: read, check",
        ),
        ("something new", "Lệnh chưa đúng: something new"),
    ],
)
def test_in_vietnamese_knows_what_argparse_may_say(complaint: str, said: str) -> None:
    assert in_vietnamese(complaint) == said


def test_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        build_parser().parse_args(["--version"])
    assert ended.value.code == 0
    assert re.fullmatch(r"chutri \d+\.\d+\.\d+\n", capsys.readouterr().out)
