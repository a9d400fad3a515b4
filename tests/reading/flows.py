"""Words as the reader's stages take them: a flow, a sheet, an outline."""

from __future__ import annotations

from collections.abc import Iterable

from chutri.reading.blocks import read_blocks
from chutri.reading.flow import Flow, flow_of
from chutri.reading.fold import fold, nfc
from chutri.reading.lines import Sheet
from chutri.reading.model import Party
from chutri.reading.outline import Item, grow


def a_flow(words: str) -> Flow:
    """A paragraph's words as readable text."""
    words = nfc(words)
    return flow_of(words, fold(words), 0, len(words))


def a_tree(text: str, *, annexes: bool = False) -> Item:
    """The outline of a body's text, without letterhead and foot."""
    sheet = Sheet(nfc(text))
    return grow(read_blocks(sheet, 0, len(sheet.lines)), annexes=annexes)


def names(parties: Iterable[Party]) -> list[str]:
    """Who is named, as written."""
    return [party.text for party in parties]
