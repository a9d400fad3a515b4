"""A list of bodies cut into its entries, each as it is written."""

from __future__ import annotations

import re

from chutri.reading.bodies import opens_name, past_bracket, past_count
from chutri.reading.flow import Flow
from chutri.reading.fold import rx
from chutri.reading.model import Party
from chutri.reading.sought import sought

_CUT = rx(r"[(,;/]| (?=(?:và|cùng|hoặc|với) )")
_AND = rx(r"(?:,?\s+(?:và|cùng với|cùng|hoặc|với)\s+(?:với\s+)?|\s*[,;/]\s*(?:và\s+)?)")


def split_bodies(flow: Flow, start: int, end: int, *, noun: bool = False) -> tuple[Party, ...]:
    """A list of bodies cut into entries, each as written; one entry where nothing can be cut."""
    low = flow.low
    cuts = [start]
    position = start
    while True:
        edge = _CUT.search(low, position, end)
        if edge is None:
            break
        spot = edge.start()
        if low[spot] == "(":
            position = past_bracket(low, spot, end)
            continue
        match = _AND.match(low, spot)
        position = spot + 1
        if (
            match
            and match.end() < end
            and opens_name(flow, past_count(low, match.end()), noun=noun)
            and not _inside_class(flow, start, spot, match)
        ):
            cuts.append(spot)
            position = match.end()
            cuts.append(position)
    cuts.append(end)
    parties = []
    for begin, stop in zip(cuts[::2], cuts[1::2], strict=True):
        text, span = flow.cut(begin, stop)
        text = text.strip(" ,;:.")
        if text:
            parties.append(Party(text, span))
    return tuple(parties)


# One office that serves two: "Văn phòng HĐND và UBND xã", "Văn phòng Đoàn ĐBQH và HĐND tỉnh".
_OFFICE_OF = sought(
    r"văn phòng (?:đoàn )?(?:đại biểu quốc hội|đbqh|hội đồng nhân dân|hđnd)(?:, (?:hội đồng nhân dân|hđnd))?$"
)
_OFFICE_ALSO = sought(r"(?:hội đồng nhân dân|hđnd|ủy ban nhân dân|ubnd)(?!\w)")
_OFFICE_LONGEST = 60  # characters of its name before *và*
_CLASS_LONGEST = 240  # characters of the longest list of classes
_CLASS_TAIL = rx(
    r"(?:^|[\s,;])(?:(?:các|những|mọi|ubnd|ủy ban nhân dân|chủ tịch ubnd|công an)\s+)+(?:cấp\s+)?(?:sở|ban|bộ|phòng|cơ quan|ngành|quận|huyện|xã|phường|cấp|hội|đơn vị|thị xã|đoàn thể)(?:,?\s+(?:ban|ngành|sở|đoàn thể|đơn vị|huyện|thị xã|phường|xã|phòng|đặc khu|thị trấn|cơ quan|địa phương|thành phố))*$"
)
_CLASS_WORD = sought(
    r"(?:sở|ban|bộ|ngành|phòng|đoàn thể|đơn vị|quận|huyện|xã|phường|thị xã|thị trấn|đặc khu|thành phố|địa phương|cơ quan|hội)(?=$|[\s,;.)])"
)


def _inside_class(flow: Flow, start: int, at: int, match: re.Match[str]) -> bool:
    """``các sở, ban, ngành``: commas inside one class of bodies do not cut it; nor does what joins an office's two masters."""
    low = flow.low
    if _OFFICE_ALSO.match(low, match.end()) and _OFFICE_OF.search(low[max(start, at - _OFFICE_LONGEST) : at]):
        return True
    word = _CLASS_WORD.match(low, match.end()) if match.group().strip() in (",", "/") else None
    if word is None or (flow.text[match.end()].isupper() and flow.text[word.end() + 1 : word.end() + 2].isupper()):
        return False  # "UBND xã, Sở Y tế": a name of its own
    return _CLASS_TAIL.search(low[max(start, at - _CLASS_LONGEST) : at]) is not None
