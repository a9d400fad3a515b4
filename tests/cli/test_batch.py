"""``chutri read FOLDER --out FILE``: many documents, taken up again, one bad file told."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from multiprocessing import Pipe, active_children
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread

import pyarrow.parquet as pq
import pytest

from chutri.cli import crew
from chutri.cli.batch import gather
from tests.cli.conftest import Ran

Run = Callable[..., Ran]


@pytest.fixture
def store(tmp_path: Path, examples: Path) -> Path:
    """Three plans in a tree, the last broken, beside files that are no documents."""
    folder = tmp_path / "store"
    (folder / "b").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    plans = sorted(examples.glob("*.txt"))
    (folder / "a.txt").write_bytes(plans[0].read_bytes())
    (folder / "b" / "c.TXT").write_bytes(plans[1].read_bytes())
    (folder / "d.pdf").write_bytes(b"MZ\x90\x00 no pdf")
    (folder / "table.xlsx").write_bytes(b"")
    (folder / "~$a.docx").write_bytes(b"")
    (folder / ".hidden" / "e.txt").write_bytes(b"x")
    return folder


def names(out: Path) -> list[str]:
    return [json.loads(line)["source"]["name"] for line in out.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_folder_goes_into_one_file_and_the_bad_one_is_told(
    chutri: Run, store: Path, tmp_path: Path, workers: int
) -> None:
    out = tmp_path / "out.jsonl"
    ran = chutri("read", store, "--out", out, "--workers", workers)
    assert names(out) == [str(store / "a.txt"), str(store / "b" / "c.TXT")]
    bad, tally, _ = ran.err.split("\n")
    assert (ran.status, ran.out) == (2, "")
    assert bad.startswith(f"Tệp “{store / 'd.pdf'}” thực chất là chương trình Windows (.exe)")
    assert tally == f"2 văn bản đã đọc, 1 tệp không đọc được, 1 tệp thuộc loại không đọc. Kết quả: {out}"


def test_a_line_is_what_one_file_gives(chutri: Run, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    chutri("read", store / "a.txt", "--out", out)
    one = json.loads(chutri("read", store / "a.txt", "--format", "json").out)
    one["source"]["name"] = str(store / "a.txt")
    assert json.loads(out.read_text("utf-8")) == one


def test_a_run_is_taken_up_where_it_stopped(chutri: Run, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    chutri("read", store / "a.txt", store / "b", "--out", out)
    whole = out.read_bytes()
    out.write_bytes(whole[:-100])
    ran = chutri("read", store / "a.txt", store / "b", "--out", out)
    assert (ran.status, ran.err) == (
        0,
        f"1 văn bản đã đọc, 1 văn bản đã có từ trước hoặc trùng nội dung. Kết quả: {out}\n",
    )
    assert out.read_bytes() == whole


@pytest.mark.parametrize("workers", [1, 2])
def test_the_same_document_twice_is_one_line(chutri: Run, store: Path, tmp_path: Path, workers: int) -> None:
    (store / "again.txt").write_bytes((store / "a.txt").read_bytes())
    out = tmp_path / "out.jsonl"
    ran = chutri("read", store / "a.txt", store / "again.txt", "--out", out, "--workers", workers)
    assert (ran.status, names(out)) == (0, [str(store / "a.txt")])


def test_any_number_of_workers_gives_the_same_bytes(chutri: Run, store: Path, tmp_path: Path, examples: Path) -> None:
    plan = (examples / "ke-hoach-thi-dua.txt").read_bytes()
    for number in range(30):
        (store / f"{number:02}.txt").write_bytes(plan + b"\n" * (number + 1))
    one, two = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    chutri("read", store, "--out", one, "--workers", 1)
    chutri("read", store, "--out", two, "--workers", 2)
    assert len(names(one)) == 32
    assert one.read_bytes() == two.read_bytes()


def test_parquet_holds_a_row_a_document_and_is_taken_up(chutri: Run, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    chutri("read", store / "a.txt", "--out", out)
    ran = chutri("read", store, "--out", out)
    assert ran.err.splitlines()[-1] == (
        "1 văn bản đã đọc, 1 văn bản đã có từ trước hoặc trùng nội dung, 1 tệp không đọc được, "
        f"1 tệp thuộc loại không đọc. Kết quả: {out}"
    )
    rows = pq.read_table(out).to_pylist()
    assert [row["name"] for row in rows] == [str(store / "a.txt"), str(store / "b" / "c.TXT")]
    for row in rows:
        reading = json.loads(row["reading"])
        assert row["code"] == reading["header"]["code"]
        assert [task["action"] for task in row["tasks"]] == [task["action"] for task in reading["tasks"]]
        assert [task["deadline"] for task in row["tasks"]] == [
            task["deadline"] and task["deadline"]["date"] for task in reading["tasks"]
        ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.parquet", "store"]


def test_a_stop_between_the_table_and_its_journal_doubles_nothing(chutri: Run, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    chutri("read", store / "a.txt", "--out", tmp_path / "out.jsonl")
    chutri("read", store / "a.txt", "--out", out)
    (tmp_path / "out.jsonl").rename(tmp_path / "out.parquet.part.jsonl")
    chutri("read", store / "a.txt", store / "b", "--out", out)
    assert pq.read_table(out)["name"].to_pylist() == [str(store / "a.txt"), str(store / "b" / "c.TXT")]


def test_a_parquet_file_of_something_else_is_refused(chutri: Run, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    out.write_bytes(b"PAR1 not")
    assert chutri("read", store, "--out", out) == (
        2,
        "",
        f"Tệp “{out}” đã có nội dung khác, không phải kết quả của chutri read; hãy chọn tên khác.\n",
    )
    assert out.read_bytes() == b"PAR1 not"


def test_nothing_to_read_is_said(chutri: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    ran = chutri("read", empty, "--out", tmp_path / "out.jsonl")
    assert ran == (2, "", f"Không có văn bản nào để đọc trong “{empty}”.\n")
    assert not (tmp_path / "out.jsonl").exists()


def test_gather_goes_by_name_and_leaves_out_what_is_no_document(store: Path) -> None:
    out = store / "out.parquet"
    (store / "out.parquet.part.jsonl").write_bytes(b"")
    found, passed_over = gather([str(store), str(store / "table.xlsx")], out)
    assert found == [str(store / name) for name in ("a.txt", "d.pdf", "b/c.TXT", "table.xlsx")]
    assert passed_over == 1


def test_a_file_that_brings_a_process_down_is_told_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"{number}.txt" for number in range(20)] + ["deadly-a.txt", "deadly-b.txt", "last.txt"]
    monkeypatch.setattr(crew, "work", deadly_work)
    outcomes = list(crew.read_all(names, crew.Orders(frozenset(), with_text=False), workers=2))
    told = "Tệp “{}” làm chương trình đọc dừng đột ngột nên bị bỏ qua."
    assert outcomes == [crew.Outcome(name, failure=told.format(name) if "deadly" in name else name) for name in names]


def deadly_work(pipe: Connection, _: crew.Orders) -> None:
    """As a worker's life, but some files end the process, as a fault in a library of C would."""
    while True:
        try:
            file = pipe.recv()
        except EOFError:
            return
        if "deadly" in file:
            os._exit(139)
        pipe.send(crew.Outcome(file, failure=file))


