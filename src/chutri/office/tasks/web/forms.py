"""What the deeds of a task take from the screen. Every one carries the version that was on it."""

from __future__ import annotations

from typing import Any

from django import forms

from chutri.office.people.models import Agency, User
from chutri.office.people.queries import agency_called
from chutri.office.tasks.choices import Answer

FILES_AT_ONCE = 20


class ManyFiles(forms.ClearableFileInput):
    """An input that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, or none."""

    def __init__(self, **options: Any) -> None:
        """Take what a file field takes."""
        super().__init__(widget=ManyFiles(), required=False, **options)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Give the files as a list. Raises ValidationError for an empty one, or too many."""
        files = [one for one in (data if isinstance(data, (list, tuple)) else [data]) if one]
        if len(files) > FILES_AT_ONCE:
            raise forms.ValidationError(f"Mỗi lần nộp tối đa {FILES_AT_ONCE} tệp.")
        return [super(FilesField, self).clean(one, initial) for one in files]


class DeedForm(forms.Form):
    """The version of the task that was on the screen."""

    version = forms.IntegerField(min_value=1)


class ProgressForm(DeedForm):
    """How far the work is."""

    percent = forms.IntegerField(
        min_value=0,
        max_value=100,
        error_messages={"required": "Hãy ghi phần trăm.", "invalid": "Phần trăm là số từ 0 đến 100."},
    )
    words = forms.CharField(required=False, max_length=5000)


class ResultForm(DeedForm):
    """A result with its evidence; links one a line."""

    product = forms.CharField(required=False, max_length=20_000)
    evidence = FilesField()
    links = forms.CharField(required=False, max_length=10_000)


class WordsForm(DeedForm):
    """A few words: why, or none."""

    words = forms.CharField(required=False, max_length=5000)


class DayForm(DeedForm):
    """A day, with words."""

    day = forms.DateField(error_messages={"required": "Hãy chọn ngày.", "invalid": "Ngày không hợp lệ."})
    words = forms.CharField(required=False, max_length=5000)


class DecisionForm(DeedForm):
    """Whether more time is granted, until when, with words."""

    day = forms.DateField(required=False, error_messages={"invalid": "Ngày không hợp lệ."})
    words = forms.CharField(required=False, max_length=5000)
    decision = forms.ChoiceField(choices=[("grant", ""), ("refuse", "")])

    def clean(self) -> dict[str, Any]:
        """Demand a day for what is granted."""
        data = super().clean() or {}
        if data.get("decision") == "grant" and not data.get("day"):
            self.add_error("day", "Hãy chọn ngày cho gia hạn.")
        return data


class PersonForm(DeedForm):
    """A person, or nobody."""

    person = forms.ModelChoiceField(queryset=User.objects.all(), required=False)


class AgencyForm(DeedForm):
    """An agency of the directory, by its key or by its name."""

    agency = forms.CharField(max_length=250, error_messages={"required": "Hãy chọn cơ quan trong danh bạ."})
    words = forms.CharField(required=False, max_length=5000)

    def clean_agency(self) -> Agency:
        """Find the agency; of two alike in name, the one that still works."""
        name = self.cleaned_data["agency"].strip()
        found = agency_called(name)
        if found is None:
            raise forms.ValidationError(f"Danh bạ không có cơ quan đang hoạt động tên “{name}”.")
        return found


class SubtaskForm(DeedForm):
    """A piece of a task."""

    action = forms.CharField(max_length=5000, error_messages={"required": "Hãy ghi nội dung việc con."})
    person = forms.ModelChoiceField(queryset=User.objects.all(), required=False)
    day = forms.DateField(required=False, error_messages={"invalid": "Ngày không hợp lệ."})


class AmendForm(DeedForm):
    """What a later decision changes of a task."""

    day = forms.DateField(required=False, error_messages={"invalid": "Ngày không hợp lệ."})
    action = forms.CharField(required=False, max_length=20_000)
    words = forms.CharField(max_length=5000, error_messages={"required": "Hãy ghi căn cứ, lý do sửa."})


class AnswerForm(DeedForm):
    """What a supporting agency says."""

    answer = forms.ChoiceField(choices=Answer.choices)
    words = forms.CharField(required=False, max_length=5000)


class PartForm(forms.Form):
    """What the part of a supporting agency is."""

    own_part = forms.CharField(required=False, max_length=5000)


class CommentForm(DeedForm):
    """Something said."""

    words = forms.CharField(max_length=5000, error_messages={"required": "Hãy viết nội dung trao đổi."})


def first_error(form: forms.Form) -> str:
    """Give what is wrong with a form, in one sentence."""
    for errors in form.errors.values():
        return str(errors[0])
    return "Nội dung gửi lên không hợp lệ."
