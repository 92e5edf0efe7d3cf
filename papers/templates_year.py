"""The shipped templates of reports: of the outline, of the half-year and of the year: what each says."""

from papers.page import Page
from papers.sections import (
    answers_in_time,
    grounds,
    letterhead,
    numbers_of_items,
    signature,
    title,
)

_BLANK = "……"


def outline_report() -> Page:
    """Báo cáo theo Đề cương."""
    page = Page()
    letterhead(page)
    title(
        page,
        "BÁO CÁO",
        "Kết quả tổ chức hội nghị trao đổi, đối thoại giữa Ủy ban nhân dân cấp xã với Nhân dân",
        below="({{ ky | capitalize }})",
    )
    page.heading("I. ĐẶC ĐIỂM, TÌNH HÌNH")
    page.texts("1. Thuận lợi (liên quan trực tiếp đến việc tổ chức hội nghị): ……", "2. Khó khăn: ……")
    page.heading("II. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, HƯỚNG DẪN TRIỂN KHAI")
    page.text("1. Văn bản lãnh đạo, chỉ đạo, hướng dẫn đã ban hành; phân công theo dõi, giám sát, kiểm tra:")
    page.fixed_table(
        (12, 40, 38, 70),
        (
            ("TT", "Số, ký hiệu", "Ngày, tháng, năm", "Trích yếu"),
            *((place, *[_BLANK] * 3) for place in "123"),
        ),
    )
    page.text("Quy định đang áp dụng:")
    page.tag("for c in can_cu")
    page.text("- {{ c }};")
    page.tag("endfor")
    page.text("2. Kết quả thực hiện trách nhiệm của các cấp, các ngành: ……")
    page.heading("III. KẾT QUẢ ĐẠT ĐƯỢC")
    page.heading("1. Công tác chuẩn bị triển khai")
    page.text(_BLANK)
    page.heading("2. Kết quả triển khai")
    _outline_results(page)
    page.heading("3. Tồn tại, hạn chế và nguyên nhân")
    page.text(_BLANK)
    page.heading("4. Đánh giá chung, bài học kinh nghiệm")
    page.text(_BLANK)
    page.heading("IV. ĐỀ XUẤT, KIẾN NGHỊ")
    page.texts("1. Về sửa đổi, bổ sung hướng dẫn: ……", "2. Về lãnh đạo, chỉ đạo: ……")
    page.text(
        "Trên đây là báo cáo kết quả tổ chức hội nghị trao đổi, đối thoại với Nhân dân (có phụ lục kèm "
        "theo)./."
    )
    signature(page)
    return page


def _outline_results(page: Page) -> None:
    """III.2 of the outline: what the record counts, and blanks for what it does not know."""
    page.text("a) Số hội nghị đã tổ chức: {{ so_da_to_chuc }}; chưa tổ chức: {{ so_chua_to_chuc }}.")
    page.table(
        (10, 66, 28, 30, 26),
        ("TT", "Hội nghị", "Ngày tổ chức", "Tình trạng", "Số người dự"),
        "h in hoi_nghi",
        ("{{ h.so }}", "{{ h.ten }}", "{{ h.ngay }}", "{{ h.trang_thai }}", "{{ h.da_du }}"),
        centred=(0, 2, 4),
    )
    page.texts(
        "Nơi chưa tổ chức, lý do, hướng xử lý trách nhiệm: ……",
        "b) Tổng số người tham gia hội nghị: {{ tong_da_du }}.",
        "c) Tâm tư, nguyện vọng, vấn đề bức xúc, đề xuất, kiến nghị của Nhân dân; vấn đề mới nảy sinh: ……",
        "Số ý kiến theo lĩnh vực:",
    )
    page.table(
        (12, 118, 30),
        ("TT", "Lĩnh vực", "Số ý kiến"),
        "l in theo_linh_vuc",
        ("{{ loop.index }}", "{{ l.ten }}", "{{ l.so_luong }}"),
        centred=(0, 2),
    )
    page.texts(
        "d) Phản ánh về đạo đức, lối sống, thái độ, tinh thần trách nhiệm của cán bộ, đảng viên, công chức, "
        "người hoạt động không chuyên trách: ……",
        "Danh sách cán bộ, công chức được phản ánh liên quan đến tham nhũng, cửa quyền, quan liêu, vòi "
        "vĩnh, gây khó khăn và kết quả xử lý kỷ luật:",
    )
    page.fixed_table(
        (12, 46, 36, 34, 32),
        (("TT", "Họ và tên, chức vụ", "Đơn vị", "Nội dung phản ánh", "Kết quả xử lý"), ("1", *[_BLANK] * 4)),
    )
    page.texts(
        "đ) An ninh chính trị, trật tự an toàn xã hội trước, trong và sau đối thoại: ……",
        "e) Dư luận Nhân dân sau đối thoại; thái độ, trách nhiệm của cán bộ, công chức; những đổi mới trong "
        "lãnh đạo, chỉ đạo, quản lý, điều hành: ……",
        "g) Tổng số ý kiến của người dân: {{ tong_y_kien }}, thuộc thẩm quyền giải quyết của từng cấp:",
    )
    page.table(
        (12, 118, 30),
        ("TT", "Cấp có thẩm quyền", "Số ý kiến"),
        "c in theo_cap",
        ("{{ loop.index }}", "{{ c.ten }}", "{{ c.so_luong }}"),
        centred=(0, 2),
    )
    page.texts(
        "h) Tổng số ý kiến đã trả lời tại hội nghị: {{ so_tai_hoi_nghi }}.",
        "i) Tổng số ý kiến cần tổng hợp để nghiên cứu trả lời, xác minh, làm rõ: {{ so_tra_loi_sau }}; "
        "chuyển cơ quan có thẩm quyền: {{ so_chuyen }}; ghi nhận: {{ so_ghi_nhan }}; chưa có kết luận: {{ "
        "so_chua_ket_luan }}.",
        "k) Tổng số ý kiến tổng hợp báo cáo cơ quan có thẩm quyền cấp trên: {{ so_cap_tren }}.",
    )


