"""Vietnamese as it was written before Unicode: TCVN3 (the .Vn… or ABC fonts), VNI, and Windows-1258.

The first two are fonts, not encodings: their bytes read as Western letters (``KÕ ho¹ch``, ``Keá hoaïch``). They
are told apart by what each makes of the words: the right one makes Vietnamese syllables of nearly all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from chutri.reading.extract.letters import is_syllable, nfc

Encoding = Literal["tcvn3", "vni", "cp1258"]

# TCVN 5712:1993, table VN3: one byte a letter; capitals with a tone do not exist (they were another font).
_TCVN3_LETTERS = (
    "µà ¶ả ·ã \u00b8á ¹ạ ¨ă »ằ ¼ẳ ½ẵ ¾ắ Æặ ©â Çầ Èẩ Éẫ Êấ Ëậ ®đ Ìè Îẻ Ïẽ Ðé Ñẹ ªê Òề Óể Ôễ Õế Öệ ×ì Øỉ Üĩ Ýí Þị ßò áỏ âõ ãó äọ "
    "«ô åồ æổ çỗ èố éộ ¬ơ êờ ëở ìỡ íớ îợ ïù ñủ òũ óú ôụ \u00adư õừ öử ÷ữ øứ ùự úỳ ûỷ üỹ ýý þỵ ¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ"
)
_TCVN3 = str.maketrans({pair[0]: pair[1] for pair in _TCVN3_LETTERS.split(" ")})

# VNI: the letter, then a second byte for its marks; a few letters are single bytes of their own.
_VNI_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_HATS = dict(zip("âáàåãä", ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True))
_VNI_BREVES = dict(zip("êéèúüë", ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True))
_VNI_SINGLE = dict(zip("ñôöæóòî", "đơưỉĩịỵ", strict=True))


def _vni_table() -> dict[str, str]:
    table: dict[str, str] = {}
    for vowel in "aeouy":
        for mark, tone in _VNI_TONES.items():
            table[vowel + mark] = vowel + tone
    for mark, tone in _VNI_TONES.items():
        table["ô" + mark] = "ơ" + tone
        table["ö" + mark] = "ư" + tone
    for vowel in "aeo":
        for mark, tone in _VNI_HATS.items():
            table[vowel + mark] = vowel + "\u0302" + tone
    for mark, tone in _VNI_BREVES.items():
        table["a" + mark] = "a\u0306" + tone
    table.update(_VNI_SINGLE)
    for old, new in list(table.items()):
        table[old.upper()] = new.upper()
        if len(old) == 2:  # a capital letter with the mark typed in lower case
            table[old[0].upper() + old[1]] = new.upper()
    return {old: nfc(new) for old, new in table.items()}


_VNI = _vni_table()
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

_WORD = re.compile(r"[^\W\d_]+")
# Letters that only Vietnamese in Unicode has: a text with any of them is not in an old encoding.
UNICODE_VIETNAMESE = re.compile("[\u1ea0-\u1ef9]")
# What Western software shows of the old fonts and no Vietnamese in Unicode holds.
_FOREIGN = re.compile("[¢£¤¥¦¨©ª¬\u00ad®µ¶\u00b8¹¼½¾ÄÅÆÇËÎÏÐÑÖØÛÜÞßäåæçëîïðñöøûüþÿ]")
_SYMBOL_RUN = re.compile("[A-Za-z\u00a1-\u00ff]+")
_ENOUGH = 0.8  # share of the marked words that must come out as syllables
_NOT_ALREADY = 0.5  # more syllables than that as it stands: the text is Unicode already
_SAMPLE = 200_000  # characters that are looked at


def from_tcvn3(text: str) -> str:
    """The text read as TCVN3; as long as before."""
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    """The text read as VNI."""
    return _VNI_PATTERN.sub(lambda match: _VNI[match.group()], text)


def _share(words: list[str], turn: Callable[[str], str]) -> float:
    """The share of the words that are Vietnamese syllables once turned."""
    turned = [turn(word) for word in words]
    return sum(not word.isascii() and all(map(is_syllable, _WORD.findall(word))) for word in turned) / len(turned)


def recognise(text: str, at_least: int = 3) -> Encoding | None:
    """Which old font the text was typed in, ``None`` when in none; ``text`` is what Western software shows."""
    sample = text[:_SAMPLE]
    if UNICODE_VIETNAMESE.search(sample) or not _FOREIGN.search(sample):
        return None
    words = [word for word in _SYMBOL_RUN.findall(sample) if not word.isascii()]
    if len(words) < at_least or _share(words, str) > _NOT_ALREADY:
        return None
    shares: dict[Encoding, float] = {"tcvn3": _share(words, from_tcvn3), "vni": _share(words, from_vni)}
    best = max(shares, key=shares.__getitem__)
    return best if shares[best] > _ENOUGH else None


def mend(text: str) -> str:
    """The text with what was typed in an old font turned into Unicode: all of it, or the lines that need it."""
    if not _FOREIGN.search(text):
        return text
    if not UNICODE_VIETNAMESE.search(text):
        return _turn(text, recognise(text))
    return "\n".join(
        _turn(line, recognise(line)) if _FOREIGN.search(line) and not UNICODE_VIETNAMESE.search(line) else line
        for line in text.split("\n")
    )


def _turn(text: str, encoding: Encoding | None) -> str:
    if encoding == "tcvn3":
        return from_tcvn3(text)
    return from_vni(text) if encoding == "vni" else text


def decode_old(data: bytes) -> tuple[str, Encoding] | None:
    """Bytes that are not Unicode read as the old encoding they are in; ``None`` when they are in none of the three."""
    western = data.decode("cp1252", errors="replace") if _is_cp1252(data) else data.decode("latin-1")
    encoding = recognise(western)
    modern = nfc(data.decode("cp1258", errors="replace"))
    if _is_vietnamese(modern) and encoding is None:
        return modern, "cp1258"
    return (_turn(western, encoding), encoding) if encoding else None


def _is_cp1252(data: bytes) -> bool:
    return not any(byte in data for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D))


def _is_vietnamese(text: str) -> bool:
    marked = [word for word in _WORD.findall(text[:_SAMPLE]) if not word.isascii()]
    return len(marked) >= 3 and sum(map(is_syllable, marked)) / len(marked) > _ENOUGH
