"""One's own picture of a signature, and the stamp of one's agency."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from chutri.office.documents.choices import PictureKind
from chutri.office.documents.operations.pictures import UnableToKeepPicture, keep_picture, remove_picture
from chutri.office.documents.permissions import can_keep_stamp
from chutri.office.documents.queries.signatures import picture_path, pictures_for
from chutri.office.people.permissions import SignedIn

_LARGEST = 1024 * 1024


@require_http_methods(["GET", "POST"])
def signature_pictures(request: SignedIn) -> HttpResponse:
    """Show the two pictures; keep or remove one."""
    stamp = can_keep_stamp(request.user)
    if request.method == "POST":
        kind = PictureKind.STAMP if request.POST.get("kind") == PictureKind.STAMP else PictureKind.HAND
        if kind == PictureKind.STAMP:
            stamp.demand()
        return _change(request, kind)
    there = pictures_for(request.user)
    context = {
        "hand": there.get(PictureKind.HAND),
        "stamp": there.get(PictureKind.STAMP),
        "may_keep_stamp": stamp.allowed,
        "agency": request.user.agency,
    }
    return render(request, "documents/signature_pictures.html", context)


@require_GET
def picture_file(request: SignedIn, kind: str) -> HttpResponse:
    """Give one of the two pictures; a stamp shows to those who may keep it."""
    picture = pictures_for(request.user).get(kind)
    if picture is None or (kind == PictureKind.STAMP and not can_keep_stamp(request.user).allowed):
        raise Http404("Chưa có hình ảnh này.")
    answer = HttpResponse(picture_path(picture).read_bytes(), content_type="image/png")
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


def _change(request: SignedIn, kind: PictureKind) -> HttpResponse:
    there: Any = pictures_for(request.user).get(kind)
    sent: UploadedFile[bytes] | None = request.FILES.get("file")
    width = request.POST.get("width_mm", "")
    try:
        if request.POST.get("remove"):
            if there is not None:
                remove_picture(picture=there, by=request.user, at=timezone.now())
            messages.success(request, "Đã gỡ hình ảnh.")
        else:
            keep_picture(
                kind=kind,
                data=sent.read(_LARGEST + 1) if sent is not None else b"",
                width_mm=int(width) if width.isdecimal() and len(width) < 4 else 0,
                by=request.user,
                at=timezone.now(),
            )
            messages.success(request, "Đã lưu hình ảnh.")
    except UnableToKeepPicture as error:
        messages.error(request, str(error))
    return redirect("documents:signature-pictures")
