"""The cells of the cascade map: thousands on one page, so they are printed in one go."""

from __future__ import annotations

from django import template
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from chutri.office.plans.choices import Adoption
from chutri.office.plans.models import Plan
from chutri.office.plans.queries.cascade import CascadeMap, MapRow

register = template.Library()

# what a narrow cell has room for; the shape comes from the style sheet, the whole word from the title
SHORT = {
    Adoption.ADOPTED: "Giữ",
    Adoption.NARROWED: "Cụ thể",
    Adoption.LATER: "Muộn",
    Adoption.LEFT_OUT: "Không",
    Adoption.FORGOTTEN: "Sót",
    Adoption.UNSENT: "Chờ",
    Adoption.ASIDE: "",
}


@register.simple_tag
def cascade_cells(plan: Plan, whole: CascadeMap, row: MapRow) -> SafeString:
    """Print the cells of one body, each a link to its two texts."""
    address = reverse("plans:cascade-cell", args=[plan.pk, row.body.pk, 0]).removesuffix("0")
    numbers = {duty.pk: duty.ordinal for duty in whole.duties}
    cells = []
    for cell in row.cells:
        word = SHORT[cell.adoption]
        if cell.adoption == Adoption.ASIDE:
            cells.append('<td class="c c-ngoai"></td>')
            continue
        asks = " c-hoi" if cell.proposed else ""
        label = f"Nhiệm vụ {numbers[cell.duty]}: {cell.adoption.label}{', chờ xác nhận' if cell.proposed else ''}"
        cells.append(
            f'<td class="c c-{cell.adoption.value}{asks}"><a href="{address}{cell.duty}" title="{escape(label)}">{word}</a></td>'
        )
    return mark_safe("".join(cells))  # noqa: S308 - words of this module, numbers, and an escaped label
