"""Verbs that are part of a body's name: *Ban Quản lý dự án*, *đơn vị cung cấp dịch vụ*, *cơ quan quản lý*."""

from __future__ import annotations

from chutri.reading.fold import fold, rx

_BEFORE_QUALIFIER = rx(
    r"(?<!\w)(?:chủ thể|dự án|công tác|lĩnh vực|nhiệm vụ|chương trình|hoạt động|dịch vụ|việc|chính sách|quỹ|ngành|lực lượng|hệ thống|phong trào|công trình|đề án|các tổ chức|nhà thầu|cơ quan|đơn vị|doanh nghiệp|(?<!chính quyền )(?<!cấp )cơ sở|chủ đầu tư|nhà đầu tư|"
    r"ban quản lý|quản lý|ban qlda|qlda|xung kích|chỉ huy|xúc tiến|viện|nghiên cứu|đào tạo|hỗ trợ|tư vấn|bộ phận|cán bộ|chuyên viên|người|công chức|(?:các|trung|những) (?:phòng|ban|tổ|đội|nhóm|viện|trung tâm|hội)|trung tâm|ban chỉ đạo|hội đồng|tổ công tác|tổ giúp việc|báo chí và|(?<!huyện )(?<!tỉnh )(?<!thành )(?<!quận )đoàn|đội)$"
)
_OFFICES = tuple(
    fold(word) for word in ("kế hoạch", "kế hoạch -", "dịch vụ", "hành chính", "văn phòng", "phòng", "ban")
)
_OF_BOARDS = frozenset(
    fold(word) for word in ("chỉ đạo", "tổ chức", "quản lý", "điều hành", "vận động", "chỉ huy", "giám sát", "kiểm tra")
)
_INFORMED = tuple(
    fold(word)
    for word in (
        "công nghệ",
        "văn hóa",
        "hệ thống",
        "trung tâm",
        "cơ quan",
        "phòng",
        "văn hóa và",
        "thể thao và",
        "ngành",
    )
)
_CHARGES = frozenset(
    fold(word)
    for word in (
        "triển khai",
        "thực hiện",
        "xây dựng",
        "giải phóng",
        "phòng, chống",
        "phòng chống",
        "tháo gỡ",
        "hỗ trợ",
        "rà soát",
        "chuyển đổi",
        "cải cách",
        "đổi mới",
        "sắp xếp",
        "phát triển",
    )
)
# Verbs that qualify only the plainest nouns (cơ quan thực hiện, đơn vị phối hợp).
_WORK_VERBS = frozenset(
    fold(word)
    for word in (
        "thực hiện",
        "triển khai",
        "chỉ đạo",
        "tham gia",
        "chủ trì",
        "phối hợp",
        "hỗ trợ",
        "tuyên truyền",
        "kiểm tra",
        "giám sát",
        "tổng hợp",
    )
)
_PLAIN_NOUN = rx(
    r"(?<!\w)(?:cơ quan|đơn vị|chủ thể|bộ phận|tổ công tác|lực lượng|(?<!huyện )(?<!tỉnh )(?<!thành )(?<!quận )đoàn|đội|cán bộ|người|dịch vụ|kế hoạch|phòng|lĩnh vực|công tác|nhiệm vụ)$"
)
_NOUN_VERBS = frozenset(
    fold(word)
    for word in (
        "quản lý", "cung cấp", "sản xuất", "tư vấn", "vận hành", "khai thác", "kinh doanh", "thi công", "đầu tư", "xây dựng", "quan trắc", "kiểm tra", "kiểm soát",
        "phòng chống", "phòng, chống", "phát triển", "bảo vệ", "bảo đảm", "bảo tồn", "hỗ trợ", "đào tạo", "bồi dưỡng", "nghiên cứu", "ứng dụng", "thực hiện", "chỉ đạo",
        "phục vụ", "thanh tra", "giám sát", "thẩm định", "nuôi dưỡng", "chăm sóc", "giải phóng", "tiếp nhận", "điều phối", "tuyên truyền", "kiểm định", "kiểm nghiệm", "quy hoạch",
        "giải quyết", "xét duyệt", "chủ trì", "phối hợp", "đăng ký", "giới thiệu", "giảng dạy", "giáo dục", "thu gom", "vận chuyển", "chi trả", "tham gia", "sử dụng", "điều tra",
        "ứng phó", "phòng ngừa", "xử lý", "khắc phục", "cứu hộ", "cứu nạn", "vận động", "tuyển dụng", "cấp phát", "kiểm kê", "thi hành", "phổ biến", "thẩm tra", "khảo sát", "tiếp công dân", "phân tích", "dự báo", "quản trị", "điều hành",
        "thông tin", "liên hệ", "đấu giá", "tổng hợp", "xúc tiến", "hòa giải", "bầu cử", "soạn thảo", "biên tập", "chuyên trách", "bồi thường", "đền bù", "nghiệm thu", "đánh giá", "xét tặng",
    )
)  # fmt: skip


