"""Documents in the register, entered as a clerk does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from chutri.office.documents.choices import Direction, PartRole
from chutri.office.documents.models import Document, SymbolPart
from chutri.office.documents.operations.files import judge_upload
from chutri.office.documents.operations.numbering import issue_document
from chutri.office.documents.operations.registering import Entry, NewDocument, register_document
from chutri.office.documents.operations.storing import Letterhead
from chutri.office.people.models import User
from tests.factories.office import NOW
from tests.factories.papers import LETTER

HEAD = Letterhead(
    code="12/UBND-VX",
    kind="Công văn",
    title="Về việc đề nghị tặng Bằng khen",
    issuer="ỦY BAN NHÂN DÂN TỈNH MINH HẢI ĐÔNG",
    issued_date=date(2026, 3, 2),
)


def enter(by: User, *, data: bytes = LETTER.encode(), name: str = "cong-van.txt", **facts: Any) -> Document:
    """A document in the register of somebody's agency; ``facts`` change its letterhead, its entry or the rest."""
    head = {key: facts.pop(key) for key in ("code", "kind", "title", "issuer", "issued_date", "signer") if key in facts}
    rest = {key: facts.pop(key) for key in ("recipients", "reason") if key in facts}
    entry = Entry(**{"direction": Direction.INCOMING, **facts})
    uploads = [judge_upload(data, name)] if data else []
    new = NewDocument(letterhead=replace(HEAD, **head), entry=entry, uploads=uploads, agency=by.agency, **rest)
    return register_document(new=new, by=by, at=NOW)


def issue(by: User, *recipients: str, **facts: Any) -> Document:
    """An outgoing plan that was issued, with its recipients."""
    SymbolPart.objects.get_or_create(agency=by.agency, role=PartRole.ISSUER, part="UBND")
    given = {"code": "", "kind": "Kế hoạch", "direction": Direction.OUTGOING, "recipients": recipients, **facts}
    return issue_document(document=enter(by, **given), by=by, at=NOW)
