"""Whether a file's signatures hold: asked for when a file comes in, found out by a job, told to who keeps the register."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from chutri.office.background.operations import enqueue_once
from chutri.office.documents.choices import SignatureState
from chutri.office.documents.models import Document, DocumentFile, SignatureCheck
from chutri.office.documents.queries.signatures import roots_trusted
from chutri.office.documents.rules.signatures import lines_of, state_of
from chutri.office.documents.rules.storage import kept_at
from chutri.office.people.choices import Role
from chutri.office.people.operations.notices import notify
from chutri.office.people.queries.notices import people_of
from chutri.signing import UnableToCheck, check_file

# whoever keeps the register of an agency
KEEPERS = (Role.CLERK, Role.OFFICE)
CHECK_SIGNATURES = "documents.check_signatures"


def ask_for_check(*, sha256: str, at: datetime) -> SignatureCheck:
    """Let a job look at the signatures of a content, within the caller's deed; what is known of it stands until then."""
    check, _ = SignatureCheck.objects.get_or_create(sha256=sha256, defaults={"seen_at": at})
    enqueue_once(CHECK_SIGNATURES, f"signatures:{sha256}", sha256=sha256)
    return check


def verify_file(*, sha256: str, at: datetime) -> SignatureCheck | None:
    """Look at the signatures of a content that is kept here, write down and give what came of it; None when it is gone.

    Takes as long as it takes: not within a transaction. Tells who keeps the registers that hold a file whose signature is
    wrong, once.
    """
    path = Path(settings.MEDIA_ROOT) / kept_at(sha256)
    if not path.is_file():
        SignatureCheck.objects.filter(sha256=sha256).delete()
        return None
    check, _ = SignatureCheck.objects.get_or_create(sha256=sha256, defaults={"seen_at": at})
    with path.open("rb") as file:
        is_pdf = b"%PDF-" in file.read(1024)
    roots = [bytes(root.der) for root in roots_trusted()]
    check.reason, check.found = "", []
    try:
        signatures = check_file(path, is_pdf=is_pdf, roots=roots, moment=check.seen_at)
    except UnableToCheck as error:
        check.state, check.reason = SignatureState.UNCHECKED, str(error)
    else:
        check.state = state_of(signatures)
        check.found = [one.as_json() for one in signatures.found]
    check.checked_at = at
    with transaction.atomic():
        # The content may have been removed while it was looked at: no row is made anew.
        SignatureCheck.objects.filter(pk=check.pk).update(
            state=check.state, reason=check.reason, found=check.found, checked_at=at
        )
        if check.state == SignatureState.INVALID:
            _warn(check, at)
    return check


def check_again(*, at: datetime) -> int:
    """Look anew at all that depends on who is trusted, within the caller's deed; give how many contents that is."""
    found = SignatureCheck.objects.filter(
        state__in=(SignatureState.VALID, SignatureState.UNKNOWN_ISSUER, SignatureState.UNCHECKED)
    )
    hashes = list(found.values_list("sha256", flat=True))
    for sha256 in hashes:
        ask_for_check(sha256=sha256, at=at)
    return len(hashes)


def forget_check(sha256: str) -> None:
    """Forget what was found in a content that no file here has any more."""
    if not DocumentFile.objects.filter(sha256=sha256).exists():
        SignatureCheck.objects.filter(sha256=sha256).delete()


def _warn(check: SignatureCheck, at: datetime) -> None:
    reasons = "; ".join(dict.fromkeys(reason for line in lines_of(check.signatures) for reason in line.reasons))
    for document in _holders(check.sha256):
        notify(
            people=people_of([document.agency], KEEPERS),
            words=f"Chữ ký số của văn bản {document} không hợp lệ: {reasons}.",
            address=reverse("documents:document-page", args=[document.pk]),
            key=f"signature-invalid:{document.pk}:{check.sha256[:16]}",
            at=at,
            mail=True,
        )


def _holders(sha256: str) -> Iterable[Document]:
    files = DocumentFile.objects.filter(sha256=sha256).values("document")
    return Document.objects.filter(pk__in=files).select_related("agency").order_by("pk")