def half_year_report() -> Page:
    """Báo cáo 6 tháng."""
    return _period_report("NHIỆM VỤ THỜI GIAN TỚI")


def year_report() -> Page:
    """Báo cáo năm."""
    return _period_report("PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM {{ nam_sau }}")


def _period_report(ahead: str) -> Page:
    page = Page()
    letterhead(page)
    title(
        page,
        "BÁO CÁO",
        "Kết quả đối thoại của người đứng đầu cấp ủy, chính quyền với Nhân dân {{ ky }}",
    )
    grounds(page)
    page.text("{{ ten_co_quan_thuong }} báo cáo kết quả đối thoại với Nhân dân {{ ky }} như sau:")
    page.heading("I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO")
    page.text(_BLANK)
    page.heading("II. KẾT QUẢ TỔ CHỨC ĐỐI THOẠI")
    page.text(
        "1. Đã tổ chức {{ so_da_to_chuc }} hội nghị (định kỳ {{ so_dinh_ky }}, theo chuyên đề {{ "
        "so_chuyen_de }}, đột xuất {{ so_dot_xuat }}); chưa tổ chức {{ so_chua_to_chuc }}. Tổng số người "
        "dự: {{ tong_da_du }}."
    )
    page.table(
        (10, 54, 32, 24, 20, 20),
        ("TT", "Hội nghị", "Chủ trì", "Ngày", "Số người dự", "Số ý kiến"),
        "h in hoi_nghi",
        (
            "{{ h.so }}",
            "{{ h.ten }}",
            "{{ h.chu_tri }}",
            "{{ h.ngay }}",
            "{{ h.da_du }}",
            "{{ h.tong_y_kien }}",
        ),
        centred=(0, 3, 4, 5),
    )
    page.text(
        "2. Chỉ tiêu mỗi người đứng đầu đối thoại định kỳ ít nhất 01 lần/năm: {{ so_dat_chi_tieu }}/"
        "{{ so_nguoi_dung_dau }} người đạt ({{ ty_le_dat_chi_tieu }})."
    )
    page.heading("III. KẾT QUẢ TIẾP THU, GIẢI QUYẾT Ý KIẾN, KIẾN NGHỊ")
    numbers_of_items(page)
    answers_in_time(page)
    page.text("Số ý kiến theo lĩnh vực:")
    page.table(
        (12, 118, 30),
        ("TT", "Lĩnh vực", "Số ý kiến"),
        "l in theo_linh_vuc",
        ("{{ loop.index }}", "{{ l.ten }}", "{{ l.so_luong }}"),
        centred=(0, 2),
    )
    page.heading("IV. ĐÁNH GIÁ CHUNG")
    page.texts("1. Ưu điểm: ……", "2. Hạn chế, nguyên nhân: ……")
    page.heading(f"V. {ahead}")
    page.text(_BLANK)
    page.heading("VI. ĐỀ XUẤT, KIẾN NGHỊ")
    page.text("……/.")
    signature(page)
    return page
