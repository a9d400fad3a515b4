"""Figures as people in offices write them: 1.234,5. What can be meant two ways is asked about, not guessed."""

from __future__ import annotations

import re
from decimal import Decimal

_PLAIN = re.compile(r"[-−]?\d+(?:,\d+)?")
_GROUPED = re.compile(r"[-−]?\d{1,3}(?:[. ]\d{3})+(?:,\d+)?")
_POINT = re.compile(r"[-−]?\d+\.\d+")
_LONGEST = 30
MOST_DIGITS = 15


class NotANumber(ValueError):
    """What was typed is no figure; the message is Vietnamese and says how to write it."""


def figure(typed: str, *, unit: str = "") -> Decimal:
    """Read a figure: dots part thousands, a comma the fraction; the question's own unit behind it is left out.

    Raises NotANumber with a sentence for the screen.
    """
    words = " ".join(typed.replace("\xa0", " ").split())
    bare = words
    if unit and bare.casefold().endswith(unit.casefold()):
        bare = bare[: -len(unit)].rstrip()
    shown = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
    if _GROUPED.fullmatch(bare) or _PLAIN.fullmatch(bare):
        plain = bare.replace(".", "").replace(" ", "").replace("−", "-").replace(",", ".")
        if sum(char.isdigit() for char in plain) > MOST_DIGITS:
            raise NotANumber(f"“{shown}” dài quá {MOST_DIGITS} chữ số; hãy kiểm tra lại.")
        return Decimal(plain)
    if _POINT.fullmatch(bare):
        comma = bare.replace(".", ",")
        raise NotANumber(f"“{shown}” chưa rõ: số thập phân viết bằng dấu phẩy ({comma}), dấu chấm chỉ ngăn hàng nghìn.")
    if "," in bare and bare.count(",") > 1 and re.fullmatch(r"[\d,]+", bare):
        raise NotANumber(f"“{shown}” chưa rõ: hàng nghìn ngăn bằng dấu chấm ({bare.replace(',', '.')}).")
    hint = f"đơn vị {unit} đã ghi sẵn" if unit else "không kèm chữ"
    raise NotANumber(f"“{shown}” không phải là số. Chỉ ghi chữ số, ví dụ 1.234,5 ({hint}).")


def written(value: Decimal | str | None, *, places: int | None = None) -> str:
    """Write a figure with dots between thousands and a comma before the fraction; nothing for None."""
    if value is None or value == "":
        return ""
    number = Decimal(value)
    if places is not None:
        number = round(number, places)
    text = f"{number.normalize():,f}" if number else "0"
    return text.replace(",", "\0").replace(".", ",").replace("\0", ".")


def kept(value: Decimal) -> str:
    """Give a figure as it is stored: digits with a point, without needless zeros."""
    return f"{value.normalize():f}" if value else "0"
