"""Time grows no faster than the text: for plans, and for shapes that no office writes but a machine may.

Each shape is read at one length and at four times that length. Linear reading takes four times as long, quadratic
sixteen; the bar lies between. Processor time is measured, as the best of several, so that a busy machine fails nothing.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from chutri.reading import read_text

TIMES = 4
BAR = 6
ROUNDS = 3  # fewer where one takes long enough to be measured well
LONG_SECONDS = 0.1
TRIES = 3

HEAD = """\
ỦY BAN NHÂN DÂN
TỈNH MINH HẢI ĐÔNG

Số: 46/KH-UBND

Minh Hải Đông, ngày 27 tháng 02 năm 2026

KẾ HOẠCH
Phát triển kinh tế biển năm 2026

"""
ORDERS = HEAD + "VII. TỔ CHỨC THỰC HIỆN\n\n1. Sở Tài chính\n\n"
TWO_OWNERS = HEAD + "VII. TỔ CHỨC THỰC HIỆN\n\n1. Sở A, Sở B\n\n"
FOOT = "Nơi nhận:\n- Sở Y tế;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn Ánh\n\n"
COLUMNS = "| TT | Nội dung | Chủ trì | Thời gian |\n"

Shape = Callable[[int], str]
# name → the length at which it is first read, and how it is made
SHAPES: dict[str, tuple[int, Shape]] = {
    # characters without end
    "one line without spaces": (500_000, lambda n: "a" * n),
    "one item without spaces": (500_000, lambda n: ORDERS + "- " + "a" * n),
    "open brackets": (250_000, lambda n: "(" * n),
    "open brackets in an item": (250_000, lambda n: ORDERS + "- " + "(" * n),
    "brackets in brackets": (10_000, lambda n: ORDERS + "- Sở Y tế " + "(a " * n + ") " * n),
    "stars": (200_000, lambda n: "*" * n + "x"),
    "stars apart": (10_000, lambda n: "* " * n + "x"),
    "words in italics": (25_000, lambda n: "*x" * n),
    "breaks": (50_000, lambda n: "<br>" * n + "x"),
    "spaces": (500_000, lambda n: "Sở" + " " * n + "Y tế"),
    "blank lines": (200_000, lambda n: "\n" * n + "x"),
    "form feeds": (200_000, lambda n: "\f" * n + "x"),
    "digits": (300_000, lambda n: ORDERS + "- " + "1" * n),
    "slashes": (100_000, lambda n: ORDERS + "- " + "1/" * n),
    "dots": (200_000, lambda n: "." * n),
    "quotes": (200_000, lambda n: ORDERS + "- " + '"' * n),
    # lines without end
    "lines of a dash": (50_000, lambda n: "-\n" * n),
    "lines of a letter": (5_000, lambda n: "a\n" * n),
    "lines of a letter, carriage returns": (5_000, lambda n: "a\r\n" * n),
    "lines of a page number": (5_000, lambda n: "1\n" * n),
    "pages of one line": (1_200, lambda n: "Các sở, ban\n1\n" * n),
    "lines cut at a page's width": (
        2_500,
        lambda n: HEAD + "rà soát các văn bản thuộc thẩm quyền của đơn vị mình quản lý\n" * n,
    ),
    "sentences cut at a page's width": (
        2_000,
        lambda n: HEAD + "Sở Y tế rà soát các văn bản\nthuộc thẩm quyền của đơn vị mình\n" * n,
    ),
    "emphasis that nothing closes": (5_000, lambda n: "**a\n" + "một hai\n" * n),
    "capitals": (2_500, lambda n: "ỦY BAN NHÂN DÂN\n" * n),
    "kinds": (2_000, lambda n: "KẾ HOẠCH\n" * n),
    "blank numbers": (2_000, lambda n: "Số: \n" * n),
    # numbering
    "deep numbering": (600, lambda n: "\n".join("1." * (at % 12 + 1) + " Sở Y tế: Rà soát" for at in range(n))),
    "one deep number": (100_000, lambda n: "1." * n + " Sở Tài chính"),
    "Roman numerals": (1_500, lambda n: "I. MỤC ĐÍCH\n" * n),
    "articles": (400, lambda n: "".join(f"Điều {at % 99 + 1}. Sở Y tế\n\n1. Rà soát.\n\n" for at in range(n))),
    "headings that name nobody": (800, lambda n: ORDERS + "".join(f"{at}. Việc lạ\n\n- Rà soát\n\n" for at in range(n))),
    "lead-ins": (800, lambda n: ORDERS + "Sở Y tế:\n\n" * n),
    "paragraphs below a bullet": (800, lambda n: ORDERS + "- Sở Y tế:\n\n" + "Rà soát.\n\n" * n),
    "closing paragraphs": (2_000, lambda n: ORDERS + "Trên đây là kế hoạch./.\n\n" * n),
    # lists, orders, names
    "in cooperation with": (12_500, lambda n: ORDERS + "- " + "phối hợp với " * n),
    "in cooperation with one body": (1_500, lambda n: ORDERS + "- " + "phối hợp với Sở Y tế; " * n),
    "commas": (50_000, lambda n: "a, " * n),
    "commas in an item": (50_000, lambda n: ORDERS + "- " + "a, " * n),
    "semicolons": (500, lambda n: TWO_OWNERS + "- " + "Sở A chủ trì; Sở B phối hợp; " * n),
    "bodies behind commas": (1_500, lambda n: ORDERS + "- Sở A chủ trì, phối hợp với " + "Sở A, " * n),
    "bodies behind semicolons": (1_500, lambda n: ORDERS + "- Sở Y tế chủ trì; " + "Sở A; " * n),
    "bodies of a heading behind semicolons": (1_500, lambda n: TWO_OWNERS + "- Sở A chủ trì; " + "Sở B; " * n),
    "bodies joined by and": (4_000, lambda n: ORDERS + "- Sở A " + "và Sở B " * n + "rà soát"),
    "classes of bodies": (500, lambda n: ORDERS + "- Phối hợp với " + "các sở, ban, ngành, " * n),
    "titles of persons": (10_000, lambda n: ORDERS + "- " + "đồng chí " * n),
    "openings": (40_000, lambda n: ORDERS + "- Trên cơ sở " + "a, " * n),
    "given to": (20_000, lambda n: ORDERS + "- " + "giao Sở A, " * n),
    "submitted to": (2_000, lambda n: ORDERS + "- trình " + "Sở A, " * n),
    # dates, citations
    "before the day": (5_000, lambda n: ORDERS + "- Rà soát " + "trước ngày " * n),
    "days": (1_000, lambda n: ORDERS + "- Rà soát " + "trước ngày 15/3/2026 " * n),
    "day without spaces": (50_000, lambda n: "ngày" * n),
    "a list of days": (5_000, lambda n: ORDERS + "- Thời gian: " + "1," * n + "1 tháng 3/2026"),
    "windows": (1_000, lambda n: ORDERS + "- Thời gian: " + "từ tháng 1 đến " * n),
    "finished": (3_000, lambda n: ORDERS + "- " + "hoàn thành " * n + "2026"),
    "citations": (2_000, lambda n: ORDERS + "- " + "số 12/KH-UBND " * n),
    "citations with a title": (1_500, lambda n: ORDERS + "- " + "số 12/KH-UBND về " * n),
    "symbols": (20_000, lambda n: "1/KH" + "-A" * n),
    # labels, tables
    "labels on one line": (4_000, lambda n: ORDERS + "- " + "Đơn vị chủ trì: Sở Y tế. " * n),
    "labels, one a line": (1_000, lambda n: ORDERS + "- Đơn vị chủ trì: Sở Y tế.\n\n" * n),
    "labels in brackets": (500, lambda n: ORDERS + "- Rà soát (Đơn vị chủ trì: Sở A)\n\n" * n),
    "leads behind commas": (500, lambda n: ORDERS + "- Cơ quan chủ trì: " + "Sở A chủ trì, b phối hợp " * n),
    "words of a label": (600, lambda n: ORDERS + "- Cơ quan chủ trì: " + "cơ quan, " * n),
    "rows": (5_000, lambda n: HEAD + COLUMNS + "| 1 | Rà soát | Sở Y tế | Quý I/2026 |\n" * n),
    "rows without a head": (2_500, lambda n: "| 1 | Rà soát | Sở Y tế |\n" * n),
    "rows that go on": (1_500, lambda n: HEAD + COLUMNS + "| 1 | Rà soát | Sở Y tế | |\n" + "| | thêm | | |\n" * n),
    "columns": (10_000, lambda n: HEAD + COLUMNS + "| a " * n + "|\n"),
    "bars": (600, lambda n: "|\n" * n),
    "cells between bars": (600, lambda n: "|\nx\n" * n),
    "cells between bars below a head": (
        1_000,
        lambda n: "|\nTT\n|\nNội dung\n|\nChủ trì\n|\n|\n" + "1\n|\nRà soát\n|\nSở Y tế\n|\n|\n" * n,
    ),
    "tabs": (1_000, lambda n: HEAD + "TT\tNội dung\tChủ trì\n" + "1\tRà soát\tSở A\n" * n),
    "heads between tabs": (600, lambda n: HEAD + "tt\ta\tb\n" * n),
    "cells, one a line": (500, lambda n: "TT\nNội dung\nChủ trì\nThời gian\n" + "1\nRà soát\nSở Y tế\nQuý I\n" * n),
    "heads of cells, one a line": (2_000, lambda n: "TT\n" * n),
    "aligned columns": (800, lambda n: "TT   Nội dung   Chủ trì\n" + "1    Rà soát    Sở Y tế\n" * n),
    "heads of aligned columns": (300, lambda n: "TT   Nội dung   Chủ trì\n" * n),
    # feet
    "feet": (100, lambda n: HEAD + (FOOT + "PHỤ LỤC\n\n1. Việc\n\n") * n),
    "recipients' labels": (800, lambda n: "Nơi nhận:\n" * n),
    "recipients on one line": (20_000, lambda n: HEAD + "Nơi nhận:\n- " + "AB. " * n + "x\n"),
    "signatures": (2_000, lambda n: "TM. ỦY BAN NHÂN DÂN\n" * n),
    # what stands beside tasks
    "times of an event": (300, lambda n: HEAD + "II. THỜI GIAN, ĐỊA ĐIỂM\n\n" + "1. Thời gian: 07 giờ 30 ngày 27/3/2026.\n\n" * n),
    "programme": (700, lambda n: HEAD + "IV. CHƯƠNG TRÌNH\n\n" + "- 07 giờ 30 phút - 08 giờ 00 phút: Đón tiếp.\n\n" * n),
    "delegates": (400, lambda n: HEAD + "III. THÀNH PHẦN ĐẠI BIỂU\n\n" + "- Lãnh đạo Sở Y tế: 04 đại biểu.\n\n" * n),
    "delegates on one line": (5_000, lambda n: HEAD + "III. ĐẠI BIỂU\n\n- " + "Lãnh đạo Sở Y tế: 04 đại biểu; " * n),
    "sources of money": (5_000, lambda n: HEAD + "VI. KINH PHÍ\n\n- " + "Ngân sách tỉnh, nguồn xã hội hóa. " * n),
    "reports": (300, lambda n: HEAD + "VI. CHẾ ĐỘ BÁO CÁO\n\n" + "- Sở A báo cáo Sở B trước ngày 20 hằng tháng.\n\n" * n),
    "quotas": (800, lambda n: HEAD + "V. KHEN THƯỞNG\n\n" + "- Mỗi sở đề nghị 02 tập thể, 03 cá nhân.\n\n" * n),
    "channels": (800, lambda n: HEAD + "II. HÌNH THỨC TUYÊN TRUYỀN\n\n" + "- Trên báo chí, mạng xã hội.\n\n" * n),
    "annexes that are cited": (800, lambda n: ORDERS + "- " + "theo Phụ lục I kèm theo " * n),
}  # fmt: skip


@pytest.fixture
def without_collection() -> Iterator[None]:
    """No garbage is collected while time is measured: its cost hangs on what other tests left."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def seconds_for(text: str) -> float:
    """Processor seconds that reading the text takes, the best of several."""
    best = float("inf")
    for _ in range(ROUNDS):
        begun = time.process_time()
        read_text(text)
        best = min(best, time.process_time() - begun)
        if best > LONG_SECONDS:
            break
    return best


def times_longer(short: str, long: str) -> float:
    """How many times as long the long text takes; measured anew where a busy machine may have spoilt it."""
    least = float("inf")
    for _ in range(TRIES):
        least = min(least, seconds_for(long) / seconds_for(short))
        if least < BAR:
            break
    return least


def test_bar_tells_linear_from_quadratic() -> None:
    assert TIMES < BAR < TIMES**2


@pytest.mark.parametrize("name", SHAPES)
def test_shape_takes_time_in_proportion_to_its_length(name: str, without_collection: None) -> None:
    length, shape = SHAPES[name]

    longer = times_longer(shape(length), shape(TIMES * length))

    assert longer < BAR


def test_plan_takes_time_in_proportion_to_its_length(examples: Path, without_collection: None) -> None:
    plans = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(examples.glob("*.txt")))

    longer = times_longer(plans, plans * TIMES)

    assert longer < BAR
