"""The form of one file."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile


class UploadForm(forms.Form):
    """One file, not empty; its length is judged apart, since past the limit the answer is another page."""

    file = forms.FileField(
        error_messages={
            "required": "Bạn chưa chọn tệp nào.",
            "missing": "Bạn chưa chọn tệp nào.",
            "invalid": "Dữ liệu gửi lên bị cắt giữa chừng; hãy gửi lại.",
            "empty": "Tệp rỗng, không có nội dung.",
        },
    )

    def first_error(self) -> str:
        """Give what is wrong, in Vietnamese."""
        return next((str(error) for errors in self.errors.values() for error in errors), "")

    def is_too_large(self) -> bool:
        """Say whether the file is past ``settings.UPLOAD_LIMIT_MB``."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        return (file.size or 0) > settings.UPLOAD_LIMIT_MB * 1024 * 1024
