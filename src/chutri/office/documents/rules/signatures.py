"""What the screen says of signatures, and where Decree 30/2020 wants them on a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from chutri.office.documents.choices import SignatureRole, SignatureState
from chutri.signing import Box, Fault, FoundSignature, Signatures

FAULT_WORDS: dict[Fault, str] = {
    Fault.ALTERED: "nội dung tệp đã bị thay đổi so với lúc ký",
    Fault.BAD_VALUE: "giá trị chữ ký không khớp với chứng thư",
    Fault.CHANGED_AFTER: "tệp bị sửa, thêm nội dung sau khi ký",
    Fault.PARTIAL: "có phần của tệp nằm ngoài phạm vi chữ ký",
    Fault.REVOKED: "chứng thư đã bị thu hồi",
    Fault.OUT_OF_TERM: "thời điểm ký nằm ngoài thời hạn của chứng thư",
    Fault.EXPIRED: "chứng thư đã hết hạn trước khi tệp vào hệ thống và chữ ký không có dấu thời gian tin cậy",
    Fault.NOT_YET_VALID: "chứng thư chưa có hiệu lực khi tệp vào hệ thống",
    Fault.WRONG_USE: "chứng thư không được cấp để ký văn bản",
    Fault.CHAIN: "chuỗi chứng thư không đúng quy tắc",
    Fault.UNKNOWN_ISSUER: "chưa xác định được nơi cấp: gốc chứng thư chưa được quản trị hệ thống tin cậy",
    Fault.WEAK: "dùng thuật toán không còn an toàn (SHA-1, khóa ngắn)",
    Fault.BROKEN: "chữ ký hỏng, không đọc được",
    Fault.BAD_TIMESTAMP: "dấu thời gian không khớp với chữ ký",
}
LATER_WORDS = {
    "": "phủ toàn bộ tệp; không có gì thay đổi sau khi ký",
    "signatures": "phủ toàn bộ nội dung; sau đó tệp chỉ được ký thêm",
    "proofs": "phủ toàn bộ nội dung; sau đó chỉ thêm dữ liệu xác thực lưu trữ",
    "content": "tệp có thay đổi ngoài phạm vi chữ ký",
}
_VIETNAM = timezone(timedelta(hours=7))
_POINTS_A_MM = 72 / 25.4
_HAND = (50.0, 22.0)  # mm: what is left free between position and name where there is no picture yet
_GAP = 4.0  # points between the signature and the name below it
_CORNER = (95.0, 10.0)  # mm: the words in the upper right corner
_MARGIN = 8.0  # mm from the paper's edge
_OFFICE = "application/vnd.openxmlformats-officedocument."


def may_be_signed(data: bytes) -> bool:
    """Say at a glance whether a file may hold signatures: its signature's dictionary or part can't be hidden in anything."""
    if b"%PDF-" in data[:1024]:
        return b"/ByteRange" in data
    return data.startswith(b"PK") and b"_xmlsignatures/" in data


def can_be_checked(media_type: str) -> bool:
    """Say whether a file is of a kind whose signatures are looked at."""
    return media_type == "application/pdf" or media_type.startswith(_OFFICE)


def state_of(signatures: Signatures) -> SignatureState:
    """Give the state of a file by its signatures."""
    return SignatureState(signatures.verdict.value) if signatures.verdict else SignatureState.NONE


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """One signature as the page shows it: ``state`` colours it, ``reasons`` say what speaks against it."""

    signature: FoundSignature
    state: SignatureState
    reasons: tuple[str, ...]
    coverage: str


def lines_of(found: tuple[FoundSignature, ...]) -> list[SignatureLine]:
    """Give what the page says of each signature."""
    return [
        SignatureLine(
            one,
            SignatureState(one.verdict.value),
            tuple(FAULT_WORDS[fault] for fault in one.faults),
            "" if Fault.BROKEN in one.faults else LATER_WORDS.get(one.later, ""),
        )
        for one in found
    ]


@dataclass(frozen=True, slots=True)
class Picture:
    """The size of a picture: its real width in millimetres, its height as a share of the width."""

    width_mm: float
    ratio: float


def signer_box(name: Box, picture: Picture | None) -> Box:
    """Give where the signer's picture stands: centred between position and name (Decree 30/2020, Phụ lục I, II.7)."""
    width, height = _size(picture, _HAND)
    middle = (name.left + name.right) / 2
    bottom = name.top + _GAP
    return Box(name.page, middle - width / 2, bottom, middle + width / 2, bottom + height)


def stamp_box(name: Box, hand: Picture | None, stamp: Picture | None) -> Box:
    """Give where the stamp stands: over about a third of the signer's picture, on its left (Phụ lục I, II.8)."""
    signature = signer_box(name, hand)
    width, height = _size(stamp, (36.0, 36.0))
    right = signature.left + (signature.right - signature.left) / 3
    middle = (signature.bottom + signature.top) / 2
    return Box(name.page, right - width, middle - height / 2, right, middle + height / 2)


def corner_box(page: tuple[float, float]) -> Box:
    """Give the upper right corner of the first page: where the words of an annex or a copy stand (II.8; Phụ lục I, III)."""
    width, height = (side * _POINTS_A_MM for side in _CORNER)
    edge = _MARGIN * _POINTS_A_MM
    return Box(0, page[0] - edge - width, page[1] - edge - height, page[0] - edge, page[1] - edge)


def words_of(role: SignatureRole, *, code: str, agency: str, at: datetime) -> str:
    """Give the words of a signature that shows no picture: number and symbol, or the kind of copy, and the moment.

    The moment is written by ISO 8601 in Vietnam's time (Decree 30/2020, Phụ lục I, II.8).
    """
    moment = at.astimezone(_VIETNAM).isoformat(timespec="seconds")
    if role == SignatureRole.ANNEX:
        return f"{code}; {moment}" if code else moment
    if role == SignatureRole.COPY:
        return f"SAO Y; {agency}; {moment}"
    return ""


def _size(picture: Picture | None, free: tuple[float, float]) -> tuple[float, float]:
    wide, high = (picture.width_mm, picture.width_mm * picture.ratio) if picture else free
    return wide * _POINTS_A_MM, high * _POINTS_A_MM
