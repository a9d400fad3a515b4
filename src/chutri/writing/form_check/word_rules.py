"""Rules of the words: which elements must be there, and how they are written (Decree 30/2020, Phụ lục I, mục II)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from chutri.writing.form_check.elements import Element, Elements
from chutri.writing.form_check.findings import FormFinding
from chutri.writing.forms import Form

_RULE = "Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II"
_COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_NUMBER = re.compile(r"Số: (?:\d{2,}|[….\s]*)/[A-Za-zĐđƯ0-9./]+(?:-[A-Za-zĐđƯ0-9.&]+)*")
_PARTY_NUMBER = re.compile(r"Số (?:\d{2,}|[….\s]*)-[A-Za-zĐđ]+/[A-ZĐƯ.]+")
_DATE = re.compile(
    r"(?P<place>[^,]+), ngày ?(?P<day>\d{1,2}|[….\s]*) ?tháng ?(?P<month>\d{1,2}|[….\s]*) ?năm ?(?P<year>\d{4}|[….\s\d]*)"
)
_HONOURS = re.compile(r"^(?:GS|PGS|TS|ThS|BS|KS|NGND|NGƯT|NSND|NSƯT|Dr)\b\.?", re.IGNORECASE)
_ENDS = {"state": "./.", "party": "."}


def word_findings(elements: Elements, form: Form) -> Iterator[FormFinding]:
    """Give what is missing or wrongly written."""
    checks: list[Callable[[Elements, Form], Iterator[FormFinding]]] = [
        _country, _issuer, _number, _place_date, _kind, _end, _recipients, _signature,
    ]  # fmt: skip
    for check in checks:
        yield from check(elements, form)


def _found(code: str, message: str, at: Element | None = None, rule: str = _RULE) -> FormFinding:
    return FormFinding(code, message, at.words[:120] if at else "", rule, at.place if at else 0)


def _country(elements: Elements, form: Form) -> Iterator[FormFinding]:
    if form.system == "party":
        return
    countries, mottos = elements.called("motto_country"), elements.called("motto")
    if not countries:
        yield _found("TT004", f"Thiếu Quốc hiệu “{_COUNTRY}”.")
    elif " ".join(countries[0].words.split()) not in (_COUNTRY, _COUNTRY.replace("HÒA", "HOÀ")):
        yield _found("TT004", f"Quốc hiệu phải viết in hoa đủ chữ: “{_COUNTRY}”.", countries[0])
    if not mottos:
        yield _found("TT005", f"Thiếu Tiêu ngữ “{_MOTTO}”.")
    elif mottos[0].words.replace("–", "-") != _MOTTO:
        yield _found("TT005", f"Tiêu ngữ viết “{_MOTTO}”: gạch nối có cách chữ, in hoa chữ cái đầu mỗi cụm.", mottos[0])


def _issuer(elements: Elements, form: Form) -> Iterator[FormFinding]:
    issuers = elements.called("issuer")
    if not issuers:
        yield _found("TT018", "Thiếu tên cơ quan ban hành ở góc trên bên trái.")
    yield from (
        _found("TT012", "Tên cơ quan ban hành phải viết in hoa.", one)
        for one in issuers
        if one.words != "*" and not _in_capitals(one)
    )


def _number(elements: Elements, form: Form) -> Iterator[FormFinding]:
    numbers = elements.called("number")
    shape = _PARTY_NUMBER if form.system == "party" else _NUMBER
    example = "Số 05-KH/TU" if form.system == "party" else "Số: 05/KH-UBND"
    if not numbers:
        yield _found("TT009", f"Thiếu số, ký hiệu (viết như “{example}”).")
    elif not shape.fullmatch(numbers[0].words):
        yield _found(
            "TT009",
            f"Số, ký hiệu viết như “{example}”: số dưới 10 thêm số 0 ở trước, không cách chữ quanh dấu / và -.",
            numbers[0],
        )


def _place_date(elements: Elements, form: Form) -> Iterator[FormFinding]:
    dates = elements.called("place_date")
    if not dates:
        if not any(one.words.casefold() == "biên bản" for one in elements.called("kind")):
            yield _found("TT010", "Thiếu địa danh và thời gian ban hành.")
        return
    match = _DATE.fullmatch(" ".join(dates[0].words.split()))
    if match is None:
        yield _found("TT010", "Viết như “Hà Nội, ngày 05 tháng 01 năm 2026”, có dấu phẩy sau địa danh.", dates[0])
        return
    day, month = match["day"].strip(), match["month"].strip()
    if (len(day) == 1 and day.isdecimal()) or month in ("1", "2"):
        yield _found("TT010", "Ngày dưới 10 và tháng 1, 2 phải thêm số 0 ở trước.", dates[0])
    elif month.isdecimal() and len(month) == 2 and month.startswith("0") and month not in ("01", "02"):
        yield _found("TT010", "Chỉ tháng 1 và tháng 2 thêm số 0 ở trước.", dates[0])


def _kind(elements: Elements, form: Form) -> Iterator[FormFinding]:
    kinds, titles = elements.called("kind"), elements.called("title")
    if elements.called("subject"):
        return
    if not kinds:
        yield _found(
            "TT011", "Thiếu tên loại văn bản (KẾ HOẠCH, BÁO CÁO, …); công văn thì ghi “V/v …” dưới số, ký hiệu."
        )
        return
    if not _in_capitals(kinds[0]):
        yield _found("TT012", "Tên loại văn bản phải viết in hoa.", kinds[0])
    if not titles:
        yield _found("TT011", "Thiếu trích yếu nội dung dưới tên loại.", kinds[0])


def _end(elements: Elements, form: Form) -> Iterator[FormFinding]:
    texts = [one for one in elements.body if one.name != "cell"]
    mark = _ENDS[form.system]
    if not texts:
        return
    last = texts[-1]
    if form.system == "state" and not last.words.endswith(mark):
        yield _found("TT013", f"Hết nội dung phải có dấu “{mark}”.", last)
    if form.system == "party" and last.words.endswith("./."):
        yield _found("TT013", "Văn bản của Đảng kết thúc bằng dấu chấm, không dùng “./.”.", last)


def _recipients(elements: Elements, form: Form) -> Iterator[FormFinding]:
    labels, items = elements.called("recipients_label"), elements.called("recipient")
    if not labels:
        yield _found("TT014", "Thiếu mục “Nơi nhận:”.")
        return
    if not items:
        yield _found("TT014", "Mục “Nơi nhận:” chưa ghi nơi nào.", labels[0])
        return
    if not items[-1].words.lstrip("- ").startswith("Lưu"):
        yield _found("TT014", "Dòng cuối của Nơi nhận phải là nơi lưu: “- Lưu: VT, …”.", items[-1])
    if form.system == "state":
        for one in items[:-1]:
            if not one.words.endswith(";"):
                yield _found("TT014", "Mỗi nơi nhận kết thúc bằng dấu chấm phẩy.", one)


def _signature(elements: Elements, form: Form) -> Iterator[FormFinding]:
    authorities, signers = elements.called("signer_authority"), elements.called("signer")
    if not authorities:
        yield _found("TT015", "Thiếu quyền hạn, chức vụ của người ký.")
    yield from (
        _found("TT012", "Quyền hạn, chức vụ của người ký phải viết in hoa.", one)
        for one in authorities
        if not _in_capitals(one)
    )
    for one in signers:
        if _HONOURS.match(one.words):
            yield _found("TT015", "Trước họ tên người ký không ghi học hàm, học vị, danh hiệu.", one)


def _in_capitals(one: Element) -> bool:
    from_style = any(run.font.all_caps for run in one.paragraph.runs)
    return from_style or one.words == one.words.upper()
