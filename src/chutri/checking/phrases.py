"""Small pieces of the sentences that findings are made of."""

from __future__ import annotations


def quoted(text: str, length: int = 90) -> str:
    """A text in quotation marks, cut at a word after ``length`` characters."""
    words = " ".join(text.split())
    if len(words) > length:
        words = words[:length].rsplit(" ", 1)[0].rstrip(",;:-– ") + " …"
    return f"“{words}”"


def listed(names: list[str], last: str = "và") -> str:
    """Names joined as in a sentence: ``A, B và C``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"
