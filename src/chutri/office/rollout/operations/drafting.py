"""A plan below a plan goes on to its chain: opinions, approval, signature, number."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from chutri.office.drafts.choices import DraftKind
from chutri.office.drafts.models import Draft
from chutri.office.drafts.operations import begin_draft, judge_version
from chutri.office.lib.folding import fold
from chutri.office.people.models import User
from chutri.office.plans.models import SubplanDraft
from chutri.office.plans.queries.subplan_files import subplan_docx


@transaction.atomic
def draft_subplan(*, subplan: SubplanDraft, by: User, at: datetime) -> Draft:
    """Begin a draft of the plan that a body writes; its first version is the file as it would be downloaded now.

    Raises UnableToChangeDraft, UnableToTakeFile as the draft's own deeds do.
    """
    name = f"ke-hoach-{slugify(fold(subplan.body.name))}.docx"
    file = judge_version(subplan_docx(subplan), name)
    return begin_draft(kind=DraftKind.PLAN, title=subplan.title, owner=by, plan=subplan.parent, file=file, by=by, at=at)
