"""Signatures of documents: checked when a file comes in, whom the site trusts, pictures, signing."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.db import transaction
from PIL import Image
from pytest_django import Settings

from chutri.office.background.worker.execution import run_waiting_jobs
from chutri.office.documents.choices import Direction, PictureKind, SignatureRole, SignatureState
from chutri.office.documents.models import Document, SignatureCheck, TrustedRoot
from chutri.office.documents.operations.checking import ask_for_check, verify_file
from chutri.office.documents.operations.files import add_file, judge_upload
from chutri.office.documents.operations.pictures import UnableToKeepPicture, keep_picture, remove_picture
from chutri.office.documents.operations.signing import UnableToSignDocument, prepare_pdf, sign_pdf
from chutri.office.documents.operations.storing import discard_document
from chutri.office.documents.operations.trust import UnableToTrust, stop_trusting, trust_root
from chutri.office.documents.queries.documents import path_of
from chutri.office.documents.queries.signatures import checks_of, keys_for
from chutri.office.documents.rules.signatures import Picture, corner_box, signer_box, stamp_box, words_of
from chutri.office.documents.rules.signing_keys import BadKeyFile, keys_in
from chutri.office.people.models import Notice, User
from chutri.signing import Box, Frame, Key, Verdict, check_file, sign_file
from tests.factories.office import LATER, NOW, administrator, dung
from tests.factories.papers import a_pdf, a_picture
from tests.factories.register import enter, issue
from tests.factories.signatures import PASSWORD, a_signed_word_file, authority, holder

SIGNER = "Tran Van Minh"
FRAME = Frame(box=Box(0, 300, 100, 450, 160))
PAGE = a_pdf("KT. CHU TICH", SIGNER)


def trusted() -> TrustedRoot:
    return trust_root(data=authority().pem, source="Trang công bố của Ban Cơ yếu", by=administrator(), at=NOW)


def signed_pdf(folder: Path) -> bytes:
    path = folder / "goc.pdf"
    path.write_bytes(PAGE)
    key = Key(kind="pkcs12", path=str(holder().pkcs12(folder)), secret=PASSWORD)
    return sign_file(path, field="ChuKy", at=NOW, key=key, frame=FRAME)


def state_of(document: Document) -> str:
    return SignatureCheck.objects.get(sha256=document.sha256).state


def test_a_signed_file_is_checked_when_it_comes_in(an: User, tmp_path: Path) -> None:
    trusted()
    document = enter(an, data=signed_pdf(tmp_path), name="qd.pdf")
    assert state_of(document) == SignatureState.WAITING
    run_waiting_jobs(raising=True)
    check = SignatureCheck.objects.get(sha256=document.sha256)
    assert (check.state, check.reason, [one.signer for one in check.signatures]) == ("valid", "", ["Trần Văn Minh"])
    assert checks_of([document.sha256, ""]) == {document.sha256: check}


def test_a_file_without_a_signature_asks_for_nothing(an: User) -> None:
    enter(an, data=PAGE, name="qd.pdf")
    assert SignatureCheck.objects.count() == 0


def test_without_a_root_it_is_of_an_unknown_issuer_until_one_is_trusted(an: User) -> None:
    document = enter(an, data=a_signed_word_file("Quyết định"), name="qd.docx")
    run_waiting_jobs(raising=True)
    assert state_of(document) == SignatureState.UNKNOWN_ISSUER
    root = trusted()
    run_waiting_jobs(raising=True)
    assert state_of(document) == SignatureState.VALID
    stop_trusting(root=root, reason="Đã thay gốc mới", by=administrator(), at=LATER)
    run_waiting_jobs(raising=True)
    assert state_of(document) == SignatureState.UNKNOWN_ISSUER


def test_one_byte_changed_is_told_to_who_keeps_the_register(an: User, tmp_path: Path) -> None:
    trusted()
    data = bytearray(signed_pdf(tmp_path))
    data[data.index(b"ReportLab")] ^= 1
    document = enter(an, data=bytes(data), name="qd.pdf")
    run_waiting_jobs(raising=True)
    assert state_of(document) == SignatureState.INVALID
    (notice,) = Notice.objects.all()
    assert (notice.person, "nội dung tệp đã bị thay đổi so với lúc ký" in notice.words) == (an, True)


def test_a_file_that_is_gone_leaves_nothing(an: User, tmp_path: Path) -> None:
    document = enter(an, data=signed_pdf(tmp_path), name="qd.pdf")
    path_of(document).unlink()
    assert verify_file(sha256=document.sha256, at=NOW) is None
    assert SignatureCheck.objects.count() == 0


def test_what_is_known_goes_with_the_content(an: User, tmp_path: Path) -> None:
    document = enter(an, data=signed_pdf(tmp_path), name="qd.pdf")
    run_waiting_jobs(raising=True)
    discard_document(document=document, why="thử", by=an, at=LATER)
    assert SignatureCheck.objects.count() == 0


def test_a_broken_file_says_why(an: User) -> None:
    document = enter(an, data=b"%PDF-1.4 hong /ByteRange", name="qd.pdf")
    run_waiting_jobs(raising=True)
    check = SignatureCheck.objects.get(sha256=document.sha256)
    assert (check.state, "hỏng" in check.reason) == (SignatureState.UNCHECKED, True)


def test_first_seen_counts_for_a_certificate_that_ends_later(an: User) -> None:
    """Asked again years later, the answer is that of the day on which the file came in."""
    trusted()
    late = holder("Cán bộ cũ", end=NOW + timedelta(days=30))
    document = enter(an, data=a_signed_word_file("x", by=late), name="qd.docx")
    run_waiting_jobs(raising=True)
    with transaction.atomic():
        ask_for_check(sha256=document.sha256, at=NOW + timedelta(days=4000))
    run_waiting_jobs(raising=True)
    assert state_of(document) == SignatureState.VALID


@pytest.mark.parametrize(
    ("data", "source", "words"),
    [
        (b"x", "nguồn", "không phải chứng thư"),
        (authority().pem, " ", "Hãy ghi nguồn"),
        (authority().pem, "nguồn", "đã được tin cậy"),
    ],
)
def test_what_is_not_trusted_says_why(db: None, data: bytes, source: str, words: str) -> None:
    trusted()
    with pytest.raises(UnableToTrust, match=words):
        trust_root(data=data, source=source, by=administrator(), at=NOW)
    assert TrustedRoot.objects.count() == 1


def test_a_root_is_given_up_once_with_a_reason(db: None) -> None:
    root = trusted()
    with pytest.raises(UnableToTrust, match="lý do"):
        stop_trusting(root=root, reason=" ", by=administrator(), at=LATER)
    stop_trusting(root=root, reason="Lộ khóa", by=administrator(), at=LATER)
    with pytest.raises(UnableToTrust, match="đã được gỡ"):
        stop_trusting(root=root, reason="Lộ khóa", by=administrator(), at=LATER)
    assert trusted().pk != root.pk


# Pictures


def a_transparent_picture(size: tuple[int, int] = (300, 150)) -> bytes:
    out = BytesIO()
    Image.new("RGBA", size, (20, 60, 200, 120)).save(out, "PNG")
    return out.getvalue()


def test_a_picture_takes_the_place_of_the_older_one(an: User) -> None:
    keep_picture(kind=PictureKind.HAND, data=a_transparent_picture(), width_mm=45, by=an, at=NOW)
    newer = keep_picture(kind=PictureKind.HAND, data=a_transparent_picture((100, 100)), width_mm=30, by=an, at=NOW)
    stamp = keep_picture(kind=PictureKind.STAMP, data=a_transparent_picture(), width_mm=36, by=an, at=NOW)
    assert (newer.ratio, newer.person, stamp.person, stamp.agency) == (1.0, an, None, an.agency)
    remove_picture(picture=newer, by=an, at=LATER)
    assert keys_for(an, an.agency) == []


@pytest.mark.parametrize(
    ("data", "width", "words"),
    [
        (b"", 36, ".png"),
        (a_picture("JPEG"), 36, ".png"),
        (a_picture("PNG"), 36, "trong suốt"),
        (a_transparent_picture((2001, 10)), 36, "2000"),
        (a_transparent_picture(), 4, "5 đến 90"),
        (a_transparent_picture()[:60], 36, "hỏng"),
        (a_transparent_picture() + bytes(1024 * 1024), 36, "1 MB"),
    ],
)
def test_what_is_no_picture_of_a_signature_is_refused(an: User, data: bytes, width: int, words: str) -> None:
    with pytest.raises(UnableToKeepPicture, match=words):
        keep_picture(kind=PictureKind.HAND, data=data, width_mm=width, by=an, at=NOW)


# Signing


@pytest.fixture
def keys(an: User, settings: Settings, tmp_path: Path) -> Path:
    """Two keys of An's agency: one that opens by a file, one that asks."""
    key, pin = holder().pkcs12(tmp_path), tmp_path / "khoa.pin"
    pin.write_text(PASSWORD + "\n", "utf-8")
    path = tmp_path / "keys.toml"
    path.write_text(
        f"""[[key]]
name = "Dấu số"
agency = {an.agency_id}
kind = "pkcs12"
path = "{key}"
secret_file = "{pin}"
[[key]]
name = "Khóa của Dũng"
agency = {an.agency_id}
login = "dung"
kind = "pkcs12"
path = "{key}"
[[key]]
name = "Của nơi khác"
agency = 0
kind = "pkcs12"
path = "{key}"
""",
        "utf-8",
    )
    settings.SIGNING_KEYS = path
    return path


