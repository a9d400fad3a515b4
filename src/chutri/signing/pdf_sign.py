"""Signing a PDF: an incremental update with a field, its look, and the signature; or the field alone, for another tool to fill.

What stood in the file before stays byte for byte, so that earlier signatures still hold.
"""

from __future__ import annotations

import asyncio
import io
from datetime import datetime

from PIL import Image
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.font.opentype import GlyphAccumulatorFactory
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.text import TextBoxStyle
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, append_signature_field, enumerate_sig_fields
from pyhanko.sign.general import SigningError as LibrarySigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper, TimestampRequestError
from pyhanko.stamp import BaseStampStyle, StaticStampStyle, TextStampStyle

from chutri.signing.errors import UnableToSign
from chutri.signing.model import Frame

_LETTERS = 10  # Decree 30/2020, Phụ lục I, II.8: cỡ chữ 10, kiểu chữ đứng, màu đen
_MOST_PIXELS = 4_000_000
_ALL = SimpleBoxLayoutRule(
    x_align=AxisAlignment.ALIGN_MID,
    y_align=AxisAlignment.ALIGN_MID,
    margins=Margins(0, 0, 0, 0),
    inner_content_scaling=InnerScaling.STRETCH_TO_FIT,
)


def prepare_pdf(data: bytes, *, field: str, frame: Frame) -> bytes:
    """Append an empty field where a signature belongs. Raises UnableToSign when the file can't take it."""
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=True)
        _refuse_encrypted(writer)
        append_signature_field(writer, _field(field, frame))
        out = io.BytesIO()
        writer.write(out)  # type: ignore[no-untyped-call]
    except (PdfError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        raise _broken() from None
    return out.getvalue()


def sign_pdf(
    data: bytes, *, signer: Signer, field: str, frame: Frame | None, at: datetime, stamper: TimeStamper | None = None
) -> bytes:
    """Append a signature (PAdES). ``field`` may be one that was prepared; a new one is made in the frame otherwise.

    Raises UnableToSign.
    """
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=True)
        _refuse_encrypted(writer)
        spec = None if field in _empty_fields(writer) else _field(field, frame)
        facts = PdfSignatureMetadata(
            field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, embed_validation_info=False
        )
        made = PdfSigner(facts, signer=signer, timestamper=stamper, stamp_style=_look(frame), new_field_spec=spec)
        out = asyncio.run(made.async_sign_pdf(writer, appearance_text_params={"ts": at.isoformat()}))
    except TimestampRequestError:
        raise UnableToSign("Máy chủ cấp dấu thời gian không trả lời nên chưa ký được; hãy thử lại sau.") from None
    except LibrarySigningError as error:
        raise UnableToSign(f"Không ký được tệp này: {error}"[:300]) from None
    except (PdfError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        raise _broken() from None
    return bytes(out.getbuffer())


def stamper_at(address: str) -> TimeStamper | None:
    """Give the timestamp server that answers at an address; None for none."""
    return HTTPTimeStamper(address, timeout=20) if address else None


def _empty_fields(writer: IncrementalPdfFileWriter) -> set[str]:
    return {name for name, _, _ in enumerate_sig_fields(writer, filled_status=False)}


def _field(name: str, frame: Frame | None) -> SigFieldSpec:
    if frame is None:
        return SigFieldSpec(name)
    box = frame.box
    corners = (round(box.left), round(box.bottom), round(box.right), round(box.top))
    return SigFieldSpec(name, on_page=box.page, box=corners, empty_field_appearance=True)


def _look(frame: Frame | None) -> BaseStampStyle | None:
    """A picture alone, words alone, or (None given for both) nothing to see."""
    if frame is None or not (frame.picture or frame.words):
        return StaticStampStyle(border_width=0, background=RawContent(b"", box=BoxConstraints(1, 1)))
    if frame.picture:
        picture = Image.open(io.BytesIO(frame.picture), formats=("PNG",))
        if picture.width * picture.height > _MOST_PIXELS:
            raise UnableToSign("Ảnh chữ ký lớn quá; hãy dùng ảnh nhỏ hơn 2000 × 2000 điểm.")
        background = PdfImage(picture.convert("RGBA"), writer=None)
        return StaticStampStyle(border_width=0, background=background, background_layout=_ALL, background_opacity=1.0)
    font = GlyphAccumulatorFactory(frame.font, font_size=_LETTERS)
    return TextStampStyle(
        border_width=0,
        stamp_text=frame.words.replace("%", "%%"),
        text_box_style=TextBoxStyle(font=font, font_size=_LETTERS, leading=12, border_width=0),
        inner_content_layout=SimpleBoxLayoutRule(
            x_align=AxisAlignment.ALIGN_MAX,
            y_align=AxisAlignment.ALIGN_MAX,
            margins=Margins(0, 0, 0, 0),
            inner_content_scaling=InnerScaling.SHRINK_TO_FIT,
        ),
    )


def _refuse_encrypted(writer: IncrementalPdfFileWriter) -> None:
    if writer.prev.encrypted:
        raise UnableToSign("Tệp PDF đặt mật khẩu nên không ký được; hãy gỡ mật khẩu rồi thử lại.")


def _broken() -> UnableToSign:
    return UnableToSign("Tệp PDF hỏng hoặc không đúng chuẩn nên không ký được; hãy in lại ra PDF rồi thử lại.")
