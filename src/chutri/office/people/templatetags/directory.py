"""How the directory's pages word agencies. They format; they decide nothing."""

from __future__ import annotations

from django import template
from django.forms import BoundField, Select
from django.utils.safestring import SafeString

from chutri.office.people.models import Agency

register = template.Library()

_NAMED = 2


@register.filter
def heirs_in_short(agency: Agency) -> str:
    """Say who took over, the first two by name: *kế thừa: Sở Nội vụ, Sở Y tế và 1 cơ quan khác*."""
    names = [link.successor.short_name or link.successor.name for link in agency.successions.all()]
    if not names:
        return "chưa rõ đơn vị kế thừa"
    more = f" và {len(names) - _NAMED} cơ quan khác" if len(names) > _NAMED else ""
    return f"kế thừa: {', '.join(names[:_NAMED])}{more}"


_CONFIDENCE = {
    "memory": "chưa đối chiếu văn bản, cần kiểm tra",
    "verified:A": "đã đối chiếu văn bản gốc",
    "verified:B": "theo báo chí hoặc trang pháp luật dẫn văn bản",
    "verified:C": "theo nguồn thứ cấp",
    "derived": "suy ra từ danh sách sáp nhập xã, phường; cần kiểm tra phần ranh giới",
    "invented": "dữ liệu mẫu",
}


@register.filter
def in_words(confidence: str) -> str:
    """Say in words how sure a fact is; what somebody wrote themselves stays as they wrote it."""
    return _CONFIDENCE.get(confidence, confidence)


@register.filter
def dressed(one: BoundField) -> SafeString:
    """Draw a form's field as the office draws fields."""
    look = "form-select" if isinstance(one.field.widget, Select) else "form-control"
    wrong = " is-invalid" if one.errors else ""
    return one.as_widget(attrs={"class": f"{look}{wrong}"})


@register.filter
def own_short_name(agency: Agency) -> str:
    """Give the short name where it says something that the name does not begin with anyway."""
    return "" if agency.name.startswith(agency.short_name) else agency.short_name