def test_leader_and_agency_sign_one_after_the_other(an: User, keys: Path) -> None:
    leader = dung()
    root = trusted()
    keep_picture(kind=PictureKind.HAND, data=a_transparent_picture(), width_mm=45, by=leader, at=NOW)
    keep_picture(kind=PictureKind.STAMP, data=a_transparent_picture((200, 200)), width_mm=36, by=an, at=NOW)
    document = enter(an, data=PAGE, name="qd.pdf", signer=SIGNER, direction=Direction.OUTGOING)
    own = [key.name for key in keys_for(leader, leader.agency)]
    assert (own, [key.name for key in keys_for(an, an.agency)]) == (["Dấu số", "Khóa của Dũng"], ["Dấu số"])
    first = sign_pdf(
        file=document.files.get(),
        role=SignatureRole.SIGNER,
        key=keys_for(leader, leader.agency)[1],
        secret=PASSWORD,
        by=leader,
        at=NOW,
    )
    second = sign_pdf(file=first, role=SignatureRole.AGENCY, key=keys_for(an, an.agency)[0], secret="", by=an, at=LATER)
    second.refresh_from_db()
    assert (second.version, second.current, second.text_state) == (3, True, "kept")
    found = check_file(path_of(second), is_pdf=True, roots=[bytes(root.der)], moment=LATER + timedelta(days=3650)).found
    assert [(one.name, one.verdict) for one in found] == [
        ("ChuKyNguoiKy", Verdict.VALID),
        ("ChuKyCoQuan", Verdict.VALID),
    ]
    run_waiting_jobs(raising=True)
    document.refresh_from_db()
    assert (document.sha256, state_of(document)) == (second.sha256, SignatureState.VALID)
    with pytest.raises(UnableToSignDocument, match="phiên bản cũ"):
        sign_pdf(
            file=document.files.get(version=1),
            role=SignatureRole.SIGNER,
            key=keys_for(an, an.agency)[0],
            secret="",
            by=an,
            at=LATER,
        )


