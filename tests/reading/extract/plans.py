"""A plan of the invented province, short, with everything that a layout must carry over."""

PLAN = """\
ỦY BAN NHÂN DÂN
TỈNH MINH HẢI ĐÔNG

Số: 58/KH-UBND

Bình Lư, ngày 09 tháng 3 năm 2026

KẾ HOẠCH

Tổ chức Ngày hội chuyển đổi số tỉnh Minh Hải Đông năm 2026

Thực hiện Chương trình số 12-CTr/TU ngày 05/01/2026 của Ban Thường vụ Tỉnh ủy, Ủy ban nhân dân tỉnh ban hành Kế hoạch \
tổ chức Ngày hội chuyển đổi số tỉnh Minh Hải Đông năm 2026, cụ thể như sau:

I. MỤC ĐÍCH, YÊU CẦU

- Nâng cao nhận thức của cán bộ, công chức, viên chức và Nhân dân về chuyển đổi số; giới thiệu các mô hình hay, cách làm \
hiệu quả của các xã, phường trên địa bàn tỉnh.

- Tổ chức thiết thực, tiết kiệm, an toàn.

II. THỜI GIAN, ĐỊA ĐIỂM

- Thời gian: ngày 10/10/2026.

- Địa điểm: Quảng trường trung tâm, phường Bình Lư.

III. TỔ CHỨC THỰC HIỆN

1. Sở Khoa học và Công nghệ

a) Chủ trì, phối hợp với Văn phòng Ủy ban nhân dân tỉnh xây dựng kịch bản chi tiết, **hoàn thành trước ngày 15/8/2026**.

b) Tổng hợp kết quả, báo cáo Ủy ban nhân dân tỉnh trước ngày 31/10/2026.

2. Công an tỉnh

Bảo đảm an ninh, trật tự; phân luồng giao thông quanh khu vực tổ chức Ngày hội.

3. Ủy ban nhân dân các xã, phường

Chuẩn bị gian trưng bày; cử đại biểu tham dự đúng thành phần theo phân bổ tại Phụ lục kèm theo Kế hoạch này./.

Nơi nhận:
- Thường trực Tỉnh ủy;
- Chủ tịch, các Phó Chủ tịch UBND tỉnh;
- Các sở, ban, ngành tỉnh;
- UBND các xã, phường;
- Lưu: VT, KHCN.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Hoàng Thị Minh Nguyệt

PHỤ LỤC
PHÂN CÔNG NHIỆM VỤ

| TT | Nội dung | Cơ quan chủ trì | Thời hạn |
| 1 | Dựng sân khấu, lắp màn hình | Sở Văn hóa, Thể thao và Du lịch | Trước ngày 05/10/2026 |
| 2 | Mời đại biểu<br>Đón tiếp đại biểu | Văn phòng Ủy ban nhân dân tỉnh | Quý III/2026 |
"""
