"""Signatures of PDFs: what is right, and every way in which one is wrong."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from chutri.signing.errors import UnableToCheck, UnableToSign
from chutri.signing.model import Box, Fault, FoundSignature, Frame, Verdict
from chutri.signing.pdf_check import check_pdf
from chutri.signing.pdf_sign import prepare_pdf, sign_pdf
from tests.factories.papers import a_pdf
from tests.factories.signatures import END, SEEN, SIGNED, authority, holder, stamper

PAGE = a_pdf("Quyết định")
FRAME = Frame(box=Box(0, 350, 100, 500, 170))


def signed(data: bytes = PAGE, *, by: Any = None, field: str = "ChuKy", **given: Any) -> bytes:
    return sign_pdf(
        data, **{"signer": (by or holder()).signer(), "field": field, "frame": FRAME, "at": SIGNED, **given}
    )


def judged(
    data: bytes, *, roots: tuple[bytes, ...] | None = None, moment: datetime = SEEN
) -> tuple[FoundSignature, ...]:
    trusted = (authority().der,) if roots is None else roots
    return check_pdf(io.BytesIO(data), roots=trusted, moment=moment).found


def faults(data: bytes, **given: Any) -> list[list[Fault]]:
    return [list(one.faults) for one in judged(data, **given)]


def test_a_whole_signature_of_a_known_issuer_is_valid() -> None:
    (one,) = judged(signed())
    assert (one.verdict, one.faults, one.covers_all, one.later) == (Verdict.VALID, (), True, "")
    assert (one.signer, one.organization) == ("Trần Văn Minh", "Ủy ban nhân dân tỉnh Minh Hải Đông")
    assert (one.issuer, one.root) == (("CA Cơ quan nhà nước tỉnh Minh Hải Đông",) * 2)
    assert one.signed_at is not None
    assert one.stamped_at is None
    assert FoundSignature.from_json(one.as_json()) == one


def test_a_file_without_a_signature_has_none() -> None:
    assert judged(PAGE) == ()
    assert check_pdf(io.BytesIO(PAGE), roots=(), moment=SEEN).verdict is None


def test_without_a_trusted_root_it_is_never_valid() -> None:
    (one,) = judged(signed(), roots=())
    assert (one.verdict, one.faults, one.root) == (Verdict.UNKNOWN_ISSUER, (Fault.UNKNOWN_ISSUER,), "")
    assert faults(signed(), roots=(authority("CA khác").der,)) == [[Fault.UNKNOWN_ISSUER]]


@pytest.mark.parametrize("place", [0.1, 0.3, 0.5])
def test_one_byte_changed_is_seen(place: float) -> None:
    data = bytearray(signed())
    spot = data.index(b"ReportLab") + int(place * 10)
    data[spot] ^= 1
    assert faults(bytes(data)) == [[Fault.ALTERED]]


def test_two_signatures_and_their_frames_stand_beside_each_other() -> None:
    both = signed(signed(), by=holder("Văn thư", "Ủy ban nhân dân tỉnh Minh Hải Đông"), field="Dau")
    first, second = judged(both)
    assert (first.verdict, first.later, first.covers_all) == (Verdict.VALID, "signatures", True)
    assert (second.verdict, second.later, second.signer) == (Verdict.VALID, "", "Văn thư")


def appended(data: bytes, change: Any) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    change(writer)
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    return out.getvalue()


def other_words(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    stream = generic.StreamObject(stream_data=b"BT /F1 12 Tf 72 700 Td (Sua noi dung) Tj ET")
    page["/Contents"] = writer.add_object(stream)
    writer.update_container(page)


def a_note_over_it(writer: IncrementalPdfFileWriter) -> None:
    note = generic.DictionaryObject(  # type: ignore[no-untyped-call]
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/FreeText"),
            generic.pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (72, 740, 300, 780))),
            generic.pdf_name("/Contents"): generic.TextStringObject("Che nội dung cũ"),
        }
    )
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Annots"].append(writer.add_object(note))
    writer.update_container(page["/Annots"])


@pytest.mark.parametrize("change", [other_words, a_note_over_it])
def test_what_is_appended_after_it_makes_it_wrong(change: Any) -> None:
    (one,) = judged(appended(signed(), change))
    assert (one.verdict, one.faults, one.later) == (Verdict.INVALID, (Fault.CHANGED_AFTER,), "content")


def test_what_hangs_behind_the_file_is_refused() -> None:
    with pytest.raises(UnableToCheck, match="không đúng chuẩn"):
        judged(signed() + b"\n% gi do o ngoai chu ky\n%%EOF\n")


def test_a_signature_moved_to_another_document_is_wrong() -> None:
    """Wrapping: the old file is kept whole at the front, a new page tree is put in front of the reader."""
    original = signed()
    forged = appended(original, other_words)
    # what was signed is still there byte for byte, and its digest is right: only the difference tells
    assert forged.startswith(original)
    assert faults(forged) == [[Fault.CHANGED_AFTER]]


def test_a_widened_gap_is_seen() -> None:
    """What stands between the two signed ranges is not signed: it may hold the signature and nothing else."""
    data = signed()
    start = data.index(b"/ByteRange")
    end = data.index(b"]", start)
    numbers = [int(one) for one in data[start + 11 : end].strip(b" [").split()]
    moved = b"%d %d %d %d" % (numbers[0], numbers[1] - 20, numbers[2], numbers[3])
    given = data[start:end].replace(b" ".join(b"%d" % n for n in numbers), moved.ljust(0))
    changed = data[:start] + given.ljust(end - start) + data[end:]
    (one,) = judged(changed)
    assert one.verdict == Verdict.INVALID


def test_saved_anew_by_a_program_it_is_not_whole() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(signed())) as document:
        document.save(out)
    assert Verdict.VALID not in {one.verdict for one in judged(out.getvalue())}


@pytest.mark.parametrize(
    ("moment", "words"),
    [(END + timedelta(days=1), Fault.EXPIRED), (datetime(2019, 12, 1, tzinfo=UTC), Fault.NOT_YET_VALID)],
)
def test_first_seen_outside_the_certificates_term_nothing_is_proven(moment: datetime, words: Fault) -> None:
    (one,) = judged(signed(), moment=moment)
    assert (one.verdict, words in one.faults) == (Verdict.UNCHECKED, True)


def test_a_timestamp_proves_the_moment_itself() -> None:
    (one,) = judged(signed(stamper=stamper(SIGNED)), moment=END + timedelta(days=400))
    assert (one.verdict, one.stamped_at, one.stamp_trusted) == (Verdict.VALID, SIGNED, True)
    assert one.stamped_by == "Cấp dấu thời gian"


def test_a_certificate_for_something_else_does_not_sign_documents() -> None:
    (one,) = judged(signed(by=holder("Máy chủ", signs=False)))
    assert (one.verdict, one.faults) == (Verdict.UNCHECKED, (Fault.WRONG_USE,))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "hỏng"),
        (b"%PDF-1.7\nkhong phai PDF", "hỏng"),
        (signed()[:-400], "hỏng"),
        (PAGE[:200], "hỏng"),
    ],
)
def test_a_broken_file_is_told_in_words(data: bytes, words: str) -> None:
    with pytest.raises(UnableToCheck, match=words):
        judged(data)


def test_a_file_with_a_password_is_told_in_words() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(PAGE)) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="x", user="y"))
    with pytest.raises(UnableToCheck, match="mật khẩu"):
        judged(out.getvalue())
    with pytest.raises(UnableToSign, match="mật khẩu"):
        signed(out.getvalue())


def test_a_prepared_field_is_signed_where_it_stands() -> None:
    ready = prepare_pdf(PAGE, field="ChuKy", frame=FRAME)
    assert ready.startswith(PAGE)
    assert judged(ready) == ()
    (one,) = judged(signed(ready))
    assert (one.name, one.verdict) == ("ChuKy", Verdict.VALID)


def test_what_is_no_pdf_is_not_signed() -> None:
    with pytest.raises(UnableToSign, match="hỏng"):
        signed(b"%PDF-1.4 x")
