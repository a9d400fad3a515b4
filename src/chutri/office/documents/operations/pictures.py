"""Hình ảnh chữ ký and hình ảnh dấu: kept as Decree 30/2020 wants them, transparent .png of real size."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from chutri.office.documents.choices import PictureKind
from chutri.office.documents.models import SignaturePicture
from chutri.office.documents.operations.previews import UnableToPreview, first_page_of
from chutri.office.documents.operations.storing import keep_file
from chutri.office.history.operations import record
from chutri.office.people.models import User

_PNG = b"\x89PNG\r\n\x1a\n"
_LARGEST = 1024 * 1024
_MOST_PIXELS = 2_000
_GREY_AND_ALPHA, _RGB_AND_ALPHA, _PALETTE = 4, 6, 3


class UnableToKeepPicture(Exception):
    """The picture is not taken; the message is Vietnamese and fit for the screen."""


@transaction.atomic
def keep_picture(*, kind: PictureKind, data: bytes, width_mm: int, by: User, at: datetime) -> SignaturePicture:
    """Keep the person's own picture, or their agency's stamp, in place of an older one. Raises UnableToKeepPicture."""
    ratio = _judged(data)
    if not 5 <= width_mm <= 90:
        raise UnableToKeepPicture("Chiều rộng thật của hình ảnh phải từ 5 đến 90 mm.")
    whose = {"kind": kind, "person": by} if kind == PictureKind.HAND else {"kind": kind, "agency": by.agency}
    SignaturePicture.objects.filter(**whose).delete()
    picture = SignaturePicture.objects.create(
        kind=kind,
        agency=by.agency,
        person=by if kind == PictureKind.HAND else None,
        sha256=keep_file(data),
        width_mm=width_mm,
        ratio=ratio,
        added_at=at,
        added_by=by,
    )
    words = f"Lưu {PictureKind(kind).label.lower()}, rộng {width_mm} mm"
    record(by=by, at=at, deed="keep_picture", about=picture, words=words, changes={"sha256": ["", picture.sha256]})
    return picture


@transaction.atomic
def remove_picture(*, picture: SignaturePicture, by: User, at: datetime) -> None:
    """Use a picture no more: signatures are then made without one."""
    record(by=by, at=at, deed="remove_picture", about=picture, words=f"Gỡ {picture}")
    picture.delete()


def _judged(data: bytes) -> float:
    """Give height by width of a picture that may be used. Only its head is read here; it is drawn by a process of its own."""
    if not data.startswith(_PNG) or len(data) < 33:
        raise UnableToKeepPicture("Hình ảnh phải là tệp .png (Nghị định 30/2020, Phụ lục I).")
    if len(data) > _LARGEST:
        raise UnableToKeepPicture("Hình ảnh lớn hơn 1 MB; hãy thu nhỏ rồi gửi lại.")
    width, height = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    if not (0 < width <= _MOST_PIXELS and 0 < height <= _MOST_PIXELS):
        raise UnableToKeepPicture(f"Hình ảnh phải nhỏ hơn {_MOST_PIXELS} × {_MOST_PIXELS} điểm.")
    if data[25] not in (_GREY_AND_ALPHA, _RGB_AND_ALPHA) and not (data[25] == _PALETTE and b"tRNS" in data):
        raise UnableToKeepPicture("Hình ảnh phải có nền trong suốt (Nghị định 30/2020, Phụ lục I).")
    try:
        first_page_of(data, width=200)
    except UnableToPreview:
        raise UnableToKeepPicture("Hình ảnh hỏng, không mở được.") from None
    return height / width
