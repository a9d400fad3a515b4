"""Files of documents: for saving as they came in, for looking at as pictures or words."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from chutri.office.documents.models import Document, DocumentFile
from chutri.office.documents.operations.files import text_of
from chutri.office.documents.operations.previews import (
    MOST_PAGES,
    PAGE_WIDTH,
    UnableToPreview,
    look_at,
    page_picture,
)
from chutri.office.documents.queries.documents import documents_seen_by, files_seen_by, path_of
from chutri.office.documents.rules.paper import SHOWN, blocks_of
from chutri.office.people.permissions import SignedIn

# Whatever an uploaded file holds: should a browser show it after all, it may do nothing there.
RAW_POLICY = "sandbox; default-src 'none'"
_YEAR_SECONDS = 31_536_000


@require_GET
def original_file(request: SignedIn, pk: int) -> FileResponse:
    """Give the newest version of a document's main file for saving."""
    return _for_saving(get_object_or_404(documents_seen_by(request.user).exclude(sha256=""), pk=pk))


@require_GET
def document_file(request: SignedIn, pk: int, file: int) -> FileResponse:
    """Give one version of one file for saving."""
    return _for_saving(get_object_or_404(files_seen_by(request.user), document=pk, pk=file))


@require_GET
def file_preview(request: SignedIn, pk: int, file: int) -> HttpResponse:
    """Show a file in the document's page: drawn pages, or its words laid out."""
    one = get_object_or_404(files_seen_by(request.user), document=pk, pk=file)
    context: dict[str, Any] = {"file": one, "document_pk": pk, "width": PAGE_WIDTH}
    if is_drawn(one):
        try:
            look = look_at(one.sha256)
        except UnableToPreview as error:
            context["problem"] = str(error)
        else:
            sizes = enumerate(look.sizes, start=1)
            context["pages"] = [(number, round(PAGE_WIDTH * h / w) if w else 0) for number, (w, h) in sizes]
            context["count"], context["most"] = look.pages, MOST_PAGES
    elif one.current:
        text = text_of(one.document, one.slot)
        context |= {"blocks": list(blocks_of(text)), "cut": len(text) > SHOWN}
    return render(request, "documents/preview.html", context)


@require_GET
@cache_control(private=True, max_age=_YEAR_SECONDS, immutable=True)
def page_image(request: SignedIn, pk: int, file: int, page: int) -> HttpResponseBase:
    """Give the picture of one page of a file."""
    one = get_object_or_404(files_seen_by(request.user), document=pk, pk=file)
    if not is_drawn(one) or not 1 <= page <= MOST_PAGES:
        raise Http404("Tệp này không có trang ấy.")
    try:
        picture = page_picture(one.sha256, page)
    except UnableToPreview as error:
        raise Http404(str(error)) from None
    return FileResponse(picture.open("rb"), content_type="image/webp")


def is_drawn(file: DocumentFile) -> bool:
    """Say whether a file is shown as pictures of its pages."""
    return file.media_type == "application/pdf" or file.media_type.startswith("image/")


def _for_saving(file: Document | DocumentFile) -> FileResponse:
    path = path_of(file)
    if not path.is_file():
        raise Http404("Tệp gốc không còn trong kho.")
    answer = FileResponse(
        path.open("rb"), as_attachment=True, filename=file.name, content_type="application/octet-stream"
    )
    answer.headers["Content-Security-Policy"] = RAW_POLICY
    return answer
