"""Precision and recall of the reader on the plans of tests/corpus, by kind of finding.

``python -m tests.corpus.score [-v] [--plans] [SLUG …]`` prints one line a kind; ``--plans`` one line a plan besides; ``-v`` what
was missed or wrong. ``--raise-floors`` writes what was measured into floors.toml wherever it is higher than what stands there.

A plan is a folder: ``source.txt`` (or the file that ``source`` in expected.toml names) and ``expected.toml``, annotated by hand
by the contract of `chutri read --format json`: every task with its form, section, agencies, role, partners, dates; a key that is absent is a fact that the
plan doesn't state. Every name in them is invented.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path

from chutri.reading import read_path
from tests.corpus.of_content import tally_content
from tests.corpus.of_document import tally_document
from tests.corpus.of_tasks import tally_tasks
from tests.corpus.tally import Expected, Tallies, Tally

CORPUS = Path(__file__).resolve().parent
FLOORS = CORPUS / "floors.toml"


def slugs() -> list[str]:
    """The names of all annotated plans."""
    return sorted(path.parent.name for path in CORPUS.glob("*/expected.toml"))


def expectation(slug: str) -> tuple[Expected, Path]:
    """What a plan's annotation says, and where its text is."""
    folder = CORPUS / slug
    expected = tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))
    return expected, (folder / expected.get("source", "source.txt")).resolve()


def score_plan(slug: str) -> Tallies:
    """Read one plan and compare it with its annotation, kind by kind."""
    expected, source = expectation(slug)
    reading = read_path(source)
    return tally_document(expected, reading) | tally_tasks(expected, reading) | tally_content(expected, reading)


def total(scores: dict[str, Tallies]) -> Tallies:
    """All plans' tallies together, with the plan's name before each remark."""
    sums: Tallies = {}
    for slug, tallies in scores.items():
        for kind, tally in tallies.items():
            named = Tally(tally.hit, tally.found, tally.wanted, [f"{slug}: {remark}" for remark in tally.remarks])
            sums.setdefault(kind, Tally()).add(named)
    return sums


def floors() -> dict[str, dict[str, float]]:
    """The least precision and recall of each kind; they may only rise."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def raise_floors(sums: Tallies) -> None:
    """Write floors.toml anew with whatever was measured higher than its floor, cut to three places; nothing found raises nothing."""
    old, lines = floors(), ["# Least precision and recall by kind, measured by `make corpus`. They may only rise.\n"]
    for kind, tally in sums.items():
        before = old.get(kind, {})
        precision = max(before.get("precision", 0.0), int(tally.precision * 1000) / 1000 if tally.found else 0.0)
        recall = max(before.get("recall", 0.0), int(tally.recall * 1000) / 1000 if tally.wanted else 0.0)
        lines.append(f'["{kind}"]\nprecision = {precision:.3f}\nrecall = {recall:.3f}\n')
    FLOORS.write_text("\n".join(lines), encoding="utf-8")


def table(sums: Tallies) -> str:
    """The tallies as lines of a table."""
    lines = [f"{'kind':<20}{'precision':>10}{'recall':>8}{'right':>7}{'found':>7}{'wanted':>7}"]
    lines += [
        f"{kind:<20}{tally.precision:>10.3f}{tally.recall:>8.3f}{tally.hit:>7}{tally.found:>7}{tally.wanted:>7}"
        for kind, tally in sums.items()
    ]
    return "\n".join(lines)


def plan_line(slug: str, tallies: Tallies) -> str:
    """One plan's score: its tasks, and the kinds that are not wholly right."""
    tasks = tallies["tasks"]
    faults = [
        f"{kind} {tally.hit}/{max(tally.found, tally.wanted)}" for kind, tally in tallies.items() if tally.remarks
    ]
    return f"{slug:<28} tasks {tasks.hit}/{tasks.found}/{tasks.wanted}  {', '.join(faults) or 'all right'}"


def main(arguments: list[str] | None = None) -> int:
    """Print the scores; 0 unless a plan that is named does not exist."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plans", nargs="*", metavar="SLUG", help="only these plans")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what was missed or wrong")
    parser.add_argument("--plans", dest="by_plan", action="store_true", help="one line a plan besides")
    parser.add_argument("--raise-floors", action="store_true", help="raise floors.toml to what was measured")
    options = parser.parse_args(arguments)
    unknown = set(options.plans) - set(slugs())
    if unknown:
        sys.stderr.write(f"no such plan: {', '.join(sorted(unknown))}\n")
        return 2
    scores = {slug: score_plan(slug) for slug in options.plans or slugs()}
    sums = total(scores)
    out = [plan_line(slug, tallies) for slug, tallies in scores.items()] if options.by_plan else []
    out.append(table(sums))
    if options.verbose:
        out += [f"  {remark}" for tally in sums.values() for remark in tally.remarks]
    sys.stdout.write("\n".join(out) + "\n")
    if options.raise_floors:
        raise_floors(sums)
    return 0


if __name__ == "__main__":
    sys.exit(main())
