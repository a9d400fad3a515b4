"""What somebody typed into the search box, how a text is cut for it, and the words shown around what was found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from chutri.office.lib.folding import fold_in_place, words_of

# One row of the index holds so many characters (some 20 pages): PostgreSQL counts no places past the 16,383rd word of a row.
PIECE = 50_000
MOST_WORDS = 12
BEFORE, EXCERPT = 70, 260  # characters
_BLANKS = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Sought:
    """A query as folded words; the last one may be the beginning of a word, as while somebody types."""

    words: tuple[str, ...]

    @property
    def phrase(self) -> str:
        """Give the words as they stand one after the other in a text."""
        return " ".join(self.words)


def sought(query: str) -> Sought:
    """Read a query; empty where it holds no letter and no digit."""
    return Sought(tuple(words_of(query)[:MOST_WORDS]))


def fts5_query(wanted: Sought, *, as_phrase: bool) -> str:
    """Write it for SQLite's FTS5. Words are letters and digits alone, so that quoting them makes them safe."""
    if as_phrase:
        return f'"{wanted.phrase}"*'
    *first, last = wanted.words
    return " AND ".join([*(f'"{word}"' for word in first), f'"{last}"*'])


def tsquery(wanted: Sought, *, as_phrase: bool) -> str:
    """Write it for PostgreSQL's to_tsquery."""
    return (" <-> " if as_phrase else " & ").join(wanted.words) + ":*"


def searchable(text: str) -> str:
    """Bring a text into the form that is kept: composed letters, no blanks in a row, no control characters."""
    text = unicodedata.normalize("NFC", text).replace("\0", " ")
    return _LINES.sub("\n", _BLANKS.sub(" ", text)).strip()


def pieces(text: str) -> Iterator[str]:
    """Cut a searchable text at blanks into rows of the index; one empty piece for an empty text."""
    start = 0
    while len(text) - start > PIECE:
        at = max(text.rfind(" ", start, start + PIECE), text.rfind("\n", start, start + PIECE))
        at = at if at > start else start + PIECE
        yield text[start:at]
        start = at
    yield text[start:]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of an excerpt; ``found`` when it is one of the words sought."""

    text: str
    found: bool


def segments(text: str, wanted: Sought) -> list[Segment]:
    """Cut a text where a sought word begins and ends, for showing it marked."""
    text = unicodedata.normalize("NFC", text)
    folded = fold_in_place(text)
    if not wanted.words:
        return [Segment(text, found=False)] if text else []
    *whole, last = (re.escape(word) for word in wanted.words)
    patterns = [r"(?<![0-9a-z])" + r" +".join([*whole, last])] if whole else []
    patterns += [rf"(?<![0-9a-z])(?:{'|'.join(whole)})(?![0-9a-z])"] if whole else []
    patterns.append(rf"(?<![0-9a-z]){last}")
    cut: list[Segment] = []
    at = 0
    for match in re.finditer("|".join(patterns), folded):
        if match.start() > at:
            cut.append(Segment(text[at : match.start()], found=False))
        cut.append(Segment(text[match.start() : match.end()], found=True))
        at = match.end()
    if at < len(text):
        cut.append(Segment(text[at:], found=False))
    return cut


def trimmed(excerpt: str, *, begins_text: bool, ends_text: bool) -> str:
    """Cut half words off both ends of an excerpt and say by … that the text goes on."""
    if not begins_text:
        excerpt = "… " + excerpt[excerpt.find(" ") + 1 :].lstrip()
    if not ends_text and " " in excerpt:
        excerpt = excerpt[: excerpt.rfind(" ")].rstrip() + " …"
    return excerpt.replace("\n", " ")
