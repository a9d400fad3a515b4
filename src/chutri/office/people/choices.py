"""Stored words of people and agencies, with what the screen calls them."""

from __future__ import annotations

from django.db.models import TextChoices


class Role(TextChoices):
    """What a person does in the agency; one person may hold several."""

    LEADER = "leader", "Lãnh đạo"
    OFFICE = "office", "Văn phòng"
    SPECIALIST = "specialist", "Chuyên viên"
    FOCAL = "focal", "Đầu mối"
    CLERK = "clerk", "Văn thư"
    READER = "reader", "Người xem"
    AWARD_BOARD = "award_board", "Thi đua - Khen thưởng"
    FINANCE = "finance", "Tài chính - Kế toán"
    CULTURE = "culture", "Văn hóa"
    PRESS = "press", "Báo chí, tuyên truyền"
    ADMINISTRATOR = "administrator", "Quản trị hệ thống"


class PersonState(TextChoices):
    """How far somebody is with their login."""

    ACTIVE = "active", "Đang dùng"
    INVITED = "invited", "Chưa nhận lời mời"
    ENDED = "ended", "Đã ngừng"


class LinkPurpose(TextChoices):
    """Why somebody is sent a link with which they set their password."""

    INVITATION = "invitation", "Lời mời"
    RESET = "reset", "Đặt lại mật khẩu"


class AgencyKind(TextChoices):
    """What sort of body an agency is; a class of addressees (*các sở, ban, ngành*) is said in these words."""

    MINISTRY = "ministry", "Bộ, cơ quan ngang bộ"
    PEOPLES_COMMITTEE = "peoples_committee", "Ủy ban nhân dân"
    PEOPLES_COUNCIL = "peoples_council", "Hội đồng nhân dân"
    DEPARTMENT = "department", "Sở, ban, ngành"
    SECTOR = "sector", "Cơ quan ngành dọc, lực lượng vũ trang"
    UNIT = "unit", "Phòng, chi cục, đơn vị trực thuộc"
    PUBLIC_SERVICE = "public_service", "Đơn vị sự nghiệp"
    PARTY = "party", "Cơ quan Đảng"
    FRONT = "front", "Mặt trận Tổ quốc, tổ chức chính trị - xã hội"
    PRESS = "press", "Cơ quan báo chí"
    ENTERPRISE = "enterprise", "Doanh nghiệp"
    ASSOCIATION = "association", "Hội, hiệp hội"
    OTHER = "other", "Khác"


class AgencyLevel(TextChoices):
    """The level of administration that a body belongs to. The district level ended on 01/7/2025."""

    CENTRAL = "central", "Trung ương"
    PROVINCE = "province", "Cấp tỉnh"
    DISTRICT = "district", "Cấp huyện"
    COMMUNE = "commune", "Cấp xã"


class TerritoryKind(TextChoices):
    """What sort of place a body governs."""

    PROVINCE = "province", "Tỉnh"
    CITY = "city", "Thành phố"
    URBAN_DISTRICT = "urban_district", "Quận"
    RURAL_DISTRICT = "rural_district", "Huyện"
    TOWN = "town", "Thị xã"
    WARD = "ward", "Phường"
    COMMUNE = "commune", "Xã"
    TOWNSHIP = "township", "Thị trấn"
    SPECIAL_ZONE = "special_zone", "Đặc khu"


class DirectoryState(TextChoices):
    """Which agencies a list of the directory keeps; the words stand in its URL."""

    OPEN = "dang-hoat-dong", "Đang hoạt động"
    CLOSED = "da-ket-thuc", "Đã kết thúc hoạt động"
    ALL = "tat-ca", "Tất cả"


class RowChange(TextChoices):
    """What a row of an imported sheet would do to the directory."""

    ADDED = "added", "Thêm mới"
    CHANGED = "changed", "Sửa"
    UNCHANGED = "unchanged", "Không đổi"
    ERROR = "error", "Có lỗi"
