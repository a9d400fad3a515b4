"""Drafts of An's office and of Dũng's department: with versions, a consulted body without an account, opinions."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import docx

from chutri.office.drafts.choices import StepKind
from chutri.office.drafts.models import Draft, Opinion, OpinionLink, Step
from chutri.office.drafts.operations import NewVersion, add_version, begin_draft, judge_version
from chutri.office.drafts.operations.links import make_link
from chutri.office.drafts.operations.moving import Scan, pass_step
from chutri.office.drafts.operations.opinions import Said, record_paper_opinion
from chutri.office.drafts.rules.chain import PlannedStep
from chutri.office.people.models import Agency, User
from chutri.office.plans.models import Plan
from tests.factories.office import NOW
from tests.factories.tracking import agency

UNION = "Liên minh Hợp tác xã tỉnh"
SPEECH = ("BÀI PHÁT BIỂU", "Kính thưa các đồng chí,", "Phong trào đã lan rộng.", "Xin trân trọng cảm ơn.")
PNG = b"\x89PNG\r\n\x1a\n" + b"scan"


def word_file(*lines: str) -> bytes:
    """A .docx with so many paragraphs."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def text_file(*lines: str) -> bytes:
    """A .txt with so many lines."""
    return "\n".join(lines).encode()


def union() -> Agency:
    """A body without any account."""
    return agency(UNION)


def steps_of(*planned: tuple[StepKind, Agency | None]) -> list[PlannedStep]:
    """Steps as a chain is planned, each of an agency."""
    return [PlannedStep(kind, one.name if one else "", one.pk if one else None) for kind, one in planned]


def a_draft(
    by: User, *planned: tuple[StepKind, Agency | None], lines: tuple[str, ...] = SPEECH, **facts: object
) -> Draft:
    """A draft of somebody's with its first version; without steps given it is written and approved."""
    chain = planned or ((StepKind.DRAFT, by.agency), (StepKind.APPROVE, by.agency))
    given: dict[str, object] = {"kind": "speech", "title": "Bài phát biểu khai mạc", "owner": by, **facts}
    file = judge_version(text_file(*lines), "bai-phat-bieu.txt") if lines else None
    return begin_draft(steps=steps_of(*chain), file=file, by=by, at=NOW, **given)  # type: ignore[arg-type]


def a_version(draft: Draft, by: User, *lines: str, **facts: object) -> Draft:
    """The draft with one version more."""
    file = judge_version(text_file(*lines), "bai-phat-bieu.txt")
    add_version(draft=draft, new=NewVersion(file=file, **facts), seen=seen(draft), by=by, at=NOW)  # type: ignore[arg-type]
    return fresh(draft)


def fresh(draft: Draft) -> Draft:
    """The draft as the database has it."""
    return Draft.objects.select_related("agency", "owner", "document", "plan", "task").get(pk=draft.pk)


def seen(draft: Draft) -> int:
    """The revision that somebody has on the screen."""
    return Draft.objects.get(pk=draft.pk).revision


def step_at(draft: Draft, place: int) -> Step:
    """The step at a place of the chain."""
    return Step.objects.select_related("draft__agency", "draft__owner", "agency", "person", "version").get(
        draft=draft, place=place
    )


def passed(draft: Draft, place: int, by: User, words: str = "") -> Draft:
    """The draft after somebody has done a step."""
    pass_step(step=step_at(draft, place), words=words, seen=seen(draft), by=by, at=NOW + timedelta(minutes=place))
    return fresh(draft)


def consulted(by: User, **facts: object) -> Draft:
    """A draft that waits for the opinion of a body without an account."""
    chain = (
        (StepKind.DRAFT, by.agency),
        (StepKind.CONSULT, union()),
        (StepKind.REVISE, by.agency),
        (StepKind.APPROVE, by.agency),
    )
    return passed(a_draft(by, *chain, **facts), 1, by)  # type: ignore[arg-type]


def with_everything(by: User, plan: Plan) -> Draft:
    """A draft of which every address leads somewhere: a link, an opinion with its scan, a PDF and a signed copy."""
    draft = consulted(by, plan=plan)
    make_link(step=step_at(draft, 2), address="", by=by, at=NOW)
    said = Said(words="Thêm số liệu.", version=1, paragraph=3, giver="Ông Tư")
    record_paper_opinion(step=step_at(draft, 2), said=said, scan=Scan("gop-y.png", PNG), code="12/LM", by=by, at=NOW)
    version = draft.versions.get()
    version.pdf_sha256 = version.signed_sha256 = version.sha256
    version.signed_name = "ban-ky.pdf"
    version.save()
    Step.objects.filter(draft=draft, place=2).update(scan_sha256=version.sha256, scan_name="ban-quet.png")
    return fresh(draft)


def keys_of(draft: Draft) -> dict[str, str]:
    """What fills the addresses of a draft."""
    return {
        "<int:pk>": str(draft.pk),
        "<int:step>": str(Step.objects.get(draft=draft, place=2).pk),
        "<int:opinion>": str(Opinion.objects.get(step__draft=draft).pk),
        "<int:link>": str(OpinionLink.objects.get(step__draft=draft).pk),
        "<int:number>": "1",
    }
