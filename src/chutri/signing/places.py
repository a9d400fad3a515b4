"""Where on a page a signature belongs: above the signer's printed name, below the position that it is signed in.

Decree 30/2020, Phụ lục I, II.7: the signer's picture stands centred between position and name; II.8: the red stamp covers about a
third of it, to its left.
"""

from __future__ import annotations

import unicodedata

import pypdfium2

from chutri.signing.model import Box

_MOST_PAGES = 500


def place_of_name(path: str, name: str) -> Box | None:
    """Give the box of a person's name where it is printed last in a PDF (page from 0); None when it stands nowhere."""
    wanted = unicodedata.normalize("NFC", " ".join(name.split()))
    if not wanted:
        return None
    document = pypdfium2.PdfDocument(path)
    try:
        for number in reversed(range(min(len(document), _MOST_PAGES))):
            page = document[number]
            found = _last_on(page, wanted)
            page.close()
            if found is not None:
                return Box(number, *found)
    finally:
        document.close()
    return None


def pages_of(path: str) -> list[tuple[float, float]]:
    """Give width and height of a PDF's pages, in points."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [document.get_page_size(number) for number in range(min(len(document), _MOST_PAGES))]
    finally:
        document.close()


def _last_on(page: pypdfium2.PdfPage, wanted: str) -> tuple[float, float, float, float] | None:
    text = page.get_textpage()
    found = None
    searcher = text.search(wanted, match_case=True)
    while (hit := searcher.get_next()) is not None:
        start, count = hit
        boxes = [text.get_charbox(place) for place in range(start, start + count)]
        boxes = [one for one in boxes if one[2] > one[0]]
        if boxes:
            left, bottom, right, top = zip(*boxes, strict=True)
            found = min(left), min(bottom), max(right), max(top)
    searcher.close()
    text.close()
    return found
