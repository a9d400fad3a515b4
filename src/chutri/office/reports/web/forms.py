"""What is typed into the pages of duties, forms and closing days."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from chutri.office.people.models import Agency
from chutri.office.people.queries import agency_called
from chutri.office.reports.choices import AnswerKind, OverTime, Relation, Rhythm, RollUp, Source
from chutri.office.reports.models import ReportingDuty, ReportTemplate
from chutri.office.reports.operations.duties import DutyFacts
from chutri.office.reports.operations.templates import QuestionFacts
from chutri.office.reports.rules.numbers import NotANumber, figure


class AgencyField(forms.CharField):
    """The name of an agency of the directory, as typed or chosen."""

    def clean(self, value: Any) -> Agency | None:
        """Give the agency. Raises ValidationError for a name that the directory does not know."""
        name = str(super().clean(value)).strip()
        if not name:
            return None
        agency = agency_called(name)
        if agency is None:
            raise forms.ValidationError(f"Danh bạ không có cơ quan đang hoạt động tên “{name}”.")
        return agency


class FigureField(forms.CharField):
    """A figure as Vietnamese documents write it."""

    def clean(self, value: Any) -> Decimal | None:
        """Give the figure, None for nothing. Raises ValidationError with what is wrong."""
        typed = str(super().clean(value)).strip()
        if not typed:
            return None
        try:
            return figure(typed)
        except NotANumber as error:
            raise forms.ValidationError(str(error)) from error


class DutyForm(forms.Form):
    """A reporting duty."""

    title = forms.CharField(label="Tên báo cáo", max_length=300)
    rhythm = forms.ChoiceField(label="Kỳ báo cáo", choices=Rhythm.choices)
    reporters = forms.CharField(label="Cơ quan phải báo cáo", widget=forms.Textarea, required=False)
    receiver = AgencyField(label="Nơi nhận", required=False)
    through = AgencyField(label="Gửi qua", required=False)
    due_relation = forms.ChoiceField(label="Hạn nộp", choices=Relation.choices)
    due_day = forms.IntegerField(label="Ngày", min_value=1, max_value=31, required=False)
    due_month = forms.IntegerField(label="Tháng", min_value=1, max_value=12, required=False)
    due_after = forms.IntegerField(label="Sau kỳ (tháng)", min_value=0, max_value=3, required=False)
    due_date = forms.DateField(label="Ngày nộp (một lần)", required=False)
    closing_day = forms.IntegerField(label="Chốt số liệu ngày", min_value=1, max_value=31, required=False)
    opens_before = forms.IntegerField(label="Mở mẫu trước hạn (ngày)", min_value=0, max_value=90)
    since = forms.DateField(label="Từ ngày")
    until = forms.DateField(label="Đến ngày", required=False)
    template = forms.ModelChoiceField(label="Mẫu báo cáo", queryset=ReportTemplate.objects.none(), required=False)

    def __init__(self, *args: Any, offices: list[int], **kwargs: Any) -> None:
        """Offer the forms of these agencies."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["template"]
        field.queryset = ReportTemplate.objects.filter(office__in=offices).order_by("name", "pk")

    def facts(self) -> DutyFacts:
        """Give what was typed."""
        data = self.cleaned_data
        return DutyFacts(
            title=data["title"],
            rhythm=Rhythm(data["rhythm"]),
            receiver=data["receiver"],
            through=data["through"],
            due_day=data["due_day"],
            due_month=data["due_month"],
            due_after=data["due_after"] or 0,
            due_relation=Relation(data["due_relation"]),
            due_date=data["due_date"],
            closing_day=data["closing_day"],
            opens_before=data["opens_before"],
            since=data["since"],
            until=data["until"],
            template=data["template"],
            reporters=data["reporters"].splitlines(),
        )


def duty_initial(duty: ReportingDuty, reporters: list[str]) -> dict[str, Any]:
    """Give what stands in the form of a duty."""
    return {
        "title": duty.title,
        "rhythm": duty.rhythm,
        "reporters": "\n".join(reporters),
        "receiver": duty.receiver.name if duty.receiver else "",
        "through": duty.through.name if duty.through else "",
        "due_relation": duty.due_relation,
        "due_day": duty.due_day,
        "due_month": duty.due_month,
        "due_after": duty.due_after or None,
        "due_date": _day(duty.due_date),
        "closing_day": duty.closing_day,
        "opens_before": duty.opens_before,
        "since": _day(duty.since),
        "until": _day(duty.until),
        "template": duty.template_id,
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


class QuestionForm(forms.Form):
    """A question of a form."""

    label = forms.CharField(label="Câu hỏi", max_length=500)
    kind = forms.ChoiceField(label="Loại", choices=AnswerKind.choices)
    section = forms.CharField(label="Mục", max_length=250, required=False)
    unit = forms.CharField(label="Đơn vị tính", max_length=40, required=False)
    help = forms.CharField(label="Hướng dẫn", max_length=500, required=False)
    required = forms.BooleanField(label="Bắt buộc", required=False)
    least = FigureField(label="Nhỏ nhất", required=False)
    most = FigureField(label="Lớn nhất", required=False)
    columns = forms.CharField(label="Các cột", required=False)
    indicator = forms.CharField(label="Chỉ tiêu dùng chung", max_length=250, required=False)
    over_time = forms.ChoiceField(label="Gộp nhiều kỳ", choices=OverTime.choices, required=False)
    source = forms.ChoiceField(label="Gợi ý từ", choices=Source.choices, required=False)
    roll_up = forms.ChoiceField(label="Cách tổng hợp", choices=RollUp.choices, required=False)
    weight = forms.CharField(label="Bình quân theo", max_length=20, required=False)

    def facts(self) -> QuestionFacts:
        """Give what was typed."""
        data = self.cleaned_data
        return QuestionFacts(
            label=data["label"],
            kind=AnswerKind(data["kind"]),
            section=data["section"],
            unit=data["unit"],
            help=data["help"],
            required=data["required"],
            least=data["least"],
            most=data["most"],
            columns=tuple(data["columns"].replace("\n", ";").split(";")),
            indicator=data["indicator"],
            over_time=OverTime(data["over_time"] or OverTime.SUM),
            source=Source(data["source"] or Source.NONE),
            roll_up=RollUp(data["roll_up"] or RollUp.SUM),
            weight=data["weight"],
        )


class PeriodRuleForm(forms.Form):
    """A day on which periods close, from a day on."""

    rhythm = forms.ChoiceField(
        label="Kỳ báo cáo", choices=[one for one in Rhythm.choices if one[0] not in ("final", "ad_hoc")]
    )
    closing_day = forms.IntegerField(label="Chốt số liệu ngày", min_value=1, max_value=31)
    valid_from = forms.DateField(label="Áp dụng từ ngày")
    source = forms.CharField(label="Căn cứ", max_length=300)


def errors_in(form: forms.Form) -> str:
    """Say in one line what is wrong with a form."""
    return " ".join(
        f"{form.fields[name].label}: {words}" if name in form.fields else str(words)
        for name, some in form.errors.items()
        for words in some
    )
