"""Prints a passage's text."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from chutri.office.plans.rules.segments import Segment

register = template.Library()


@register.simple_tag
def segments(pieces: Iterable[Segment]) -> SafeString:
    """Print pieces of text: unmarked ones bare, the others with their underlines and refs.

    Here and not in a template: a passage has some thousand pieces.
    """
    return format_html_join("", "{}", ((_printed(piece),) for piece in pieces))


def _printed(piece: Segment) -> str | SafeString:
    if not piece.kinds and not piece.refs:
        return piece.text
    classes = " ".join(f"f-{kind}" for kind in piece.kinds.split())
    anchor = format_html(' id="at-{}"', piece.anchor) if piece.anchor else ""
    refs = format_html(' data-ref="{}"', piece.refs) if piece.refs else ""
    return format_html('<span class="f {}"{}{}>{}</span>', classes, refs, anchor, piece.text)