def qualifies(low: str, at: int, verb: str) -> bool:
    """A verb that is part of the name: *Ban Quản lý dự án đầu tư xây dựng*, *các cơ quan quản lý*, *đơn vị cung cấp dịch vụ*."""
    before = low[max(0, at - 24) : at].rstrip()
    if before.endswith(("tổ công tác", "tổ giúp việc", "ban chỉ đạo")) and verb in _CHARGES:
        return not (verb == fold("xây dựng") and _WRITTEN.match(low, at + len(verb)))
    if verb not in _NOUN_VERBS:
        return False
    if verb == "tổng hợp" and before.endswith(_OFFICES):
        return not low.startswith(" và ", at + len(verb))  # "Vụ Kế hoạch tổng hợp và bố trí kinh phí"
    if verb == "thông tin" and before.endswith(_INFORMED):
        return True
    if before.endswith(" ban") and verb in _OF_BOARDS:
        return True
    if before.endswith(" đầu tư") and verb == fold("xây dựng"):
        return True
    if verb == fold("chủ trì") and _TOGETHER.match(low, at + len(verb)):
        return False  # "Các cơ quan, đơn vị chủ trì, phối hợp với …"
    if verb in _WORK_VERBS and (
        not _PLAIN_NOUN.search(before) or (before.endswith("dịch vụ") and verb != fold("tổng hợp"))
    ):
        return False
    return _BEFORE_QUALIFIER.search(before) is not None and not _takes_object(low, at + len(verb), before, verb)


_WRITTEN = rx(
    r"\s+(?:và ban hành\s+)?(?:kế hoạch|báo cáo|phương án|văn bản|hướng dẫn|kịch bản|dự thảo|lịch|quy chế|nội dung)\b"
)
_TOGETHER = rx(r",?\s+(?:và\s+)?phối (?:kết )?hợp\s+(?:chặt chẽ\s+)?(?:với|cùng)\b")
_OBJECT = rx(
    r"\s+(?:kiểm tra|triển lãm|hội nghị|tổng duyệt|các chương trình|tuyên truyền|lắp đặt|kế hoạch|báo cáo|công tác|nhiệm vụ|việc|các (?:nhiệm vụ|nội dung|giải pháp|hoạt động|quy định|biện pháp)|tốt|hiệu quả|phương án|đề án|chương trình|nội dung|văn bản|có hiệu quả|nghiêm|đúng|chặt chẽ|hồ sơ)"
)


_DUTY = rx(r"[^,.;:]{0,80}\b(?:có trách nhiệm|chịu trách nhiệm)\b")  # Các hộ tham gia chương trình có trách nhiệm …


def _takes_object(low: str, at: int, before: str, verb: str) -> bool:
    """``đơn vị xây dựng kế hoạch``: here the verb orders, it does not qualify."""
    if verb in (fold("quản lý"), fold("cung cấp"), fold("sản xuất"), fold("tư vấn"), fold("kinh doanh")):
        return False
    return _OBJECT.match(low, at) is not None and not _DUTY.match(low, at)
