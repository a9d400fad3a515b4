"""Whom the site believes: certification authorities that an administrator trusts, on a ground that is written down."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from chutri.office.documents.models import TrustedRoot
from chutri.office.documents.operations.checking import check_again
from chutri.office.history.operations import record
from chutri.office.people.models import User
from chutri.signing import UnableToCheck, read_root


class UnableToTrust(Exception):
    """The certificate can't be trusted, or is trusted no more; the message is Vietnamese and fit for the screen."""


@transaction.atomic
def trust_root(*, data: bytes, source: str, by: User, at: datetime) -> TrustedRoot:
    """Trust an issuer's certificate (PEM or DER); files signed below it are looked at anew. Raises UnableToTrust."""
    if not source.strip():
        raise UnableToTrust("Hãy ghi nguồn của chứng thư: nơi công bố, văn bản, người giao.")
    try:
        root = read_root(data)
    except UnableToCheck as error:
        raise UnableToTrust(str(error)) from None
    if root.valid_to < at:
        raise UnableToTrust(f"Chứng thư “{root.name}” đã hết hạn ngày {root.valid_to:%d/%m/%Y}.")
    if TrustedRoot.objects.filter(fingerprint=root.fingerprint, removed_at__isnull=True).exists():
        raise UnableToTrust(f"Chứng thư “{root.name}” đã được tin cậy.")
    trusted = TrustedRoot.objects.create(
        name=root.name,
        der=root.der,
        fingerprint=root.fingerprint,
        valid_from=root.valid_from,
        valid_to=root.valid_to,
        source=source.strip(),
        added_at=at,
        added_by=by,
    )
    check_again(at=at)
    words = f"Tin cậy nơi cấp chứng thư {root.name}: {source.strip()}"
    record(by=by, at=at, deed="trust_root", about=trusted, words=words, changes={"fingerprint": ["", root.fingerprint]})
    return trusted


@transaction.atomic
def stop_trusting(*, root: TrustedRoot, reason: str, by: User, at: datetime) -> TrustedRoot:
    """Trust an issuer no more; the row stays, files signed below it are looked at anew. Raises UnableToTrust."""
    held = TrustedRoot.objects.select_for_update().get(pk=root.pk)
    if held.removed_at is not None:
        raise UnableToTrust("Nơi cấp này đã được gỡ khỏi danh sách tin cậy.")
    if not reason.strip():
        raise UnableToTrust("Hãy ghi lý do gỡ.")
    held.removed_at, held.removed_by, held.remove_reason = at, by, reason.strip()
    held.save(update_fields=["removed_at", "removed_by", "remove_reason"])
    check_again(at=at)
    words = f"Thôi tin cậy nơi cấp chứng thư {held.name}: {held.remove_reason}"
    record(by=by, at=at, deed="stop_trusting", about=held, words=words)
    return held
