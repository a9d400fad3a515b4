"""The one thing that every extractor returns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the model is a large module, and most files have no places
    from chutri.reading.model import Place


@dataclass(frozen=True, slots=True)
class Source:
    """A document's text (NFC, ``\\n`` line ends), and where its characters stood.

    A data table stands in the text as pipe rows, one a line (``| a | b |``), paragraphs inside a cell joined by ``<br>``,
    a literal ``|`` in a cell written ``¦``. A layout table (letterhead, recipients beside signature) is unrolled: all
    lines of its left column, a blank line, then those of its right. The text of .txt and .md files is not touched
    beyond NFC: its line ends stay as they are.
    """

    text: str
    media_type: str
    places: tuple[Place, ...] = field(default=(), repr=False)
    notes: tuple[str, ...] = ()