def test_whoever_stops_taking_ends_the_workers() -> None:
    outcomes = crew.read_all(["none.txt"] * 50, crew.Orders(frozenset(), with_text=False), workers=2)
    next(outcomes)
    assert len(active_children()) == 2
    outcomes.close()
    assert active_children() == []


def test_a_worker_reads_until_nobody_sends_any_more(examples: Path) -> None:
    ours, theirs = Pipe()
    plan = examples / "ke-hoach-hoi-nghi.txt"
    life = Thread(target=crew.work, args=(theirs, crew.Orders(frozenset(), with_text=False)))
    ours.send(str(plan))
    ours.send("none.txt")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("signal.signal", lambda *_: None)  # a thread may not set signals; a process does
        life.start()
        read, failed = ours.recv(), ours.recv()
        ours.close()
        life.join()
    assert (read.file, read.failure, json.loads(read.line)["header"]["code"]) == (str(plan), None, "46/KH-UBND")
    assert failed == crew.Outcome("none.txt", failure="Không mở được tệp “none.txt”: không có tệp hoặc thư mục này.")


def test_workers_that_end_between_files_are_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "work", tiring_work)
    names = [f"{number}.txt" for number in range(12)]
    outcomes = list(crew.read_all(names, crew.Orders(frozenset(), with_text=False), workers=2))
    assert [outcome.file for outcome in outcomes] == names
    assert len([outcome for outcome in outcomes if outcome.failure == outcome.file]) >= 6


def tiring_work(pipe: Connection, _: crew.Orders) -> None:
    """A worker that answers once and is gone."""
    file = pipe.recv()
    pipe.send(crew.Outcome(file, failure=file))