def test_a_frame_is_put_where_the_decree_wants_it(an: User) -> None:
    document = enter(an, data=PAGE, name="qd.pdf", signer=SIGNER, direction=Direction.OUTGOING)
    prepared = prepare_pdf(file=document.files.get(), role=SignatureRole.SIGNER, by=an, at=LATER)
    assert path_of(prepared).read_bytes().startswith(PAGE)
    assert b"ChuKyNguoiKy" in path_of(prepared).read_bytes()
    assert prepared.version == 2


@pytest.mark.parametrize("role", [SignatureRole.ANNEX, SignatureRole.COPY])
def test_an_annex_and_a_copy_show_words(an: User, keys: Path, role: SignatureRole) -> None:
    document = enter(an, data=PAGE, name="qd.pdf")
    signed = sign_pdf(file=document.files.get(), role=role, key=keys_for(an, an.agency)[0], secret="", by=an, at=LATER)
    assert signed.version == 2


def test_what_cannot_be_signed_says_why(an: User, keys: Path) -> None:
    (key,) = keys_for(an, an.agency)
    text = enter(an, name="cv.txt")
    nameless = enter(an, data=PAGE, name="qd.pdf", signer="Nguyễn Văn Không Có", reason="Bản khác")
    locked = keys_for(dung(), an.agency)[1]
    for document, role, with_key, secret, words in (
        (text, SignatureRole.AGENCY, key, "", "Chỉ ký số được tệp PDF"),
        (nameless, SignatureRole.SIGNER, key, "", "Không tìm thấy họ tên người ký"),
        (nameless, SignatureRole.ANNEX, locked, "sai", "sai mật khẩu"),
    ):
        with pytest.raises(UnableToSignDocument, match=words):
            sign_pdf(file=document.files.get(), role=role, key=with_key, secret=secret, by=an, at=LATER)
    assert nameless.files.count() == 1


