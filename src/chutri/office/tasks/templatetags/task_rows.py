"""The rows of the list of tasks. A page has fifty with a dozen parts each, so they are written here and not part by part by
the template; whatever comes from a document or a person is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from html import escape

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from chutri.office.people.models import User
from chutri.office.plans.choices import Mode, PartyKind
from chutri.office.tasks.choices import Grouping, Stage
from chutri.office.tasks.models import Task
from chutri.office.tasks.templatetags.tasks import due_mark, stage_mark
from chutri.office.ui.templatetags.ui import icon

register = template.Library()
CODE_LENGTH, WORDS_LENGTH = 40, 80


@register.simple_tag
def task_rows(tasks: Iterable[Task], today: date, grouping: str, person: User) -> SafeString:
    """Write rows: what is to be done and where it stands written, by whom, by when, how far it is."""
    return SafeString("".join(_row(task, today, grouping, person) for task in tasks))


def _row(task: Task, today: date, grouping: str, person: User) -> str:
    page = _address("tasks:task-page", task.pk)
    return (
        '<tr data-row><td class="tick-cell print-not"><input type="checkbox" name="chon" '
        f'value="{task.pk}" form="ticked" aria-label="Đánh dấu nhiệm vụ {task.ordinal}"></td>'
        f'<td class="lead-cell"><a class="row-link" href="{page}" hx-get="{page}" hx-target="#detail">'
        f"{escape(task.action)}</a><small>{_source(task, grouping, person)}</small></td>"
        f'<td data-label="Cơ quan">{_bodies(task, grouping)}</td>'
        f'<td data-label="Thời hạn" class="due-cell">{_deadline(task)} '
        f'<span data-due-of="{task.pk}">{due_mark(task, today)}</span></td>'
        f'<td data-label="Tình trạng" class="stage-cell"><span data-stage-of="{task.pk}">{stage_mark(task.stage)}</span>'
        f"{_percent(task)}</td></tr>\n"
    )


def _source(task: Task, grouping: str, person: User) -> str:
    """Where it is written; one's own plans can be opened from here."""
    said = f'nhiệm vụ <span class="num">{task.ordinal}</span>'
    if grouping != Grouping.PLAN:
        code = escape(_cut(str(task.plan.document), CODE_LENGTH))
        if task.giver_id == person.agency_id:
            plan = _address("plans:plan-page", task.plan_id)
            said = f'<a href="{plan}#t{task.ordinal}" class="num">{code}</a> · {said}'
        else:
            said = f'<span class="num">{code}</span> · {said}'
    if task.section:
        said += f', mục <span class="num">{escape(task.section)}</span>'
    return said + " · đề nghị" if task.mode == Mode.REQUESTED else said


def _bodies(task: Task, grouping: str) -> str:
    said = ""
    if grouping != Grouping.AGENCY:
        said = f'<span class="name">{escape(task.lead_words) or "Văn bản không nêu"}</span>'
    if task.lead_words and not task.lead_id:
        said += '<span class="flag unknown">chưa có trong danh bạ</span>'
    if task.person_id and task.person:
        said += f'<small class="who">{icon("user")} {escape(task.person.full_name)}</small>'
    partners = (one.text for one in task.parties.all() if one.kind == PartyKind.PARTNER)
    return said + "".join(f'<small class="partner">{escape(name)}</small>' for name in partners)


def _deadline(task: Task) -> str:
    words = task.deadline
    if not words:
        return '<span class="quiet">không nêu</span>'
    if not task.deadline_date:
        return f"<q>{escape(_cut(words, WORDS_LENGTH))}</q>"
    proposed = "" if task.last_day else ' <small class="quiet">(đề xuất)</small>'
    return f'<span class="num">{escape(words)}</span>{proposed}'


def _percent(task: Task) -> str:
    shown = task.percent and task.stage != Stage.DONE
    return f'<small class="num quiet">{task.percent} %</small>' if shown else ""


def _address(name: str, key: int) -> str:
    return _pattern(name).replace("/0/", f"/{key}/")


@lru_cache(maxsize=8)
def _pattern(name: str) -> str:
    """The address of nothing, in which the key has its place: looked up once for all rows."""
    return reverse(name, args=[0])


def _cut(words: str, length: int) -> str:
    return words if len(words) <= length else words[: length - 1] + "…"
