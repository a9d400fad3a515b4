"""A plan's plain text set the way an office sends it: .docx, .odt, .html, PDF with text, PDF of scanned pages.

The layout is that of Decree 30/2020, Appendix I: letterhead in two columns (issuer and number; national title and date),
title in the middle, justified body, recipients beside the signature, page numbers at the top from page 2. What stands in
the .txt is set and nothing else, but for a letterhead that every such document has and that many a .txt lost.
"""

from tests.layouts.opendocument import as_odt
from tests.layouts.paper import as_images, as_pdf, as_scan
from tests.layouts.web import as_html
from tests.layouts.word import as_docx

__all__ = ["as_docx", "as_html", "as_images", "as_odt", "as_pdf", "as_scan"]
