"""Whether two texts say the same paragraphs, whatever their line breaks, emphasis and letterhead."""

from __future__ import annotations

import re

from tests.layouts.parts import NATION

_STARTS = re.compile(r"[-+•] |\d+[.)] |[a-zđ]\) |[IVX]+\. |\| |TM\. |KT\. |PHÓ |Số: ")


def paragraphs(text: str) -> list[str]:
    """The paragraphs with white space folded and emphasis removed; items and rows apart, as a reader takes them."""
    found: list[str] = []
    for block in re.split(r"\n\s*\n", text.replace("*", "")):
        begins = True
        for line in filter(None, (" ".join(line.split()) for line in block.split("\n"))):
            if begins or _STARTS.match(line):
                found.append(line)
            else:
                found[-1] += " " + line
            begins = False
    return found


def differences(original: str, read: str) -> list[str]:
    """What only one of the texts says: ``- …`` lost, ``+ …`` come in. The national title, which layouts add, is none."""
    wanted, got = (" ".join(paragraphs(text)) for text in (original, read))
    for words in NATION:
        got = got.replace(words + " ", "", 1)
    if wanted == got:
        return []
    before, after = paragraphs(original), paragraphs(read)
    return [f"- {item}" for item in before if item not in after] + [f"+ {item}" for item in after if item not in before]
