"""Digital signatures of drafts: a copy that comes back is looked at before it is taken; a PDF is signed here with a key of the server.

Both take seconds and so run outside of any transaction; what they find goes into ``signing.sign_step``.
"""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils.timezone import localtime

from chutri.office.documents.choices import SignatureRole, SignatureState
from chutri.office.documents.queries.signatures import picture_of, picture_path, roots_trusted
from chutri.office.documents.rules.signatures import Picture, lines_of, signer_box, state_of
from chutri.office.documents.rules.signing_keys import SigningKey
from chutri.office.documents.rules.storage import kept_at
from chutri.office.drafts.models import Version
from chutri.office.drafts.operations.signing import SignedCopy, UnableToSign
from chutri.office.people.models import Agency, User
from chutri.signing import Frame, Key, SigningError, UnableToCheck, check_file, find_place, sign_file

_FIELD = "ChuKyNguoiKy"


def checked_copy(*, version: Version, name: str, data: bytes, at: datetime) -> SignedCopy:
    """Look at the signatures of a PDF that somebody signed elsewhere, before anything of it is kept.

    One that was changed after it was signed, be it by a byte, is refused. Raises UnableToSign.
    """
    if not data.startswith(b"%PDF-"):
        raise UnableToSign("Bản ký số phải là tệp PDF.")
    with tempfile.NamedTemporaryFile(prefix="chutri-") as file:
        file.write(data)
        file.flush()
        roots = [bytes(root.der) for root in roots_trusted()]
        try:
            signatures = check_file(Path(file.name), is_pdf=True, roots=roots, moment=at)
        except UnableToCheck as error:
            raise UnableToSign(f"Không kiểm tra được chữ ký số của “{name}”: {error}") from error
    state, lines = state_of(signatures), lines_of(signatures.found)
    if state == SignatureState.NONE:
        raise UnableToSign(f"Tệp “{name}” chưa có chữ ký số nào. Nếu ký giấy, hãy dùng “Đã ký giấy” và kèm bản quét.")
    if state in (SignatureState.INVALID, SignatureState.UNCHECKED):
        reasons = "; ".join(dict.fromkeys(reason for line in lines for reason in line.reasons))
        raise UnableToSign(f"{state.label} nên chưa nhận tệp “{name}”: {reasons}.")
    told = [f"{one.signature.signer}{_when(one.signature.signed_at)}" for one in lines]
    words = f"{state.label}: {'; '.join(told)}"
    if not _is_of(version, data):
        words += ". Tệp PDF do người ký đưa lên, không phải bản PDF chuyển tại đây"
    return SignedCopy(name=name, data=data, words=words)


def signed_here(
    *, version: Version, key: SigningKey, secret: str, agency: Agency, by: User, at: datetime
) -> SignedCopy:
    """Sign the PDF of a version with a key of this server, by the signer's printed name. Raises UnableToSign."""
    if not version.pdf_sha256:
        raise UnableToSign("Hãy chuyển phiên bản sang PDF trước khi ký.")
    path = Path(settings.MEDIA_ROOT) / kept_at(version.pdf_sha256)
    picture = picture_of(SignatureRole.SIGNER, agency=agency, person=by)
    image = picture_path(picture).read_bytes() if picture and picture_path(picture).is_file() else b""
    try:
        place, _ = find_place(path, name=by.full_name)
        if place is None:
            raise UnableToSign(
                f"Không tìm thấy họ tên “{by.full_name}” trong văn bản nên chưa biết đặt chữ ký ở đâu. "
                "Hãy ghi họ tên người ký ở cuối văn bản, tải phiên bản mới lên rồi ký."
            )
        size = Picture(picture.width_mm, picture.ratio) if picture else None
        data = sign_file(
            path,
            field=_FIELD,
            at=at,
            key=Key(
                kind="pkcs11" if key.kind == "pkcs11" else "pkcs12",
                path=key.path,
                secret=secret if key.asks else Path(key.secret_file).read_text("utf-8").strip(),
                token=key.token,
                label=key.label,
            ),
            frame=Frame(box=signer_box(place, size), picture=image),
            stamper=key.timestamp_server,
        )
    except (SigningError, OSError) as error:
        raise UnableToSign(str(error)) from error
    return checked_copy(version=version, name=f"{Path(version.name).stem}-da-ky.pdf", data=data, at=at)


def _when(moment: datetime | None) -> str:
    return f" ký lúc {localtime(moment):%H:%M ngày %d/%m/%Y}" if moment else ""


def _is_of(version: Version, data: bytes) -> bool:
    """A signature is appended to a PDF: the signed copy begins with the very bytes that were to be signed."""
    if not version.pdf_sha256:
        return False
    path = Path(settings.MEDIA_ROOT) / kept_at(version.pdf_sha256)
    return path.is_file() and data.startswith(path.read_bytes())
