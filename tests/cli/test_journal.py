"""The file that grows: what it knows, what it drops, what it refuses."""

from pathlib import Path

import pytest

from chutri.cli.errors import CommandError
from chutri.cli.journal import Journal

HASHES = ["a" * 64, "b" * 64, "c" * 64]


def a_line(sha256: str) -> bytes:
    return b'{"schema":"chutri.reading/1","source":{"name":"x","sha256":"%s"},"tasks":[]}\n' % sha256.encode()


LINES = [a_line(sha256) for sha256 in HASHES]


def test_a_new_file_takes_lines(tmp_path: Path) -> None:
    with Journal(tmp_path / "a.jsonl") as journal:
        assert journal.known == set()
        for sha256, line in zip(HASHES, LINES, strict=True):
            journal.add(sha256, line)
        assert journal.known == set(HASHES)
    assert (tmp_path / "a.jsonl").read_bytes() == b"".join(LINES)


@pytest.mark.parametrize("cut", [1, 2, 30, len(LINES[2]) - 1])
def test_what_a_power_cut_left_of_the_last_line_is_dropped(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"".join(LINES)[:-cut])
    with Journal(path) as journal:
        assert journal.known == set(HASHES[:2])
        journal.add(HASHES[2], LINES[2])
    assert path.read_bytes() == b"".join(LINES)


@pytest.mark.parametrize("torn", [b"", b"{", b'{"schema":"chutri.rea'])
def test_a_torn_beginning_is_no_foreign_file(tmp_path: Path, torn: bytes) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(torn)
    with Journal(path) as journal:
        assert journal.known == set()
    assert path.read_bytes() == b""


@pytest.mark.parametrize("foreign", [b"my notes\n", b'{"schema": "other"}\n', LINES[0] + b"\0\0\0\0\n", b"\n"])
def test_a_file_of_something_else_is_refused_and_left_alone(tmp_path: Path, foreign: bytes) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(foreign)
    with pytest.raises(CommandError) as refused:
        Journal(path)
    assert str(refused.value) == (
        f"Tệp “{path}” đã có nội dung khác, không phải kết quả của chutri read; hãy chọn tên khác."
    )
    assert path.read_bytes() == foreign


def test_a_place_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as refused:
        Journal(tmp_path / "none" / "a.jsonl")
    assert str(refused.value) == f"Không ghi được tệp “{tmp_path / 'none' / 'a.jsonl'}”: không có tệp hoặc thư mục này."
