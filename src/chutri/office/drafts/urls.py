"""/soan-thao/…, /gop-y/…"""

from __future__ import annotations

from django.urls import path

from chutri.office.drafts.web import chain, draft_list, draft_page, ending, new_draft, opinions, public, turns, versions

app_name = "drafts"
urlpatterns = [
    path("soan-thao/", draft_list.draft_list, name="draft-list"),
    path("soan-thao/moi/", new_draft.new, name="new"),
    # one draft
    path("soan-thao/<int:pk>/", draft_page.draft_page, name="draft-page"),
    path("soan-thao/<int:pk>/thong-tin", ending.edit, name="edit"),
    path("soan-thao/<int:pk>/thoi", ending.stop, name="stop"),
    path("soan-thao/<int:pk>/soan-tiep", ending.resume, name="resume"),
    path("soan-thao/<int:pk>/thu-hoi", ending.recall, name="recall"),
    path("soan-thao/<int:pk>/dinh-chinh", ending.correct, name="correct"),
    # versions
    path("soan-thao/<int:pk>/ban-moi", versions.add, name="add-version"),
    path("soan-thao/<int:pk>/so-sanh/", versions.compare_versions, name="compare"),
    path("soan-thao/<int:pk>/ban/<int:number>/tep", versions.version_file, name="version-file"),
    path("soan-thao/<int:pk>/ban/<int:number>/pdf", versions.version_pdf, name="version-pdf"),
    path("soan-thao/<int:pk>/ban/<int:number>/ban-ky", versions.signed_file, name="signed-file"),
    path("soan-thao/<int:pk>/pdf", turns.prepare_pdf, name="prepare-pdf"),
    path("soan-thao/<int:pk>/pdf/tinh-trang", versions.pdf_state, name="pdf-state"),
    # the chain
    path("soan-thao/<int:pk>/cac-buoc/", chain.chain_page, name="chain-page"),
    path("soan-thao/<int:pk>/cac-buoc/them", chain.add, name="add-step"),
    path("soan-thao/<int:pk>/buoc/<int:step>/bo", chain.remove, name="remove-step"),
    path("soan-thao/<int:pk>/buoc/<int:step>/dua-lai", chain.restore, name="restore-step"),
    path("soan-thao/<int:pk>/buoc/<int:step>/doi-cho", chain.move, name="move-step"),
    path("soan-thao/<int:pk>/buoc/<int:step>/doi", chain.change, name="change-step"),
    path("soan-thao/<int:pk>/buoc/<int:step>/ban-quet", versions.step_scan, name="step-scan"),
    # turns
    path("soan-thao/<int:pk>/buoc/<int:step>/xong", turns.pass_on, name="pass-step"),
    path("soan-thao/<int:pk>/buoc/<int:step>/tra-lai", turns.give_back, name="return-step"),
    path("soan-thao/<int:pk>/buoc/<int:step>/rut-lai", turns.take_back, name="take-back-step"),
    path("soan-thao/<int:pk>/buoc/<int:step>/khong-tra-loi", turns.close, name="close-step"),
    path("soan-thao/<int:pk>/buoc/<int:step>/van-ban-giay", turns.paper_decision, name="paper-decision"),
    path("soan-thao/<int:pk>/buoc/<int:step>/ky", turns.sign, name="sign-step"),
    path("soan-thao/<int:pk>/buoc/<int:step>/cap-so", turns.number, name="number-step"),
    path("soan-thao/<int:pk>/buoc/<int:step>/ban-hanh", turns.issue, name="issue-step"),
    # opinions
    path("soan-thao/<int:pk>/buoc/<int:step>/y-kien", opinions.opine, name="give-opinion"),
    path("soan-thao/<int:pk>/buoc/<int:step>/gop-y-giay", opinions.paper_opinion, name="paper-opinion"),
    path("soan-thao/<int:pk>/buoc/<int:step>/duong-dan", opinions.link, name="make-link"),
    path("soan-thao/<int:pk>/duong-dan/<int:link>/thu-hoi", opinions.end_link, name="revoke-link"),
    path("soan-thao/<int:pk>/y-kien/", opinions.opinion_table, name="opinion-table"),
    path("soan-thao/<int:pk>/y-kien/bang.docx", opinions.opinion_table_docx, name="opinion-table-docx"),
    path("soan-thao/<int:pk>/y-kien/bang.pdf", opinions.opinion_table_pdf, name="opinion-table-pdf"),
    path("soan-thao/<int:pk>/y-kien/<int:opinion>/tra-loi", opinions.answer, name="respond"),
    path("soan-thao/<int:pk>/y-kien/<int:opinion>/con-giu", opinions.settle, name="settle-opinion"),
    path("soan-thao/<int:pk>/y-kien/<int:opinion>/rut", opinions.withdraw, name="withdraw-opinion"),
    path("soan-thao/<int:pk>/y-kien/<int:opinion>/ban-quet", versions.opinion_scan, name="opinion-scan"),
    # a body without an account
    path("gop-y/<str:secret>/", public.opinion_page, name="opinion-page"),
    path("gop-y/<str:secret>/tep", public.public_file, name="public-file"),
    path("gop-y/<str:secret>/y-kien", public.public_opinion, name="public-opinion"),
    path("gop-y/<str:secret>/xong", public.public_finish, name="public-finish"),
    path("gop-y/<str:secret>/y-kien/<int:opinion>/rut", public.public_withdraw, name="public-withdraw"),
    path("gop-y/<str:secret>/y-kien/<int:opinion>/con-giu", public.public_settle, name="public-settle"),
]
