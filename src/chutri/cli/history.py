"""``chutri history verify``: whether the history is what was written."""

from __future__ import annotations

import argparse

from chutri.office.lib.numbers import grouped
from chutri.office.project import start


def run(arguments: argparse.Namespace) -> int:
    """Walk the chain; print every place that is broken, and what to note down. 1 when there is one."""
    from chutri.office.history.rules import Noted

    noted = Noted(*arguments.noted) if arguments.noted else None
    found = start.verify_history(noted)
    for problem in found.problems:
        print(problem.words)
    if found.problems:
        print(f"Nhật ký có {grouped(found.count)} dòng, {len(found.problems)} chỗ không còn nguyên vẹn.")
        return 1
    print(f"Nhật ký nguyên vẹn: {grouped(found.count)} dòng.")
    if found.count:
        print(f"Để đối chiếu lần sau: chutri history verify --noted {found.count}:{found.seal[:16]}")
    return 0
