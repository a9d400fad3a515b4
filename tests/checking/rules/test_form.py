"""The parts that every document has."""

from dataclasses import replace

import pytest

from chutri.checking import check
from chutri.reading.model import Reading, Unread
from tests.factories.readings import a_reading, span_of


def told(reading: Reading) -> list[str]:
    """The codes of form that a reading raises."""
    return [finding.code for finding in check(reading) if finding.code.startswith("CT7")]


WHOLE = a_reading()
WHOLE = replace(WHOLE, text=WHOLE.text.replace("vận động hội viên.", "vận động hội viên./."))


def test_a_whole_document() -> None:
    assert told(WHOLE) == []


@pytest.mark.parametrize(
    ("reading", "codes"),
    [
        (replace(WHOLE, header=replace(WHOLE.header, number=None, code=None)), ["CT701"]),
        (replace(WHOLE, header=replace(WHOLE.header, date=None)), ["CT702"]),
        (replace(WHOLE, signature=None), ["CT703"]),
        (replace(WHOLE, text=WHOLE.text.replace("./.", ". / .")), []),
        (replace(WHOLE, text=WHOLE.text.replace("./.", ".")), ["CT704"]),
        (replace(WHOLE, recipients=()), ["CT705"]),
        (replace(WHOLE, unread=(Unread("0 1 1", "…", (3, 8)),)), ["CT706"]),
        (replace(WHOLE, unread=(Unread("https://minhhaidong.gov.vn/.", "…", (3, 8)),)), []),
        (replace(WHOLE, unread=(Unread("TM. ỦY BAN NHÂN DÂN -", "…", span_of("TM. ỦY BAN NHÂN DÂN")),)), []),
        (replace(WHOLE, header=replace(WHOLE.header, symbol="QĐ-UBND")), ["CT707"]),
        (replace(WHOLE, header=replace(WHOLE.header, symbol="UBND-KT", kind=None)), []),
        (replace(WHOLE, header=replace(WHOLE.header, symbol="CTr-UBND", kind="Chương trình")), []),
    ],
)
def test_a_part_that_is_missing(reading: Reading, codes: list[str]) -> None:
    assert told(reading) == codes


def test_a_signature_says_what_it_lacks() -> None:
    assert WHOLE.signature
    unnamed = replace(WHOLE, signature=replace(WHOLE.signature, name=None))
    unranked = replace(WHOLE, signature=replace(WHOLE.signature, position=None, on_behalf_of=None))
    messages = [
        finding.message for reading in (unnamed, unranked) for finding in check(reading) if finding.code == "CT703"
    ]
    assert messages == ["Thiếu họ tên người ký.", "Thiếu chức vụ."]


@pytest.mark.parametrize(
    ("code", "issuer", "on_behalf"),
    [
        ("27-CT/TU", "TỈNH ỦY MINH HẢI ĐÔNG", "T/M BAN THƯỜNG VỤ"),
        ("05-KH/ĐU", None, None),
        (None, None, "T/M ĐẢNG ỦY"),
        (None, "ĐẢNG ỦY PHƯỜNG BÌNH LƯ", None),
    ],
)
def test_a_party_document_ends_with_a_full_stop(code: str | None, issuer: str | None, on_behalf: str | None) -> None:
    assert WHOLE.signature
    party = replace(
        a_reading(),
        header=replace(WHOLE.header, code=code, issuer=issuer, symbol=None),
        signature=replace(WHOLE.signature, on_behalf_of=on_behalf),
    )
    assert "CT704" not in told(party)
