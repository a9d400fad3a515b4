"""The reader on the corpus never falls below its floors; and on the hand-made truth beside the checkout, where that is."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import unicodedata
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from chutri.reading import read_path, to_dict
from tests.corpus.score import CORPUS, expectation, floors, score_plan, slugs, total
from tests.corpus.tally import Tallies, fold

ROOT = CORPUS.parent.parent


@cache
def measured() -> Tallies:
    """The whole corpus read once."""
    return total({slug: score_plan(slug) for slug in slugs()})


def test_corpus_is_whole() -> None:
    assert len(slugs()) >= 30
    assert [path.name for path in sorted(CORPUS.iterdir()) if (path / "source.txt").exists()] == [
        slug for slug in slugs() if not slug.startswith("vi-du-")
    ]


@pytest.mark.parametrize("slug", slugs())
def test_annotation_is_taken_from_its_source(slug: str) -> None:
    """The words that a task begins with, and the bodies that it names, stand in the plan."""
    expected, source = expectation(slug)
    text = fold(re.sub(r"(?m)^\|$", " ", source.read_text(encoding="utf-8-sig")))

    tasks = expected["tasks"]
    opening = [" ".join(task["starts"].split()[:3]) for task in tasks]
    absent = [words for words in opening if fold(words) not in text]
    absent += [name for task in tasks for name in task["agencies"] if fold(name) not in text]
    assert absent == []
    assert {task["role"] for task in tasks} <= {"lead", "coordinate", "own"}
    assert {task["form"] for task in tasks} <= {"item", "labelled", "row"}


@pytest.mark.parametrize("kind", sorted(floors()))
def test_floor(kind: str) -> None:
    """A kind's precision and recall may only rise: raise its floor in floors.toml with what you mended."""
    tally, floor = measured()[kind], floors()[kind]

    assert tally.precision >= floor["precision"], "\n".join(tally.remarks)
    assert tally.recall >= floor["recall"], "\n".join(tally.remarks)


def test_every_kind_has_a_floor() -> None:
    assert sorted(floors()) == sorted(measured())


# The hand-made truth beside the checkout.


def shared_folder() -> Path:
    """``../shared``, or what CHUTRI_SHARED names; in CI its absence fails."""
    folder = Path(os.environ.get("CHUTRI_SHARED", ROOT.parent / "shared"))
    if not (folder / "gold").is_dir():
        stop = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        stop(f"no shared plans at {folder} (CHUTRI_SHARED names another folder)")
    return folder


def shared_scorer(folder: Path) -> ModuleType:
    """The scorer that stands beside the hand-made truth."""
    spec = importlib.util.spec_from_file_location("score_reading", folder / "tools" / "score_reading.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_shared_gold() -> None:
    """Every measure is at least 0.99 on the seeds that have a hand-made truth, and nothing of them is lost."""
    folder = shared_folder()
    scorer = shared_scorer(folder)

    low: dict[str, Any] = {}
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = folder / "seeds" / gold["source"]
        scores = scorer.score(gold, to_dict(read_path(source)), scorer.text(source))
        low |= {f"{path.stem}.{name}": value for name, value in scores.items() if value < 0.99}
        low |= {f"{path.stem}.coverage": scores["coverage"]} if scores["coverage"] < 1.0 else {}

    assert low == {}


def test_nothing_of_a_shared_plan_is_lost() -> None:
    """Each real plan is read, and each of its non-blank characters lies in some span."""
    folder = shared_folder()
    scorer = shared_scorer(folder)

    lost = {}
    for source in sorted([*(folder / "plans").glob("*.txt"), *(folder / "seeds").glob("*.txt")]):
        text = unicodedata.normalize("NFC", source.read_text(encoding="utf-8-sig"))
        coverage = scorer.score(blank_gold(), to_dict(read_path(source)), text)["coverage"]
        if coverage < 1.0:
            lost[source.name] = coverage

    assert lost == {}


def blank_gold() -> dict[str, Any]:
    """A truth that says nothing: only coverage is asked of the scorer."""
    fields = ("code", "symbol", "date", "place", "kind", "title", "on_behalf", "signing_for", "position", "signer")
    return {"header": dict.fromkeys((*fields, "recipients")), "references": [], "tasks": []}
