"""Who may do what with documents. Who may see one is answered by ``queries.documents_seen_by``."""

from __future__ import annotations

from chutri.office.documents.choices import SignatureRole, Standing
from chutri.office.documents.models import Document, Recipient
from chutri.office.lib.verdict import ALLOWED, Verdict, refused
from chutri.office.people.choices import Role
from chutri.office.people.models import Agency, User
from chutri.office.people.permissions import holds

KEEPERS = (Role.CLERK, Role.OFFICE)


def can_keep_register(person: User, agency: Agency | int) -> Verdict:
    """Say whether somebody may enter documents into an agency's register: its clerk or its office."""
    if holds(person, *KEEPERS, agency=agency):
        return ALLOWED
    return refused("Chỉ văn thư và văn phòng của cơ quan được vào sổ văn bản. Tài khoản của bạn chỉ được xem.")


def can_edit_document(person: User, document: Document) -> Verdict:
    """Say whether somebody may change what the register says of a document, its files or its recipients."""
    if document.standing == Standing.RECALLED:
        return refused("Văn bản đã thu hồi nên được giữ nguyên, không sửa được nữa.")
    return _keeps_its_register(person, document)


def can_issue_document(person: User, document: Document) -> Verdict:
    """Say whether somebody may give a document its number, send or recall it."""
    return _keeps_its_register(person, document)


def can_answer_receipt(person: User, recipient: Recipient) -> Verdict:
    """Say whether somebody may say that a document has arrived: whoever keeps the receiving agency's register."""
    if recipient.agency_id is not None and holds(person, *KEEPERS, agency=recipient.agency_id):
        return ALLOWED
    return refused("Chỉ văn thư và văn phòng của cơ quan nhận được xác nhận văn bản.")


def can_sign_document(person: User, document: Document, role: SignatureRole) -> Verdict:
    """Say whether somebody may sign a file: as signer a leader of the agency, in its name whoever keeps its register.

    Decree 30/2020, Điều 13 and Điều 25: leaders sign, the clerk puts the agency's signature.
    """
    if role == SignatureRole.SIGNER and holds(person, Role.LEADER, agency=document.agency_id):
        return ALLOWED
    if role == SignatureRole.SIGNER:
        return refused("Chỉ lãnh đạo của cơ quan ban hành ký số với tư cách người có thẩm quyền.")
    return _keeps_its_register(person, document)


def can_prepare_signature(person: User, document: Document) -> Verdict:
    """Say whether somebody may open the page of signing: a leader of the agency, or whoever keeps its register."""
    if holds(person, Role.LEADER, agency=document.agency_id):
        return ALLOWED
    return _keeps_its_register(person, document)


def can_keep_stamp(person: User) -> Verdict:
    """Say whether somebody may keep the picture of their agency's stamp: its clerk or its office."""
    return can_keep_register(person, person.agency_id)


def can_look_after_roots(person: User) -> Verdict:
    """Say whether somebody may decide whose certificates the site believes."""
    if holds(person, Role.ADMINISTRATOR):
        return ALLOWED
    return refused("Danh sách nơi cấp chứng thư được tin cậy do người quản trị hệ thống quyết định.")


def _keeps_its_register(person: User, document: Document) -> Verdict:
    if holds(person, *KEEPERS, agency=document.agency_id):
        return ALLOWED
    return refused("Chỉ văn thư và văn phòng của cơ quan giữ văn bản được làm việc này.")
