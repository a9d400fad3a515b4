"""Components of the shell. They format; they decide nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from html import escape
from typing import Any

import segno
from django import template
from django.conf import settings
from django.core.paginator import Page
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString, mark_safe

from chutri.office.lib.numbers import file_size as written_size
from chutri.office.lib.numbers import grouped as written_number
from chutri.office.lib.printed_codes import Printed, code_of
from chutri.office.ui.icons import ICONS

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=1024)  # a list draws the same few hundreds of times
def icon(name: str, words: str = "") -> SafeString:
    """Draw an icon from the sprite; with ``words`` it speaks for itself, without it is decoration."""
    if name not in ICONS:
        raise template.TemplateSyntaxError(f"{name} is not in ui/icons.py")
    sprite = static("vendor/icons.svg")
    if words:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"/></svg>', words, sprite, name
        )
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', sprite, name)


@register.simple_tag
def printed_code(kind: str, pk: int | None = None) -> SafeString:
    """Draw what paper needs to lead back to a page: a QR code of the site's address, and the code to type. Printed only.

    ``kind`` is one of ``lib.printed_codes.Printed``.
    """
    code = code_of(Printed(kind), pk)
    address = f"{settings.SITE_URL}/quet-ma/?ma={code}"
    drawn = segno.make(address, error="m").svg_inline(scale=2, border=2, svgclass="qr", lineclass=None, omitsize=True)
    return format_html(
        '<figure class="printed-code" role="img" aria-label="Mã {}">{}<figcaption>Mã: <b class="num">{}</b></figcaption></figure>',
        code,
        mark_safe(drawn),  # noqa: S308  drawn here, of this site's own address
        code,
    )


@register.inclusion_tag("ui/navigation.html", takes_context=True)
def navigation(context: template.Context) -> dict[str, Any]:
    """Show the entries of the rail that the person may use; current is the one with the longest address that the page's begins with.

    An entry may name, as its fourth part, the permission that it takes: ``person`` in, verdict out.
    """
    request: HttpRequest = context["request"]
    places = _places(request)
    begun = [url for url, *_ in places if request.path == url or (url != "/" and request.path.startswith(url))]
    here = max(begun, key=len, default="")
    entries = [
        {
            "label": label,
            "icon": name,
            "url": url,
            "current": url == here,
            "on_phone": target in settings.PHONE_NAVIGATION,
        }
        for url, label, name, target in places
    ]
    return {"entries": entries}


@register.simple_tag(takes_context=True)
def navigation_rest(context: template.Context) -> SafeString:
    """Link what a phone's bar has no room for."""
    rest = [
        (url, label) for url, label, _, target in _places(context["request"]) if target not in settings.PHONE_NAVIGATION
    ]
    return format_html_join(" ", '<a href="{}">{}</a>', rest)


def _places(request: HttpRequest) -> list[tuple[str, str, str, str]]:
    return [
        (reverse(target), label, name, target)
        for label, name, target, *permission in settings.NAVIGATION
        if all(import_string(one)(request.user).allowed for one in permission)
    ]


@register.simple_tag
def options(choices: Iterable[tuple[object, object]], chosen: object) -> SafeString:
    """Write the options of a select from pairs of value and label: hundreds of them, which a loop would do slowly."""
    mark = {False: "", True: " selected"}
    return SafeString(
        "".join(
            f'<option value="{escape(str(value))}"{mark[value == chosen]}>{escape(str(label))}</option>'
            for value, label in choices
        )
    )


@register.inclusion_tag("ui/pager.html", takes_context=True)
def pager(context: template.Context, page: Page[Any], target: str) -> dict[str, Any]:
    """Show the pages of a list; ``target`` is the element that htmx fills with the chosen one."""
    request: HttpRequest = context["request"]
    numbers = [
        {"number": number, "query": changed_query(request, trang=number)} if isinstance(number, int) else None
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    ]
    before = changed_query(request, trang=page.number - 1) if page.has_previous() else ""
    after = changed_query(request, trang=page.number + 1) if page.has_next() else ""
    return {"page": page, "numbers": numbers, "before": before, "after": after, "target": target, "path": request.path}


@register.inclusion_tag("ui/dropzone.html", takes_context=True)
def dropzone(
    context: template.Context, action: str, error: str = "", accept: str = "", words: str = ""
) -> dict[str, Any]:
    """Show a form that takes one file by choosing or dropping, with its progress and what went wrong before.

    Without ``accept`` it takes documents; ``words`` say what it takes.
    """
    return {
        "action": action,
        "accept": accept or settings.UPLOAD_ACCEPTS,
        "words": words or "Word, PDF, văn bản thuần hoặc bản quét",
        "error": error,
        "limit": settings.UPLOAD_LIMIT_MB,
        "csrf_token": context.get("csrf_token", ""),
    }


@register.simple_tag(takes_context=True)
def query(context: template.Context, **changes: object) -> str:
    """Give the page's query with some parameters changed (None removes one) and back on the first page."""
    request: HttpRequest = context["request"]
    return changed_query(request, **{"trang": None, **changes})


def changed_query(request: HttpRequest, **changes: object) -> str:
    """Give ``?…`` of the request with changes; underscores in names stand for hyphens. Never empty, so it is a link."""
    parameters = request.GET.copy()
    for name, value in changes.items():
        name = name.replace("_", "-")
        if value in (None, ""):
            parameters.pop(name, None)
        else:
            parameters[name] = str(value)
    return "?" + parameters.urlencode()


@register.filter
def grouped(number: int) -> str:
    """Write 1250 as 1.250."""
    return written_number(number)


@register.filter
def file_size(octets: int) -> str:
    """Write a size in bytes readably."""
    return written_size(octets)


@register.filter
def day(value: date | None) -> str:
    """Write a day as dd/mm/yyyy, nothing for None."""
    return f"{value:%d/%m/%Y}" if value else ""
