"""What is known of signatures: of files by their hash, whom the site trusts, whose pictures and keys there are."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from chutri.office.documents.choices import PictureKind, SignatureRole
from chutri.office.documents.models import SignatureCheck, SignaturePicture, TrustedRoot
from chutri.office.documents.rules.signing_keys import SigningKey, keys_in
from chutri.office.documents.rules.storage import kept_at
from chutri.office.people.models import Agency, User


def checks_of(hashes: Iterable[str]) -> dict[str, SignatureCheck]:
    """Give what is known of the signatures in contents, by their hash. One query."""
    return {one.sha256: one for one in SignatureCheck.objects.filter(sha256__in={one for one in hashes if one})}


def roots_trusted() -> QuerySet[TrustedRoot]:
    """Give the certification authorities that are trusted now, by name."""
    return TrustedRoot.objects.filter(removed_at__isnull=True).select_related("added_by").order_by("name", "pk")


def roots_given_up() -> QuerySet[TrustedRoot]:
    """Give those that were trusted once, the latest first."""
    gone = TrustedRoot.objects.filter(removed_at__isnull=False).select_related("added_by", "removed_by")
    return gone.order_by("-removed_at", "-pk")


def picture_of(role: SignatureRole, *, agency: Agency, person: User) -> SignaturePicture | None:
    """Give the picture that a signature shows: the person's own, or the agency's stamp; none for words."""
    if role == SignatureRole.SIGNER:
        return SignaturePicture.objects.filter(kind=PictureKind.HAND, person=person).first()
    if role == SignatureRole.AGENCY:
        return SignaturePicture.objects.filter(kind=PictureKind.STAMP, agency=agency).first()
    return None


def pictures_for(person: User) -> dict[str, SignaturePicture]:
    """Give a person's own picture and their agency's stamp, by kind. One query."""
    own = SignaturePicture.objects.filter(kind=PictureKind.HAND, person=person)
    stamp = SignaturePicture.objects.filter(kind=PictureKind.STAMP, agency=person.agency_id)
    return {one.kind: one for one in own | stamp}


def keys_for(person: User, agency: Agency) -> list[SigningKey]:
    """Give the keys of this server that a person may sign an agency's documents with. Raises BadKeyFile."""
    path: Path | None = settings.SIGNING_KEYS
    return [one for one in keys_in(path) if one.agency == agency.pk and one.login in ("", person.username)]


def picture_path(picture: SignaturePicture) -> Path:
    """Give where a picture is kept."""
    return Path(settings.MEDIA_ROOT) / kept_at(picture.sha256)
