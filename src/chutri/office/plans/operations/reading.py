"""Reading a file: the reader and the checker are called here, and nothing is kept."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import chutri.checking
import chutri.reading
from chutri.office.plans.operations.deadlines import ladders
from chutri.office.plans.rules.marks import Json, marks_of
from chutri.office.plans.rules.paper import blocks_of
from chutri.office.plans.rules.passages import PassageCut, passages_of
from chutri.reading import Reading
from chutri.reading.errors import ReadingError, SecretDocument


class UnableToReadPlan(Exception):
    """The file could not be read; the message is Vietnamese and fit for the screen.

    ``secret`` when it is marked as a state secret, and so must not be kept either.
    """

    def __init__(self, words: str, *, secret: bool = False) -> None:
        """Keep the reader's reason."""
        super().__init__(words)
        self.secret = secret


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """A file that was read, checked and laid out for the page, and is not kept anywhere yet.

    ``ladders`` are the rungs of each task's deadline; ``ends`` says, by the reading's ids, which task is the supporter's
    end of which other.
    """

    reading: Reading
    content: Json
    cuts: list[PassageCut]
    ladders: list[list[Json]]
    ends: dict[str, str]


def read_plan(*, data: bytes, name: str) -> ReadPlan:
    """Read a file. Takes as long as it takes and touches no table. Raises UnableToReadPlan with the reader's reason."""
    try:
        reading = chutri.reading.read_bytes(data, name)
    except ReadingError as error:
        raise UnableToReadPlan(str(error), secret=isinstance(error, SecretDocument)) from error
    return lay_out(reading)


def lay_out(reading: Reading) -> ReadPlan:
    """Check a reading and lay it out. The places in the file stay behind: no page shows them yet."""
    content: Json = chutri.reading.to_dict(reading)
    content["findings"] = [dataclasses.asdict(one) for one in chutri.checking.check(reading)]
    blocks = blocks_of(reading.text, content)
    cuts = passages_of(len(reading.text), blocks, marks_of(content), content["tasks"])
    return ReadPlan(reading, content, cuts, ladders(reading), chutri.checking.other_ends(reading))
