"""The shipped templates of papers of the conference itself and of what follows it: what each says."""

from papers.page import Page
from papers.sections import (
    answers_in_time,
    grounds,
    letterhead,
    numbers_of_items,
    signature,
    title,
    two_signatures,
)

_WHO = "{{ y.nguoi_neu }}\n{{ y.noi_neu }}"


def _where(tag: str) -> str:
    """One more line in a cell, only where the tag is not empty."""
    return f"\n{{%p if y.{tag} %}}\n{{{{ y.{tag} }}}}\n{{%p endif %}}"


def minutes() -> Page:
    """Biên bản hội nghị."""
    page = Page()
    letterhead(page)
    title(page, "BIÊN BẢN", "{{ ten_hoi_nghi }}")
    page.heading("I. THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN")
    page.texts(
        "1. Hội nghị bắt đầu hồi {{ bat_dau_luc }}, {{ ngay_hoi_nghi }}, tại {{ dia_diem }}; hình thức: đối "
        "thoại {{ hinh_thuc }}.",
        "2. Chủ trì: {{ chu_tri }}.",
    )
    page.tag("if dong_chu_tri")
    page.text("Đồng chủ trì: {{ dong_chu_tri | join('; ') }}.")
    page.tag("endif")
    page.texts(
        "3. Thư ký: ……",
        "4. Số đại biểu được mời: {{ da_moi }}; số đại biểu dự: {{ da_du }}; đại biểu của cấp trên và các "
        "cơ quan: ……",
    )
    page.heading("II. NỘI DUNG, DIỄN BIẾN")
    page.texts(
        "1. {{ don_vi_chuan_bi }} giới thiệu đại biểu, người chủ trì, thư ký, chương trình, nội quy hội "
        "nghị.",
        "2. Người chủ trì nêu mục đích, yêu cầu, nội dung chủ yếu: {{ pham_vi }}",
        "3. Người phát biểu:",
    )
    page.table(
        (12, 40, 62, 46),
        ("TT", "Họ và tên", "Nội dung", "Tình trạng"),
        "p in phat_bieu",
        (
            "{{ p.so }}",
            "{{ p.ten }}",
            "{{ p.noi_dung }}",
            "{{ p.dang_ky }}; {{ p.tinh_trang | lower }}{% if p.ly_do %}: {{ p.ly_do }}{% endif %}",
        ),
    )
    page.text("4. Ý kiến, kiến nghị và nội dung trả lời tại hội nghị:")
    page.table(
        (12, 66, 48, 34),
        ("Số", "Ý kiến, kiến nghị", "Trả lời, giải trình tại hội nghị", "Kết luận"),
        "y in y_kien",
        (
            "{{ y.so }}",
            "{{ y.nguoi_neu }}: {{ y.noi_dung }}",
            "{{ y.tra_loi_tai_hoi_nghi }}",
            "{{ y.xu_ly }}\n{{ y.co_quan }}",
        ),
    )
    page.heading("III. KẾT LUẬN CỦA NGƯỜI CHỦ TRÌ")
    page.tag("for k in ket_luan")
    page.text("{{ k.so }}. **{{ k.ten }}**")
    page.text("{{ k.noi_dung }}")
    page.tag("endfor")
    page.text(
        "Hội nghị kết thúc hồi {{ ket_thuc_luc }} cùng ngày. Biên bản được đọc lại cho người dự nghe; ý kiến "
        "khác (nếu có): ……/."
    )
    two_signatures(page, "THƯ KÝ", "CHỦ TRÌ")
    return page


def conclusion_notice() -> Page:
    """Thông báo kết luận."""
    page = Page()
    letterhead(page)
    title(page, "THÔNG BÁO", "Kết luận của {{ nguoi_dung_dau }} tại {{ ten_hoi_nghi }}")
    page.text(
        "Ngày {{ ngay_ngan }}, tại {{ dia_diem }}, đồng chí {{ chu_tri }} đã chủ trì {{ ten_hoi_nghi }}. Dự "
        "hội nghị có {{ da_du }} đại biểu. Hội nghị đã tiếp nhận {{ tong_y_kien }} ý kiến, kiến nghị. Sau "
        "khi nghe ý kiến của Nhân dân và báo cáo, giải trình của các cơ quan, người chủ trì hội nghị kết "
        "luận như sau:"
    )
    page.tag("for k in ket_luan")
    page.heading("{{ k.so }}. {{ k.ten }}")
    page.text("{{ k.noi_dung }}")
    page.tag("endfor")
    page.heading("Danh mục nội dung giao các cơ quan, đơn vị giải quyết, trả lời")
    page.tag("if not viec_giao")
    page.text("Không có.")
    page.tag("endif")
    page.tag("for c in viec_giao")
    page.heading("{{ c.ten }} ({{ c.so_luong }} nội dung)")
    page.table(
        (12, 74, 42, 32),
        ("Số", "Nội dung", "Xử lý", "Thời hạn trả lời"),
        "y in c.y_kien",
        (
            "{{ y.so }}",
            "{{ y.tieu_de }}",
            "{{ y.xu_ly }}",
            f"{{{{ y.han }}}}{_where('gia_han')}",
        ),
    )
    page.tag("endfor")
    page.text(
        "Các cơ quan, đơn vị được giao giải quyết, trả lời đúng thời hạn; báo cáo người chủ trì qua {{ "
        "don_vi_chuan_bi }} và thông báo cho người kiến nghị. {{ don_vi_chuan_bi }} theo dõi, đôn đốc, tổng "
        "hợp kết quả./."
    )
    signature(page)
    return page


