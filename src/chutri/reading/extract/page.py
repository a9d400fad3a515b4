"""What a page of a PDF or scan is made of, before it is text: words and cells where they stand.

Coordinates count from the page's top left corner, to the right and down, in points or pixels alike: nothing here
knows the unit, only the height of letters.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters without white space, and its box."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(slots=True)
class Page:
    """One page; ``tables`` are rows of cell boxes, ``None`` where a cell is merged into another."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    tables: list[list[list[Box | None]]] = field(default_factory=list)
    image: float = 0.0
    """The share of the page that images cover."""
    quarters: int = 0
    """How many quarters, clockwise, the page had to be turned to be read; width and height are those after."""


class Line:
    """One line as it is read: words of one baseline and one column, from left to right.

    ``column`` is 0 for the page's own width; the columns of a letterhead or of recipients beside the signature have
    numbers of their own. ``row`` marks a row of a data table: its text is then the pipe row.
    """

    __slots__ = ("bottom", "column", "height", "left", "page", "right", "row", "text", "top", "words")

    def __init__(self, words: list[Word], page: int, column: int = 0, *, text: str | None = None) -> None:
        self.words = words
        self.page = page
        self.column = column
        self.row = text is not None
        self.text = " ".join(word.text for word in words) if text is None else text
        self.left = min(word.left for word in words)
        self.right = max(word.right for word in words)
        self.top = min(word.top for word in words)
        self.height = max(word.bottom - word.top for word in words)
        bottoms = sorted(word.bottom for word in words)
        self.bottom = bottoms[len(bottoms) // 2]
        """The lower edge of most words; what hangs deeper is a mark."""

    @property
    def centre(self) -> float:
        """The middle between its ends."""
        return (self.left + self.right) / 2

    @property
    def box(self) -> Box:
        """The smallest box around all words."""
        return self.left, self.top, self.right, max(word.bottom for word in self.words)
