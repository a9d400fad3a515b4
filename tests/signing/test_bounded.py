"""The process of its own: what it does, what it refuses, and that it ends."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from chutri.signing import (
    Bounds,
    Box,
    Frame,
    Key,
    UnableToCheck,
    UnableToSign,
    Verdict,
    check_file,
    find_place,
    read_root,
    sign_file,
)
from tests.factories.papers import a_pdf, a_picture
from tests.factories.signatures import PASSWORD, SEEN, SIGNED, a_signed_word_file, authority, holder

FRAME = Frame(box=Box(0, 350, 100, 500, 170))


def kept(folder: Path, data: bytes) -> Path:
    path = folder / "tep"
    path.write_bytes(data)
    return path


def test_signed_with_a_key_file_and_checked(tmp_path: Path) -> None:
    path = kept(tmp_path, a_pdf("Mot", "Hai"))
    key = Key(kind="pkcs12", path=str(holder().pkcs12(tmp_path)), secret=PASSWORD)
    picture = Frame(box=FRAME.box, picture=a_picture(size=(60, 40)))
    words = Frame(box=Box(1, 300, 780, 580, 820), words="Số: 12/QĐ-UBND; 2026-03-02T09:15:00+07:00")
    path.write_bytes(sign_file(path, field="ChuKy", at=SIGNED, key=key, frame=picture))
    signed = sign_file(path, field="ThongTin", at=SIGNED, key=key, frame=words)
    path.write_bytes(signed)
    found = check_file(path, is_pdf=True, roots=[authority().der], moment=SEEN).found
    assert [(one.name, one.verdict) for one in found] == [("ChuKy", Verdict.VALID), ("ThongTin", Verdict.VALID)]
    with pikepdf.open(io.BytesIO(signed)) as document:
        drawn = [len(page.Annots[0].AP.N.read_bytes()) > 20 for page in document.pages]
    assert drawn == [True, True]
    assert PASSWORD not in repr(key)


def test_a_word_file_is_checked(tmp_path: Path) -> None:
    signatures = check_file(kept(tmp_path, a_signed_word_file("x")), is_pdf=False, roots=[authority().der], moment=SEEN)
    assert signatures.verdict == Verdict.VALID


def test_a_frame_is_prepared_for_another_tool(tmp_path: Path) -> None:
    path = kept(tmp_path, a_pdf("Mot"))
    ready = sign_file(path, field="ChuKy", at=SIGNED, key=None, frame=FRAME)
    with pikepdf.open(io.BytesIO(ready)) as document:
        (field,) = document.Root.AcroForm.Fields
        assert (str(field.T), [round(float(one)) for one in field.Rect]) == ("ChuKy", [350, 100, 500, 170])


def test_where_a_name_is_printed(tmp_path: Path) -> None:
    box, pages = find_place(kept(tmp_path, a_pdf("Tran Van Minh", "Tran Van Minh", "het")), name="Tran Van  Minh")
    assert box is not None
    assert (box.page, round(box.left), pages) == (1, 72, [(595.0, 842.0)] * 3)
    assert find_place(tmp_path / "tep", name="Ai Do")[0] is None
    assert find_place(tmp_path / "tep", name=" ")[0] is None


@pytest.mark.parametrize(
    ("key", "words"),
    [
        (Key(kind="pkcs12", path="khong-co.p12"), "Không thấy tệp khóa"),
        (Key(kind="pkcs12", path=__file__, secret="khong-dung"), "sai mật khẩu"),
        (Key(kind="pkcs11", path=__file__, secret="12345678", token="x", label="y"), "thiết bị ký số"),
    ],
)
def test_a_key_that_does_not_open_says_why_without_its_secret(tmp_path: Path, key: Key, words: str) -> None:
    with pytest.raises(UnableToSign, match=words) as raised:
        sign_file(kept(tmp_path, a_pdf("x")), field="ChuKy", at=SIGNED, key=key, frame=FRAME)
    assert not key.secret or key.secret not in str(raised.value)


def test_no_place_no_signature(tmp_path: Path) -> None:
    with pytest.raises(UnableToSign, match="vị trí"):
        sign_file(kept(tmp_path, a_pdf("x")), field="ChuKy", at=SIGNED, key=None)


@pytest.mark.parametrize(
    ("data", "bounds", "words"),
    [
        (b"%PDF-1.4 hong", Bounds(), "hỏng"),
        (a_pdf("x"), Bounds(largest_file=100), "lớn hơn"),
        (a_pdf("x"), Bounds(seconds=0), "thời gian"),
    ],
)
def test_it_is_bounded(tmp_path: Path, data: bytes, bounds: Bounds, words: str) -> None:
    with pytest.raises(UnableToCheck, match=words):
        check_file(kept(tmp_path, data), is_pdf=True, roots=(), moment=SEEN, bounds=bounds)


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(UnableToCheck, match="không còn"):
        check_file(tmp_path / "mat", is_pdf=True, roots=(), moment=SEEN)


def test_roots_are_read_in_both_forms() -> None:
    one, other = read_root(authority().pem), read_root(authority().der)
    assert one == other
    assert (one.name, len(one.fingerprint)) == ("CA Cơ quan nhà nước tỉnh Minh Hải Đông", 64)


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"x", "không phải"), (b"x" * 70_000, "quá lớn"), (b"leaf", "của người ký")],
)
def test_what_is_no_root_is_refused(data: bytes, words: str) -> None:
    if data == b"leaf":
        data = holder().certificate.public_bytes(Encoding.PEM)
    with pytest.raises(UnableToCheck, match=words):
        read_root(data)
