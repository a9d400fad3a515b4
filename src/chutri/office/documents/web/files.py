"""The original file, as it came in."""

from __future__ import annotations

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from chutri.office.documents.queries import documents_seen_by, path_of
from chutri.office.people.permissions import SignedIn


@require_GET
def original_file(request: SignedIn, pk: int) -> FileResponse:
    """Give the file for saving, never for showing: what somebody uploaded must not run in this site's name."""
    document = get_object_or_404(documents_seen_by(request.user), pk=pk)
    path = path_of(document)
    if not path.is_file():
        raise Http404("Tệp gốc không còn trong kho.")
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=document.name, content_type="application/octet-stream"
    )
