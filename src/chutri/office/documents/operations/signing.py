"""Signing a document's PDF, and preparing it for a tool that signs elsewhere. What other apps call:

    sign_pdf(file=…, role=SignatureRole.SIGNER, key=…, secret="", by=…, at=…) → DocumentFile   a newer version, signed
    prepare_pdf(file=…, role=…, by=…, at=…) → DocumentFile                                    a newer version with the frame
    verify_file(sha256=…, at=…) → SignatureCheck                        what its signatures are worth, found out at once
    queries.signatures.checks_of([sha256, …]) → {sha256: SignatureCheck}                      what is known already
    queries.signatures.keys_for(person, agency) → [SigningKey]                                what the server can sign with
    permissions.can_sign_document(person, document, role) → Verdict

``file`` is a ``DocumentFile`` (a PDF in use). Signing and preparing take seconds and so run outside a transaction; the newer
version is put in its place in one, and is refused when somebody else replaced the file meanwhile. Every file that comes in is
checked by a job of itself (``operations.checking``). Nothing here raises but UnableToSignDocument, in Vietnamese.
Signatures stand where Decree 30/2020 wants them (``rules.signatures``): by the signer's printed name, or in the upper right corner.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.db import transaction

from chutri.office.documents.choices import SignatureRole, Standing
from chutri.office.documents.models import Document, DocumentFile, SignaturePicture
from chutri.office.documents.operations.checking import verify_file
from chutri.office.documents.operations.extraction import Words
from chutri.office.documents.operations.files import Upload, put_file, text_of
from chutri.office.documents.queries.documents import path_of
from chutri.office.documents.queries.signatures import picture_of, picture_path
from chutri.office.documents.rules.signatures import Picture, corner_box, signer_box, stamp_box, words_of
from chutri.office.documents.rules.signing_keys import SigningKey
from chutri.office.history.operations import record
from chutri.office.people.models import User
from chutri.signing import Box, Frame, Key, SigningError, find_place, sign_file

__all__ = ["UnableToSignDocument", "prepare_pdf", "sign_pdf", "verify_file"]

# The field of a role; an annex or a copy is signed by the agency once a file.
_FIELDS = {
    SignatureRole.SIGNER: "ChuKyNguoiKy",
    SignatureRole.AGENCY: "ChuKyCoQuan",
    SignatureRole.ANNEX: "ChuKyCoQuanPhuLuc",
    SignatureRole.COPY: "ChuKyBanSao",
}
_BY_NAME = (SignatureRole.SIGNER, SignatureRole.AGENCY)


class UnableToSignDocument(Exception):
    """The file can't be signed or prepared; the message is Vietnamese and fit for the screen."""


def sign_pdf(
    *, file: DocumentFile, role: SignatureRole, key: SigningKey, secret: str, by: User, at: datetime
) -> DocumentFile:
    """Sign a PDF with a key of this server and keep it as a newer version. ``secret`` opens a key that asks for one.

    Raises UnableToSignDocument.
    """
    _guard(file)
    frame = _frame(file, role, by, at)
    data = _made(
        file,
        role,
        frame,
        at,
        key=Key(
            kind="pkcs11" if key.kind == "pkcs11" else "pkcs12",
            path=key.path,
            secret=_secret(key, secret),
            token=key.token,
            label=key.label,
        ),
        stamper=key.timestamp_server,
    )
    return _put(file, data, by, at, deed="sign_pdf", words=f"Ký số bằng {key.name}, vai trò {role.label}: {file.name}")


def prepare_pdf(*, file: DocumentFile, role: SignatureRole, by: User, at: datetime) -> DocumentFile:
    """Put the frame of a signature into a PDF, for the agency's own tool to sign in. Raises UnableToSignDocument."""
    _guard(file)
    frame = _frame(file, role, by, at)
    data = _made(file, role, Frame(box=frame.box), at, key=None)
    return _put(file, data, by, at, deed="prepare_pdf", words=f"Đặt khung chữ ký số, vai trò {role.label}: {file.name}")


def _guard(file: DocumentFile) -> None:
    if file.media_type != "application/pdf":
        raise UnableToSignDocument("Chỉ ký số được tệp PDF; hãy chuyển văn bản sang PDF rồi thêm làm phiên bản mới.")
    if not file.current:
        raise UnableToSignDocument("Đây là phiên bản cũ của tệp; hãy ký phiên bản đang dùng.")
    if file.document.standing == Standing.RECALLED:
        raise UnableToSignDocument("Văn bản đã thu hồi, không ký được nữa.")


def _frame(file: DocumentFile, role: SignatureRole, by: User, at: datetime) -> Frame:
    """Give where a signature stands and what it shows. An annex and a copy are signed in words, the others by pictures."""
    document = file.document
    try:
        name, pages = find_place(path_of(file), name=document.signer if role in _BY_NAME else "")
    except SigningError as error:
        raise UnableToSignDocument(str(error)) from None
    if role not in _BY_NAME:
        words = words_of(role, code=document.code, agency=document.agency.name, at=at)
        return Frame(box=corner_box(pages[0]), words=words)
    if name is None:
        raise UnableToSignDocument(
            "Không tìm thấy họ tên người ký trong tệp nên chưa biết đặt chữ ký ở đâu. Hãy ghi đúng ô Người ký của văn bản."
        )
    picture = picture_of(role, agency=document.agency, person=by)
    return Frame(box=_box(name, role, picture), picture=_bytes_of(picture))


def _box(name: Box, role: SignatureRole, picture: SignaturePicture | None) -> Box:
    size = Picture(picture.width_mm, picture.ratio) if picture else None
    return signer_box(name, size) if role == SignatureRole.SIGNER else stamp_box(name, None, size)


def _bytes_of(picture: SignaturePicture | None) -> bytes:
    if picture is None:
        return b""
    path = picture_path(picture)
    return path.read_bytes() if path.is_file() else b""


def _secret(key: SigningKey, typed: str) -> str:
    if key.asks:
        return typed
    try:
        return Path(key.secret_file).read_text("utf-8").strip()
    except OSError:
        raise UnableToSignDocument("Máy chủ không đọc được tệp chứa mã mở khóa; hãy báo người quản trị.") from None


def _made(
    file: DocumentFile, role: SignatureRole, frame: Frame, at: datetime, *, key: Key | None, stamper: str = ""
) -> bytes:
    try:
        return sign_file(path_of(file), field=_FIELDS[role], at=at, key=key, frame=frame, stamper=stamper)
    except SigningError as error:
        raise UnableToSignDocument(str(error)) from None


@transaction.atomic
def _put(file: DocumentFile, data: bytes, by: User, at: datetime, *, deed: str, words: str) -> DocumentFile:
    document = Document.objects.select_for_update(of=("self",)).get(pk=file.document_id)
    if document.standing == Standing.RECALLED or not document.files.filter(pk=file.pk, current=True).exists():
        raise UnableToSignDocument("Tệp vừa được người khác thay hoặc văn bản vừa thu hồi; hãy tải lại trang.")
    # The words of a page don't change when it is signed.
    upload = Upload(data, file.name, file.media_type, Words(text_of(document, file.slot)))
    newer = put_file(document, upload, slot=file.slot, by=by, at=at)
    if file.slot == 1:
        Document.objects.filter(pk=document.pk).update(sha256=newer.sha256, size=newer.size)
    record(by=by, at=at, deed=deed, about=document, words=words, changes={"sha256": [file.sha256, newer.sha256]})
    return newer