def test_a_file_replaced_meanwhile_is_not_signed_over(an: User, keys: Path) -> None:
    document = enter(an, data=PAGE, name="qd.pdf")
    file = document.files.get()
    add_file(document=document, upload=judge_upload(a_pdf("khac"), "moi.pdf"), slot=1, by=an, at=NOW)
    with pytest.raises(UnableToSignDocument, match="vừa được người khác thay"):
        sign_pdf(file=file, role=SignatureRole.ANNEX, key=keys_for(an, an.agency)[0], secret="", by=an, at=LATER)


@pytest.mark.parametrize(
    "text", ["[[key]]\nname = 1", "khong phai toml [", '[[key]]\nname="a"\nagency=1\nkind="x"\npath="p"']
)
def test_a_wrong_file_of_keys_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "keys.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(BadKeyFile, match="viết sai"):
        keys_in(path)
    with pytest.raises(BadKeyFile, match="Không đọc được"):
        keys_in(tmp_path / "khong-co.toml")


# Where signatures stand

MM = 72 / 25.4
NAME = Box(2, 350, 200, 450, 212)


def test_the_signer_stands_above_the_name_and_the_stamp_over_a_third_of_it() -> None:
    hand = signer_box(NAME, Picture(45, 0.5))
    assert (hand.page, round((hand.left + hand.right) / 2), hand.bottom) == (2, 400, 216)
    assert (round((hand.right - hand.left) / MM), round((hand.top - hand.bottom) / MM, 1)) == (45, 22.5)
    stamp = stamp_box(NAME, Picture(45, 0.5), Picture(36, 1))
    assert round((stamp.right - hand.left) / (hand.right - hand.left), 2) == 0.33
    assert round((stamp.right - stamp.left) / MM) == 36


def test_words_stand_in_the_upper_right_corner() -> None:
    box = corner_box((595, 842))
    assert (box.page, box.right < 595, box.top < 842, box.left > 297) == (0, True, True, True)


@pytest.mark.parametrize(
    ("role", "code", "words"),
    [
        (SignatureRole.ANNEX, "12/QĐ-UBND", "12/QĐ-UBND; 2026-03-05T08:30:00+07:00"),
        (SignatureRole.ANNEX, "", "2026-03-05T08:30:00+07:00"),
        (SignatureRole.COPY, "", "SAO Y; Sở Tư pháp; 2026-03-05T08:30:00+07:00"),
        (SignatureRole.SIGNER, "12/QĐ-UBND", ""),
    ],
)
def test_words_of_a_signature(role: SignatureRole, code: str, words: str) -> None:
    assert words_of(role, code=code, agency="Sở Tư pháp", at=NOW) == words


def test_a_recalled_document_is_signed_no_more(an: User) -> None:
    document = issue(an, data=PAGE, name="qd.pdf")
    Document.objects.filter(pk=document.pk).update(
        standing="recalled", recalled_at=NOW, recalled_by=an, recall_reason="x"
    )
    with pytest.raises(UnableToSignDocument, match="thu hồi"):
        prepare_pdf(file=document.files.get(), role=SignatureRole.ANNEX, by=an, at=LATER)
