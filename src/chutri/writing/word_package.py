"""The .docx as a package of bytes: the same members in the same order with the same moment, so that equal content is equal."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_MOMENT = (2020, 3, 5, 0, 0, 0)


def same_bytes(package: bytes) -> bytes:
    """Give the package again without the moment at which it was made."""
    out = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for member in source.infolist():
            entry = ZipInfo(member.filename, _MOMENT)
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, source.read(member))
    return out.getvalue()
