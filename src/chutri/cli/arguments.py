"""What may be typed after ``chutri``: commands, files and options, with their Vietnamese help."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from importlib import import_module

from chutri.cli.language import Parser

READ_FORMATS = ("table", "json", "xlsx", "ics", "md")
CHECK_FORMATS = ("text", "json", "sarif")
EXPORT_FORMATS = ("xlsx", "json")
SEVERITIES = ("error", "warning", "note")

_Add = Callable[..., Parser]  # add_parser of argparse's commands

_FILES_HELP = "tệp .txt .md .html .docx .odt .pdf .doc .rtf, ảnh quét .png .jpg .tiff; dấu - là đầu vào chuẩn"


class _Version(argparse.Action):
    """Prints the version; the package's record is opened only when somebody asks."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"chutri {version('chutri')}")
        parser.exit()


def build_parser() -> Parser:
    """The parser of the whole command line; ``arguments.run`` of what it returns carries out the command."""
    parser = Parser(
        prog="chutri",
        description="Đọc kế hoạch: ai chủ trì, ai phối hợp, làm việc gì, hạn đến bao giờ, kèm nguyên văn câu giao việc.",
        epilog="Xem hướng dẫn của từng lệnh: chutri LỆNH --help",
    )
    parser.options.add_argument("--version", action=_Version, nargs=0, help="in phiên bản rồi thoát")
    commands = parser.add_subparsers(title="Các lệnh", metavar="LỆNH", required=True, dest="LỆNH", parser_class=Parser)
    for add_command in (
        _add_read,
        _add_check,
        _add_import,
        _add_export,
        _add_serve,
        _add_worker,
        _add_agencies,
        _add_history,
        _add_doctor,
    ):
        add_command(commands.add_parser)
    return parser


def _command(add: _Add, name: str, module: str, said: str, epilog: str = "") -> Parser:
    parser = add(name, help=said, description=f"{said[0].upper()}{said[1:]}.", epilog=epilog)
    parser.set_defaults(run=lambda arguments: import_module(f"chutri.cli.{module}").run(arguments))
    return parser


def _add_read(add: _Add) -> None:
    parser = _command(
        add,
        "read",
        "reading",
        "đọc văn bản và in nhiệm vụ, cơ quan, thời hạn bên cạnh nguyên văn",
        "Ví dụ:\n"
        "  chutri read ke-hoach.docx\n"
        "  chutri read ke-hoach.pdf --format xlsx -o nhiem-vu.xlsx\n"
        "  chutri read kho-van-ban/ --out doc.jsonl --workers 2",
    )
    parser.inputs.add_argument("files", metavar="TỆP", nargs="+", help=f"{_FILES_HELP}; hoặc thư mục (cần --out)")
    parser.options.add_argument(
        "--format",
        choices=READ_FORMATS,
        help="table: bảng trên màn hình (mặc định); json; xlsx: bảng tính; ics: lịch thời hạn; md: Markdown",
    )
    parser.options.add_argument("--with-text", action="store_true", help="json: kèm toàn văn trong trường text")
    parser.options.add_argument(
        "-o",
        "--out",
        metavar="TỆP",
        help="ghi ra tệp; .jsonl hoặc .parquet: ghi nhiều văn bản, chạy lại thì chỉ đọc tiếp văn bản chưa có",
    )
    parser.options.add_argument(
        "--workers", metavar="N", type=_workers, default=1, help="số tiến trình khi đọc nhiều văn bản (mặc định 1)"
    )


def _add_check(add: _Add) -> None:
    parser = _command(
        add,
        "check",
        "checking",
        "soát lỗi kế hoạch trước khi ký: việc không ai chủ trì, thời hạn sai, số liệu không khớp",
        "Trạng thái thoát: 0 không có gì đáng báo; 1 có phát hiện từ mức --fail-on trở lên; 2 có tệp không đọc được.",
    )
    parser.inputs.add_argument("files", metavar="TỆP", nargs="+", help=_FILES_HELP)
    parser.options.add_argument(
        "--form", action="store_true", help="soát thể thức của tệp .docx (Nghị định 30/2020/NĐ-CP) thay vì nội dung"
    )
    parser.options.add_argument("--format", choices=CHECK_FORMATS, default="text", help="dạng kết quả (mặc định text)")
    parser.options.add_argument(
        "--select",
        metavar="MÃ",
        action="append",
        default=[],
        help="chỉ giữ các mã này, hoặc mã bắt đầu như thế: CT1,CT203",
    )
    parser.options.add_argument("--ignore", metavar="MÃ", action="append", default=[], help="bỏ qua các mã này")
    parser.options.add_argument(
        "--fail-on",
        choices=SEVERITIES,
        default="warning",
        help="mức thấp nhất làm trạng thái thoát thành 1: error lỗi, warning cảnh báo (mặc định), note lưu ý",
    )
    parser.options.add_argument("-o", "--out", metavar="TỆP", help="ghi ra tệp thay vì màn hình")


