"""The shipped templates of what people get: before a conference, and when no channel reaches them."""

from papers.page import Page
from papers.sections import letterhead, signature, title


def survey() -> Page:
    """Phiếu lấy ý kiến."""
    page = Page()
    letterhead(page, numbered=False, dated=False)
    title(page, "PHIẾU LẤY Ý KIẾN", "phục vụ {{ ten_hoi_nghi }}")
    page.texts(
        "Để chuẩn bị hội nghị đối thoại với Nhân dân vào {{ ngay_hoi_nghi }} tại {{ dia_diem }}, "
        "{{ ten_co_quan_thuong }} kính đề nghị ông (bà) cho biết ý kiến, kiến nghị về những nội dung sau:",
        "{{ pham_vi }}",
    )
    page.heading("1. Nội dung ý kiến, kiến nghị")
    page.dotted(*[""] * 6)
    page.heading("2. Nơi xảy ra sự việc (thôn, tổ dân phố, tuyến đường, công trình)")
    page.dotted("")
    page.heading("3. Đề xuất của ông (bà)")
    page.dotted(*[""] * 2)
    page.heading("4. Đăng ký phát biểu tại hội nghị:   ☐ Có   ☐ Không")
    page.heading("5. Thông tin người có ý kiến (không bắt buộc)")
    page.dotted("Họ và tên: ", "Điện thoại: ", "Nơi ở: ")
    page.texts(
        "Thông tin cá nhân chỉ dùng để trả lời ông (bà), không công khai. Ông (bà) có quyền xem, sửa, yêu "
        "cầu xóa thông tin của mình.",
        "Phiếu gửi về {{ don_vi_chuan_bi }} đến hết {{ han_gui_y_kien }}. Trân trọng cảm ơn ông (bà)./.",
    )
    return page


def invitation() -> Page:
    """Giấy mời."""
    page = Page()
    letterhead(page)
    title(page, "GIẤY MỜI", "Dự {{ ten_hoi_nghi }}")
    page.texts(
        "Kính mời: ……",
        "{{ ten_co_quan_thuong }} trân trọng kính mời ông (bà), đại diện cơ quan, tổ chức dự {{ "
        "ten_hoi_nghi }}.",
        "1. Thời gian: {{ gio }}, {{ ngay_hoi_nghi }}.",
        "2. Địa điểm: {{ dia_diem }}. Hình thức: đối thoại {{ hinh_thuc }}.",
        "3. Chủ trì: {{ chu_tri }}.",
        "4. Nội dung: {{ pham_vi }}",
        "5. Thành phần: {{ doi_tuong }}.",
        "Ý kiến, kiến nghị và đăng ký phát biểu xin gửi về {{ don_vi_chuan_bi }} đến hết {{ han_gui_y_kien "
        "}} để được chuẩn bị trả lời đầy đủ.",
        "Sự có mặt của ông (bà) góp phần vào thành công của hội nghị. Trân trọng kính mời./.",
    )
    signature(page)
    return page


def programme() -> Page:
    """Chương trình hội nghị."""
    page = Page()
    letterhead(page)
    title(
        page,
        "CHƯƠNG TRÌNH",
        "{{ ten_hoi_nghi }}",
        below="({{ gio }}, {{ ngay_hoi_nghi }}, tại {{ dia_diem }})",
    )
    page.fixed_table(
        (12, 26, 74, 48),
        (
            ("TT", "Thời gian", "Nội dung", "Thực hiện"),
            ("1", "{{ gio }}", "Đón tiếp đại biểu; đăng ký phát biểu", "{{ don_vi_chuan_bi }}"),
            (
                "2",
                "……",
                "Tuyên bố lý do, giới thiệu đại biểu, người chủ trì, thư ký; thông qua chương trình, nội quy",
                "{{ don_vi_chuan_bi }}",
            ),
            (
                "3",
                "{{ khai_mac }}",
                "Nêu mục đích, yêu cầu và nội dung chủ yếu của hội nghị",
                "{{ chu_tri }}",
            ),
            (
                "4",
                "……",
                "Nhân dân phát biểu ý kiến theo thứ tự và nội dung đã đăng ký",
                "Đại biểu Nhân dân",
            ),
            (
                "5",
                "……",
                "Trả lời, giải trình ý kiến, kiến nghị",
                "Người chủ trì và các cơ quan được phân công",
            ),
            ("6", "……", "Trao đổi thêm sau khi nghe trả lời", "Đại biểu Nhân dân"),
            ("7", "……", "Kết luận và bế mạc hội nghị", "{{ chu_tri }}"),
        ),
    )
    page.text("Nội dung, phạm vi đối thoại: {{ pham_vi }}")
    page.heading("Thứ tự phát biểu đã đăng ký")
    page.table(
        (12, 50, 98),
        ("TT", "Người phát biểu", "Nội dung"),
        "p in phat_bieu_da_dang_ky",
        ("{{ p.so }}", "{{ p.ten }}", "{{ p.noi_dung }}"),
    )
    signature(page)
    return page


def telling_letter() -> Page:
    """Thư báo kết quả."""
    page = Page()
    letterhead(page)
    title(page, "THÔNG BÁO", "Về phản ánh {{ ma_phan_anh }}")
    page.texts(
        "Kính gửi: "
        "{% if nguoi_nhan %}{{ nguoi_nhan }}{% else %}Ông/bà gửi phản ánh {{ ma_phan_anh }}{% endif %}"
        "{% if dien_thoai %} (điện thoại: {{ dien_thoai }}){% endif %}"
    )
    page.texts(
        "{{ noi_dung }}",
        "Cần hỏi thêm, xin liên hệ: {{ lien_he }}. Khi liên hệ, xin nói mã phản ánh {{ ma_phan_anh }}. "
        "Trân trọng./.",
    )
    signature(page)
    return page
