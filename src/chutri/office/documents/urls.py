"""/van-ban/…"""

from __future__ import annotations

from django.urls import path

from chutri.office.documents.web import (
    corrections,
    deeds,
    document_page,
    files,
    pictures,
    register_list,
    registration,
    roots,
    signing,
    symbols,
)

app_name = "documents"
urlpatterns = [
    path("", register_list.register_list, name="register-list"),
    path("so.xlsx", register_list.register_sheet_file, name="register-sheet-file"),
    path("dang-ky", registration.register_form, name="register-form"),
    path("doc-the-thuc", registration.read_letterhead, name="read-letterhead"),
    path("so-va-ky-hieu", symbols.symbols_page, name="symbols"),
    path("noi-cap", roots.trusted_roots, name="trusted-roots"),
    path("noi-cap/<int:pk>/go", roots.remove_root, name="remove-root"),
    path("hinh-anh-chu-ky", pictures.signature_pictures, name="signature-pictures"),
    path("hinh-anh-chu-ky/<str:kind>", pictures.picture_file, name="signature-picture"),
    path("<int:pk>", document_page.document_page, name="document-page"),
    path("<int:pk>/sua", deeds.edit, name="edit-document"),
    path("<int:pk>/vao-so", deeds.book, name="book-document"),
    path("<int:pk>/phat-hanh", deeds.issue, name="issue-document"),
    path("<int:pk>/giu-so", deeds.reserve, name="reserve-number"),
    path("<int:pk>/gui", deeds.send, name="send-document"),
    path("<int:pk>/thu-hoi", deeds.recall, name="recall-document"),
    path("<int:pk>/dinh-chinh", corrections.correct, name="correct-document"),
    path("<int:pk>/dinh-chinh/<int:correction>/bo", corrections.take_back, name="take-back-correction"),
    path("<int:pk>/tiep-nhan", deeds.confirm, name="confirm-receipt"),
    path("<int:pk>/tra-lai", deeds.refuse, name="refuse-receipt"),
    path("<int:pk>/them-tep", deeds.add_document_file, name="add-file"),
    path("<int:pk>/tep", files.original_file, name="original-file"),
    path("<int:pk>/tep/<int:file>", files.document_file, name="document-file"),
    path("<int:pk>/tep/<int:file>/xem", files.file_preview, name="file-preview"),
    path("<int:pk>/tep/<int:file>/kiem-tra", signing.check_signatures, name="check-signatures"),
    path("<int:pk>/tep/<int:file>/ky", signing.sign_form, name="sign-file"),
    path("<int:pk>/tep/<int:file>/khung", signing.prepare, name="prepare-signature"),
    path("<int:pk>/tep/<int:file>/trang/<int:page>", files.page_image, name="page-image"),
]
