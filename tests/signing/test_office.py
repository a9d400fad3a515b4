"""Signatures of Word files: what is right, and how signed files are forged."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from chutri.signing.errors import UnableToCheck
from chutri.signing.model import Fault, FoundSignature, Verdict
from chutri.signing.office_check import check_office
from tests.factories.papers import a_word_file
from tests.factories.signatures import (
    BEGIN,
    SEEN,
    SIGNED,
    a_signed_word_file,
    authority,
    holder,
    packed,
    sign_word_file,
    unpacked,
)

Parts = dict[str, bytes]


def judged(data: bytes, *, trusted: bool = True) -> tuple[FoundSignature, ...]:
    roots = (authority().der,) if trusted else ()
    return check_office(io.BytesIO(data), roots=roots, moment=SEEN).found


def test_a_file_signed_by_word_is_valid() -> None:
    (one,) = judged(a_signed_word_file("Quyết định"))
    assert (one.verdict, one.signer, one.signed_at, one.covers_all) == (Verdict.VALID, "Trần Văn Minh", SIGNED, True)
    assert one.root == "CA Cơ quan nhà nước tỉnh Minh Hải Đông"


def test_without_a_trusted_root_it_is_never_valid() -> None:
    (one,) = judged(a_signed_word_file("Quyết định"), trusted=False)
    assert (one.verdict, one.faults) == (Verdict.UNKNOWN_ISSUER, (Fault.UNKNOWN_ISSUER,))


def test_a_file_without_a_signature_has_none() -> None:
    assert judged(a_word_file("Quyết định")) == ()


def other_words(parts: Parts) -> None:
    parts["word/document.xml"] = parts["word/document.xml"].replace("Quyết".encode(), "Huỷ quyết".encode())


def other_styles(parts: Parts) -> None:
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"Normal", b"Normol", 1)


def a_part_gone(parts: Parts) -> None:
    del parts["word/settings.xml"]


def a_part_beside(parts: Parts) -> None:
    parts["word/comments9.xml"] = b"<x/>"


def a_relation_beside(parts: Parts) -> None:
    name = "word/_rels/document.xml.rels"
    new = b'<Relationship Id="rIdX" Type="http://x/officeDocument/2006/relationships/footer" Target="/f.xml"/>'
    parts[name] = parts[name].replace(b"</Relationships>", new + b"</Relationships>")


def a_relation_turned(parts: Parts) -> None:
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"word/document.xml", b"word/another.xml")


def another_type(parts: Parts) -> None:
    kind = b"wordprocessingml.styles+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(kind, b"wordprocessingml.footer+xml")


def a_manifest_line_less(parts: Parts) -> None:
    data = parts["_xmlsignatures/sig1.xml"]
    start = data.index(b'<Reference URI="/word/styles.xml')
    end = data.index(b"</Reference>", start) + len(b"</Reference>")
    parts["_xmlsignatures/sig1.xml"] = data[:start] + data[end:]


def another_value(parts: Parts) -> None:
    data = parts["_xmlsignatures/sig1.xml"]
    place = data.index(b"<SignatureValue>") + 40
    parts["_xmlsignatures/sig1.xml"] = (
        data[:place] + (b"A" if data[place : place + 1] != b"A" else b"B") + data[place + 1 :]
    )


def another_certificate(parts: Parts) -> None:
    other = unpacked(a_signed_word_file("x", by=holder("Kẻ khác")))["_xmlsignatures/sig1.xml"]
    data = parts["_xmlsignatures/sig1.xml"]
    parts["_xmlsignatures/sig1.xml"] = data.replace(_certificate(data), _certificate(other))


def _certificate(data: bytes) -> bytes:
    return data[data.index(b"<X509Certificate>") : data.index(b"</X509Certificate>")]


def wrapped(parts: Parts) -> None:
    """The signed object is moved aside, and a false one stands where a careless reader looks first."""
    data = parts["_xmlsignatures/sig1.xml"]
    start = data.index(b'<Object Id="idPackageObject">')
    true = data[start : data.index(b"</Object>", start) + len(b"</Object>")]
    false = b'<Object Id="idPackageObject"><Manifest/></Object>'
    parts["_xmlsignatures/sig1.xml"] = data.replace(true, false + b"<Object>" + true + b"</Object>")
    other_words(parts)


def no_signature_at_all(parts: Parts) -> None:
    parts["_xmlsignatures/sig1.xml"] = b"<Signature/>"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (other_words, Fault.ALTERED),
        (other_styles, Fault.ALTERED),
        (a_part_gone, Fault.ALTERED),
        (a_part_beside, Fault.PARTIAL),
        (a_relation_beside, Fault.PARTIAL),
        (a_relation_turned, Fault.ALTERED),
        (another_type, Fault.ALTERED),
        (a_manifest_line_less, Fault.ALTERED),
        (another_value, Fault.BAD_VALUE),
        (another_certificate, Fault.BAD_VALUE),
        (wrapped, Fault.BROKEN),
        (no_signature_at_all, Fault.BROKEN),
    ],
)
def test_what_was_changed_is_seen(change: Callable[[Parts], None], fault: Fault) -> None:
    parts = unpacked(a_signed_word_file("Quyết định"))
    change(parts)
    (one,) = judged(packed(parts))
    assert one.faults == (fault,)
    assert one.verdict == (Verdict.UNCHECKED if fault == Fault.BROKEN else Verdict.INVALID)


def test_what_proves_nothing_any_more_is_not_believed() -> None:
    (one,) = judged(sign_word_file(a_word_file("x"), by=holder(), digest="sha1"))
    assert (one.verdict, one.faults) == (Verdict.UNCHECKED, (Fault.WEAK,))


def test_signed_before_the_certificate_began() -> None:
    (one,) = judged(a_signed_word_file("x", at=BEGIN.replace(year=2019)))
    assert (one.verdict, one.faults) == (Verdict.INVALID, (Fault.OUT_OF_TERM,))


def an_entity(parts: Parts) -> None:
    parts["_xmlsignatures/sig1.xml"] = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


def bad_xml(parts: Parts) -> None:
    parts["_xmlsignatures/sig1.xml"] = b"<x"


def no_types(parts: Parts) -> None:
    del parts["[Content_Types].xml"]


@pytest.mark.parametrize(("change", "words"), [(an_entity, "DTD"), (bad_xml, "XML hỏng"), (no_types, "Office hỏng")])
def test_what_is_not_read_is_said(change: Callable[[Parts], None], words: str) -> None:
    parts = unpacked(a_signed_word_file("x"))
    change(parts)
    with pytest.raises(UnableToCheck, match=words):
        judged(packed(parts))


def test_a_bomb_is_not_unpacked() -> None:
    parts = unpacked(a_signed_word_file("x"))
    parts["word/media/bomb.bin"] = bytes(101 * 1024 * 1024)
    with pytest.raises(UnableToCheck, match="quá lớn"):
        judged(packed(parts))


def test_what_is_no_package_is_said() -> None:
    with pytest.raises(UnableToCheck, match="Office hỏng"):
        judged(b"PK\3\4 khong phai")