def _add_import(add: _Add) -> None:
    parser = _command(add, "import", "office", "đưa kế hoạch vào cơ sở dữ liệu để rà soát trên trang web")
    parser.inputs.add_argument("files", metavar="TỆP", nargs="+", help=_FILES_HELP)
    parser.options.add_argument(
        "--issue", action="store_true", help="giao việc ngay, không qua rà soát: mọi nhiệm vụ đọc được đều có hiệu lực"
    )
    parser.options.add_argument(
        "--demo",
        action="store_true",
        help="giao việc ngay và tạo cả người dùng thử, in tên đăng nhập, mật khẩu và địa chỉ trang web",
    )
    parser.set_defaults(deed="import_plans")


def _add_export(add: _Add) -> None:
    parser = _command(add, "export", "office", "xuất nhiệm vụ đang theo dõi trong cơ sở dữ liệu ra tệp")
    parser.inputs.add_argument(
        "codes", metavar="SỐ-KÝ-HIỆU", nargs="*", help="số, ký hiệu của kế hoạch, ví dụ 46/KH-UBND (mặc định: tất cả)"
    )
    parser.options.add_argument("--format", choices=EXPORT_FORMATS, help="xlsx hoặc json (mặc định theo đuôi tệp)")
    parser.options.add_argument("-o", "--out", metavar="TỆP", required=True, help="tệp ghi ra, .xlsx hoặc .json")
    parser.set_defaults(deed="export_tasks")


def _add_serve(add: _Add) -> None:
    parser = _command(add, "serve", "office", "mở trang web trên máy này")
    parser.options.add_argument(
        "--host", metavar="ĐỊA-CHỈ", default="127.0.0.1", help="địa chỉ nghe (mặc định 127.0.0.1)"
    )
    parser.options.add_argument("--port", metavar="CỔNG", type=_port, default=8000, help="cổng (mặc định 8000)")
    parser.set_defaults(deed="serve")


def _add_worker(add: _Add) -> None:
    parser = _command(
        add,
        "worker",
        "office",
        "thực hiện công việc nền: đọc kế hoạch, gửi thư, nhắc hạn",
        "Với SQLite, chutri serve tự làm việc này. Với PostgreSQL, chạy lệnh này trên một hoặc nhiều máy.",
    )
    parser.set_defaults(deed="work")


def _add_agencies(add: _Add) -> None:
    parser = _command(
        add,
        "agencies",
        "office",
        "nạp danh bạ cơ quan kèm theo chương trình",
        "Ví dụ:\n  chutri agencies load ha-noi\n"
        "Nạp lại bao nhiêu lần cũng được: chỉ bổ sung phần mới, không ghi đè phần đã sửa trong Danh bạ.",
    )
    parser.inputs.add_argument("load", metavar="load", choices=("load",), help="load: nạp")
    parser.inputs.add_argument(
        "name", metavar="DANH-BẠ", help="ha-noi; minh-hai-dong (tỉnh không có thật, để dùng thử)"
    )
    parser.options.add_argument(
        "--login", default="", help="tên đăng nhập của người nạp (mặc định: người đầu tiên của văn phòng)"
    )
    parser.set_defaults(deed="load_agencies")


def _add_history(add: _Add) -> None:
    parser = _command(
        add,
        "history",
        "history",
        "kiểm tra nhật ký: có dòng nào bị sửa, xóa hoặc chèn sau khi ghi hay không",
        "Ví dụ:\n"
        "  chutri history verify\n"
        "  chutri history verify --noted 1520:9f86d081884c7d65\n"
        "Trạng thái thoát: 0 nguyên vẹn; 1 có chỗ không còn nguyên vẹn, mỗi chỗ in một dòng.\n"
        "Ghi lại số dòng và dấu in ra ở một nơi ngoài cơ sở dữ liệu: lần sau --noted cho biết phần đã có vẫn nguyên vẹn,\n"
        "kể cả khi có người sửa được toàn bộ cơ sở dữ liệu.",
    )
    parser.inputs.add_argument("deed", metavar="verify", choices=("verify",), help="verify: kiểm tra toàn bộ")
    parser.options.add_argument(
        "--noted", metavar="SỐ-DÒNG:DẤU", type=_noted, help="số dòng và dấu dòng cuối đã ghi lại ở lần kiểm tra trước"
    )


def _add_doctor(add: _Add) -> None:
    words = "xem trên máy đã có những gì, mỗi phần còn thiếu sẽ thêm được việc gì"
    doctor = _command(add, "doctor", "doctor", words)
    doctor.options.add_argument(
        "--figures", action="store_true", help="đối chiếu số liệu giữ sẵn với việc đếm lại mọi nhiệm vụ, rồi tính lại"
    )


def _noted(typed: str) -> tuple[int, str]:
    count, _, seal = typed.partition(":")
    if not count.isdecimal() or not 8 <= len(seal) <= 64 or set(seal) - set("0123456789abcdef"):
        raise argparse.ArgumentTypeError(f"cần SỐ-DÒNG:DẤU như lệnh này đã in, không phải '{typed}'")
    return int(count), seal


def _workers(typed: str) -> int:
    limit = 4 * (os.cpu_count() or 1)
    if not typed.isdecimal() or not 1 <= int(typed) <= limit:
        raise argparse.ArgumentTypeError(f"cần một số từ 1 đến {limit}, không phải '{typed}'")
    return int(typed)


def _port(typed: str) -> int:
    if not typed.isdecimal() or not 1 <= int(typed) <= 65535:
        raise argparse.ArgumentTypeError(f"cần một số từ 1 đến 65535, không phải '{typed}'")
    return int(typed)
