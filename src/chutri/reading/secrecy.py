"""The stamp of a state secret on a letterhead: such a document must not be read by a machine of an open network.

The degrees are those of the Law on protection of state secrets (29/2018/QH14, article 8): Tuyệt mật, Tối mật, Mật. The
stamp stands alone, in capitals, among the lines of the letterhead; the same words in a sentence are no stamp.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from chutri.reading.errors import SecretDocument
from chutri.reading.fold import nfc, plain_rx

_LINES = 40  # a letterhead with its title takes fewer
_CHARACTERS = 8_000
_BODY = plain_rx(r"(?:I|1|A)\s?[.)]\s|Điều 1\b|Phần (?:I|thứ nhất)\b")
_CELLS = plain_rx(r"\||\t|\s{3,}|<br\s*/?>")  # a stamp beside the number, in a column of its own
_HINT = plain_rx(r"M\s*[ẬẠÂẶA]\s*T|[Mm][Ậậ][Tt]\s*:")  # no stamp and no label of one without it
_FRAME = " \t*_#>[](){}.:;-–—=\u00a0"
_LABEL = plain_rx(r"(?:dấu\s+chỉ\s+)?(?:độ|mức)\s+(?:độ\s+)?mật\s*:\s*", re.IGNORECASE)
# The letters of a stamp may be set apart; recognition takes one mark of Ậ for another, where a word before it is sure.
_DEGREES = (
    ("TUYỆT MẬT", plain_rx(r"TUY[ỆÊẸE]TM[ẬẠÂẶA]T")),
    ("TỐI MẬT", plain_rx(r"T[ỐÔÓO]IM[ẬẠÂẶA]T")),
    ("MẬT", plain_rx(r"MẬT")),
)
_LIFTED = plain_rx(r"(?:ĐÃ)?GIẢIMẬT")  # the stamp of article 22: the secret is lifted


def mark_in(text: str) -> str | None:
    """The degree of secrecy that is stamped on the letterhead: ``MẬT``, ``TỐI MẬT``, ``TUYỆT MẬT``; ``None`` without one.

    A document that also bears GIẢI MẬT is a secret no longer.
    """
    found: str | None = None
    for cell in _letterhead(nfc(text[:_CHARACTERS])):
        bare = _LABEL.sub("", cell.strip(_FRAME)).strip(_FRAME)
        words = re.sub(r"\s", "", bare)
        if _LABEL.match(cell.strip(_FRAME)):
            words = words.upper()  # Độ mật: Tối mật
        if _LIFTED.fullmatch(words):
            return None
        found = found or next((degree for degree, stamp in _DEGREES if stamp.fullmatch(words)), None)
    return found


def refuse_secret(text: str, name: str) -> None:
    """Raises SecretDocument where the letterhead is stamped with a degree of secrecy."""
    degree = mark_in(text)
    if degree is None:
        return
    what = f"Tệp “{name}”" if name else "Văn bản"
    raise SecretDocument(
        f"{what} đóng dấu “{degree}”: phần mềm không đọc tài liệu bí mật nhà nước; "
        "hãy xử lý theo Luật Bảo vệ bí mật nhà nước, trên máy không nối mạng."
    )


def _letterhead(text: str) -> Iterator[str]:
    """The lines above the first numbered heading that may bear a stamp, a line of two columns as two."""
    for line in islice(filter(None, map(str.strip, text.splitlines())), _LINES):
        if _BODY.match(line.lstrip("*#| ")):
            return
        if _HINT.search(line):
            yield from (cell for cell in _CELLS.split(line) if cell.strip())
