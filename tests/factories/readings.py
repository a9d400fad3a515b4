"""A small plan of an invented province and what is read in it, put together by hand: for tests of what takes a Reading."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from chutri.checking.model import Finding
from chutri.cli.checked import CheckedReading
from chutri.reading.model import (
    Deadline,
    Event,
    Header,
    Party,
    Reading,
    Recipient,
    Reference,
    Signature,
    SourceInfo,
    Span,
    Task,
)

TEXT = """\
ỦY BAN NHÂN DÂN TỈNH MINH HẢI ĐÔNG
Số: 46/KH-UBND
Minh Hải Đông, ngày 27 tháng 02 năm 2026
KẾ HOẠCH
Tổ chức Hội nghị biểu dương hợp tác xã
Thực hiện Kế hoạch số 09/KH-UBND ngày 20/01/2026.
Hội nghị khai mạc lúc 07 giờ 30 phút ngày 27/3/2026 tại Trung tâm Hội nghị tỉnh.
TỔ CHỨC THỰC HIỆN
1. Sở Nông nghiệp và Môi trường
- Chủ trì, phối hợp với Hội Nông dân tỉnh lập danh sách đại biểu, gửi trước ngày 10/3/2026.
- Báo cáo kết quả trong tháng 4/2026.
2. Đề nghị Hội Nông dân tỉnh: Phối hợp vận động hội viên.
Nơi nhận:
- Hội Nông dân tỉnh;
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lưu Đình Chấn
"""
FILE = "ke-hoach.txt"


def span_of(words: str) -> Span:
    """Where the words stand first in ``TEXT``."""
    start = TEXT.index(words)
    return start, start + len(words)


def a_party(words: str) -> Party:
    """A body named in ``TEXT``."""
    return Party(words, span_of(words))


def a_task(action: str, **facts: object) -> Task:
    """A task of the agriculture department that leads nothing and is due never, but for the facts given."""
    task = Task(
        id="1/1",
        section="1",
        parent=None,
        form="item",
        agencies=(a_party("Sở Nông nghiệp và Môi trường"),),
        mode="assigned",
        role="own",
        partners=(),
        consults=(),
        submits_to=(),
        action=action,
        context=None,
        deliverables=(),
        start=None,
        deadline=None,
        recurrence=None,
        confidence=0.9,
        span=span_of(action) if action in TEXT else (0, 1),
    )
    return replace(task, **facts)  # type: ignore[arg-type]


LIST = a_task(
    "Chủ trì, phối hợp với Hội Nông dân tỉnh lập danh sách đại biểu, gửi trước ngày 10/3/2026.",
    id="1/1",
    role="lead",
    partners=(a_party("Hội Nông dân tỉnh"),),
    deadline=Deadline("2026-03-10", "before", "trước ngày 10/3/2026", span_of("trước ngày 10/3/2026")),
)
REPORT = a_task(
    "Báo cáo kết quả trong tháng 4/2026.",
    id="1/2",
    deadline=Deadline("2026-04", "within", "trong tháng 4/2026", span_of("trong tháng 4/2026")),
)
MOBILISE = a_task(
    "Phối hợp vận động hội viên.",
    id="2/1",
    section="2",
    agencies=(a_party("Hội Nông dân tỉnh"),),
    mode="requested",
    role="coordinate",
)
CONFERENCE = Event(
    title="Hội nghị biểu dương hợp tác xã",
    kind="conference",
    start="2026-03-27",
    end=None,
    time="07:30",
    window=None,
    venue="Trung tâm Hội nghị tỉnh",
    hosts=(),
    programme=(),
    backdrop=(),
    broadcast=None,
    span=span_of("Hội nghị khai mạc lúc 07 giờ 30 phút ngày 27/3/2026 tại Trung tâm Hội nghị tỉnh."),
)


def a_reading(**facts: object) -> Reading:
    """The reading of ``TEXT`` but for the facts given."""
    reading = Reading(
        source=SourceInfo(FILE, hashlib.sha256(TEXT.encode()).hexdigest(), "text/plain", len(TEXT)),
        text=TEXT,
        header=Header(
            issuer="ỦY BAN NHÂN DÂN TỈNH MINH HẢI ĐÔNG",
            kind="Kế hoạch",
            code="46/KH-UBND",
            number="46",
            symbol="KH-UBND",
            place="Minh Hải Đông",
            date="2026-02-27",
            title="Tổ chức Hội nghị biểu dương hợp tác xã",
            span=(0, TEXT.index("Thực hiện")),
        ),
        signature=Signature("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Lưu Đình Chấn", span_of("Lưu Đình Chấn")),
        recipients=(Recipient("Hội Nông dân tỉnh", span_of("Hội Nông dân tỉnh;")),),
        references=(Reference("09/KH-UBND", "Kế hoạch", "2026-01-20", None, None, True, span_of("09/KH-UBND")),),
        outline=(),
        tables=(),
        tasks=(LIST, REPORT, MOBILISE),
        events=(CONFERENCE,),
    )
    return replace(reading, **facts)  # type: ignore[arg-type]


NO_DEADLINE = Finding(
    code="CT201",
    severity="note",
    message="Việc có sản phẩm nhưng không có thời hạn.",
    span=span_of("Phối hợp vận động hội viên."),
    related=(span_of("1. Sở Nông nghiệp và Môi trường"),),
    task_ids=("2/1",),
    hint="Ghi rõ thời hạn.",
)


def a_checked_reading(**facts: object) -> CheckedReading:
    """The reading of ``TEXT`` with one finding, but for the facts given of the reading."""
    return CheckedReading(FILE, a_reading(**facts), (NO_DEADLINE,))
