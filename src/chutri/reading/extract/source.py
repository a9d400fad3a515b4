"""The one thing that every extractor returns."""

from __future__ import annotations

from dataclasses import dataclass, field

from chutri.reading.model import Place


@dataclass(frozen=True, slots=True)
class Source:
    """A document's text (NFC, ``\\n`` line ends), and where its characters stood.

    A data table stands in the text as pipe rows, one a line (``| a | b |``), paragraphs inside a cell joined by ``<br>``,
    a literal ``|`` in a cell written ``¦``. A layout table (letterhead, recipients beside signature) is unrolled: all
    lines of its left column, a blank line, then those of its right.
    """

    text: str
    media_type: str
    places: tuple[Place, ...] = field(default=(), repr=False)
    notes: tuple[str, ...] = ()