def upward_proposal() -> Page:
    """Văn bản kiến nghị cấp trên."""
    page = Page()
    letterhead(page, about="V/v kiến nghị giải quyết ý kiến của Nhân dân")
    page.centred("", size=10)
    page.centred("Kính gửi: {{ cap_tren }}", bold=False)
    page.centred("", size=8)
    page.texts(
        "{{ ngay_hoi_nghi | capitalize }}, tại {{ dia_diem }}, {{ nguoi_dung_dau }} đã tổ chức {{ "
        "ten_hoi_nghi }}. Qua hội nghị, có {{ so_cap_tren }} ý kiến, kiến nghị của Nhân dân vượt quá thẩm "
        "quyền của địa phương, cơ quan.",
        "{{ ten_co_quan_thuong }} tổng hợp, báo cáo và kính đề nghị {{ cap_tren }} xem xét, giải quyết hoặc "
        "chỉ đạo cơ quan có thẩm quyền giải quyết các nội dung sau:",
    )
    page.table(
        (12, 68, 32, 48),
        ("Số", "Nội dung ý kiến, kiến nghị", "Cấp giải quyết", "Ý kiến của cơ quan tham mưu"),
        "y in kien_nghi_cap_tren",
        (
            "{{ y.so }}",
            "{{ y.noi_dung }}\n({{ y.noi_neu }})",
            "{{ y.cap_giai_quyet }}",
            "{{ y.co_quan }}: {{ y.cach_giai_quyet }}",
        ),
    )
    page.texts(
        "Đề xuất sửa đổi, bổ sung hoặc bãi bỏ cơ chế, chính sách (nếu có): ……",
        "Kính đề nghị {{ cap_tren }} xem xét và thông báo kết quả để {{ ten_co_quan_thuong }} trả lời Nhân "
        "dân./.",
    )
    signature(page)
    return page


def result_report() -> Page:
    """Báo cáo kết quả giải quyết."""
    page = Page(landscape=True)
    letterhead(page)
    title(
        page,
        "BÁO CÁO",
        "Kết quả giải quyết ý kiến, kiến nghị của Nhân dân theo kết luận tại {{ ten_hoi_nghi }}",
    )
    grounds(page)
    page.text(
        "Thực hiện Thông báo kết luận số {{ so_thong_bao }}, {{ ngay_thong_bao }}, {{ ten_co_quan_thuong }} "
        "báo cáo kết quả giải quyết như sau:"
    )
    page.heading("I. KẾT QUẢ CHUNG")
    numbers_of_items(page)
    answers_in_time(page)
    page.heading("II. KẾT QUẢ CỤ THỂ THEO CƠ QUAN")
    page.tag("for c in theo_co_quan")
    page.heading("{{ loop.index }}. {{ c.ten }} ({{ c.so_luong }} ý kiến)")
    page.table(
        (10, 66, 34, 66, 24, 36),
        ("Số", "Nội dung ý kiến, kiến nghị", "Xử lý", "Nội dung trả lời, kết quả", "Thời hạn", "Tình trạng"),
        "y in c.y_kien",
        (
            "{{ y.so }}",
            "{{ y.tieu_de }}",
            f"{{{{ y.xu_ly }}}}{_where('ket_qua')}",
            "{{ y.da_tra_loi }}",
            "{{ y.han }}",
            f"{{{{ y.tinh_trang }}}}{_where('ngay_tra_loi')}{_where('gia_han')}",
        ),
    )
    page.tag("endfor")
    page.heading("III. TỒN TẠI, VƯỚNG MẮC VÀ ĐỀ XUẤT")
    page.text("……")
    page.text("Trên đây là báo cáo kết quả giải quyết ý kiến, kiến nghị của Nhân dân./.")
    signature(page)
    return page
