"""The shipped templates of what offices prepare before a conference: what each says."""

from papers.page import Page
from papers.sections import grounds, letterhead, signature, title

_ITEM_COLUMNS = (
    "TT",
    "Nội dung ý kiến, kiến nghị",
    "Người nêu, nơi có kiến nghị",
    "Cơ quan trả lời",
    "Cấp giải quyết",
)
_WHO = "{{ y.nguoi_neu }}\n{{ y.noi_neu }}"


def plan() -> Page:
    """Kế hoạch."""
    page = Page()
    letterhead(page)
    title(page, "KẾ HOẠCH", "Tổ chức {{ ten_hoi_nghi }}")
    grounds(page)
    page.text("{{ ten_co_quan_thuong }} xây dựng kế hoạch tổ chức hội nghị đối thoại {{ loai }} như sau:")
    page.heading("I. MỤC ĐÍCH, YÊU CẦU")
    page.texts(
        "1. Lắng nghe, tiếp thu ý kiến, nguyện vọng của Nhân dân; trao đổi, giải đáp và chỉ đạo giải quyết "
        "kịp thời những kiến nghị chính đáng, hợp pháp thuộc thẩm quyền.",
        "2. Việc đối thoại bảo đảm dân chủ, công khai, khách quan, thiết thực, có tính xây dựng; giữ gìn an "
        "ninh, trật tự; bảo vệ thông tin cá nhân của người có ý kiến.",
    )
    page.tag("if loai == 'đột xuất'")
    page.text("3. Lý do tổ chức đột xuất: {{ ly_do }}.")
    page.tag("endif")
    page.heading("II. THỜI GIAN, ĐỊA ĐIỂM, HÌNH THỨC")
    page.texts(
        "1. Thời gian: bắt đầu từ {{ gio }}, {{ ngay_hoi_nghi }}; thời lượng dự kiến: {{ thoi_luong }}.",
        "2. Địa điểm: {{ dia_diem }}.",
        "3. Hình thức: đối thoại {{ hinh_thuc }}, {{ cap }}.",
    )
    page.heading("III. NỘI DUNG, PHẠM VI ĐỐI THOẠI")
    page.text("{{ pham_vi }}")
    page.heading("IV. THÀNH PHẦN")
    page.text("1. Chủ trì: {{ chu_tri }}.")
    page.tag("if dong_chu_tri")
    page.text("Đồng chủ trì: {{ dong_chu_tri | join('; ') }}.")
    page.tag("endif")
    page.texts(
        "2. Đối tượng tham gia: {{ doi_tuong }}.",
        "3. Số lượng dự kiến: {{ du_kien }} người.",
    )
    page.heading("V. PHÂN CÔNG THỰC HIỆN")
    page.text(
        "1. {{ don_vi_chuan_bi }}: chủ trì tham mưu chuẩn bị hội nghị; gửi giấy mời, thông báo công khai; "
        "thu thập, tổng hợp, phân loại ý kiến của Nhân dân (nhận ý kiến đến hết {{ han_gui_y_kien }}); cử "
        "thư ký, bố trí bộ phận tổng hợp ý kiến và đăng ký phát biểu; tham mưu thông báo kết luận; theo "
        "dõi, đôn đốc việc giải quyết sau hội nghị."
    )
    page.tag("if theo_co_quan")
    page.text(
        "2. Các cơ quan, đơn vị được giao chuẩn bị nội dung trả lời, gửi văn bản về {{ don_vi_chuan_bi }} "
        "chậm nhất {{ han_du_thao }}:"
    )
    page.tag("for c in theo_co_quan")
    page.text("- {{ c.ten }}: {{ c.so_luong }} ý kiến, kiến nghị;")
    page.tag("endfor")
    page.tag("endif")
    page.text(
        "Các cơ quan bảo đảm an ninh, trật tự, địa điểm, trang thiết bị và kinh phí phục vụ hội nghị theo "
        "chức năng, nhiệm vụ được giao: ……"
    )
    page.heading("VI. TIẾN ĐỘ")
    page.table(
        (10, 80, 28, 42),
        ("TT", "Công việc", "Chậm nhất", "Căn cứ"),
        "t in thoi_han",
        ("{{ loop.index }}", "{{ t.viec }}", "{{ t.ngay }}", "{{ t.can_cu }}"),
    )
    page.text(
        "Trên đây là Kế hoạch tổ chức {{ ten_hoi_nghi }}; đề nghị các cơ quan, đơn vị, cá nhân có liên quan "
        "phối hợp thực hiện./."
    )
    signature(page)
    return page


def assignment() -> Page:
    """Văn bản phân công nhiệm vụ."""
    page = Page()
    letterhead(page)
    title(page, "THÔNG BÁO", "Phân công nhiệm vụ chuẩn bị {{ ten_hoi_nghi }}")
    page.texts(
        "Để chuẩn bị {{ ten_hoi_nghi }}, tổ chức {{ ngay_hoi_nghi }} tại {{ dia_diem }}, {{ nguoi_dung_dau "
        "}} phân công nhiệm vụ như sau:",
        "1. {{ don_vi_chuan_bi }} là cơ quan chủ trì tham mưu: chuẩn bị nội dung, chương trình; gửi giấy "
        "mời; tổng hợp, phân loại ý kiến; cử thư ký ghi biên bản và bộ phận đăng ký phát biểu.",
        "2. Các cơ quan, đơn vị dưới đây tham mưu trả lời bằng văn bản những ý kiến, kiến nghị được giao, "
        "gửi về {{ don_vi_chuan_bi }} chậm nhất {{ han_du_thao }} và cử lãnh đạo dự hội nghị để trả lời khi "
        "được người chủ trì phân công.",
    )
    page.tag("for c in theo_co_quan")
    page.heading("2.{{ loop.index }}. {{ c.ten }} ({{ c.so_luong }} ý kiến)")
    page.table(
        (12, 98, 26, 24),
        ("Số", "Nội dung ý kiến, kiến nghị", "Lĩnh vực", "Mức độ"),
        "y in c.y_kien",
        ("{{ y.so }}", "{{ y.noi_dung }}", "{{ y.linh_vuc }}", "{{ y.muc_do }}"),
    )
    page.tag("endfor")
    page.text(
        "Các cơ quan, đơn vị chịu trách nhiệm về nội dung trả lời của mình; có vướng mắc, kịp thời phản ánh "
        "về {{ don_vi_chuan_bi }} để được hướng dẫn./."
    )
    signature(page)
    return page


def digest() -> Page:
    """Báo cáo tổng hợp ý kiến, kiến nghị."""
    page = Page(landscape=True)
    letterhead(page)
    title(page, "BÁO CÁO", "Tổng hợp ý kiến, kiến nghị của Nhân dân phục vụ {{ ten_hoi_nghi }}")
    page.heading("I. TÌNH HÌNH CHUNG")
    page.text(
        "Để chuẩn bị hội nghị đối thoại {{ ngay_hoi_nghi }} tại {{ dia_diem }}, {{ don_vi_chuan_bi }} đã "
        "tổng hợp {{ tong_y_kien }} ý kiến, kiến nghị của Nhân dân, thuộc thẩm quyền của các cấp như sau:"
    )
    page.tag("for c in theo_cap")
    page.text("- {{ c.ten }}: {{ c.so_luong }} ý kiến;")
    page.tag("endfor")
    page.heading("II. TỔNG HỢP THEO LĨNH VỰC")
    page.tag("for l in theo_linh_vuc")
    page.heading("{{ loop.index }}. {{ l.ten }} ({{ l.so_luong }} ý kiến)")
    page.table(
        (10, 100, 45, 42, 28, 22),
        (*_ITEM_COLUMNS, "Mức độ"),
        "y in l.y_kien",
        (
            "{{ y.so }}",
            "{{ y.noi_dung }}",
            _WHO,
            "{{ y.co_quan }}",
            "{{ y.cap_giai_quyet }}",
            "{{ y.muc_do }}",
        ),
    )
    page.tag("endfor")
    page.heading("III. PHÂN LOẠI THEO CÁCH GIẢI QUYẾT")
    for number, (name, rows) in enumerate(
        (
            ("Nhóm trả lời tại hội nghị", "nhom_tai_hoi_nghi"),
            ("Nhóm kiểm tra, trả lời sau", "nhom_tra_loi_sau"),
            ("Nhóm ghi nhận, báo cáo cấp trên", "nhom_bao_cao_cap_tren"),
        ),
        start=1,
    ):
        page.heading(f"{number}. {name} ({{{{ {rows} | length }}}} ý kiến)")
        page.table(
            (10, 60, 32, 70, 36, 24, 24),
            (
                "TT",
                "Nội dung",
                "Người nêu, nơi có kiến nghị",
                "Nội dung trả lời, hướng giải quyết",
                "Cơ quan trả lời",
                "Cấp giải quyết",
                "Thời hạn",
            ),
            f"y in {rows}",
            (
                "{{ y.so }}",
                "{{ y.tieu_de }}",
                _WHO,
                "{{ y.cach_giai_quyet }}",
                "{{ y.co_quan }}",
                "{{ y.cap_giai_quyet }}",
                "{{ y.han }}",
            ),
        )
    page.text("Trên đây là báo cáo tổng hợp ý kiến, kiến nghị của Nhân dân./.")
    signature(page)
    return page


def answers() -> Page:
    """Báo cáo trả lời ý kiến, kiến nghị."""
    page = Page(landscape=True)
    letterhead(page)
    title(page, "BÁO CÁO", "Trả lời ý kiến, kiến nghị của Nhân dân tại {{ ten_hoi_nghi }}")
    page.text(
        "{{ ten_co_quan_thuong }} báo cáo nội dung trả lời {{ tong_y_kien }} ý kiến, kiến nghị của Nhân dân "
        "gửi đến và nêu tại hội nghị đối thoại {{ ngay_hoi_nghi }} như sau:"
    )
    page.tag("for c in theo_co_quan")
    page.heading("{{ loop.index }}. {{ c.ten }} ({{ c.so_luong }} ý kiến)")
    page.table(
        (10, 70, 36, 90, 30, 26),
        (
            "Số",
            "Nội dung ý kiến, kiến nghị",
            "Người nêu, nơi có kiến nghị",
            "Nội dung trả lời",
            "Xử lý",
            "Thời hạn",
        ),
        "y in c.y_kien",
        ("{{ y.so }}", "{{ y.noi_dung }}", _WHO, "{{ y.cach_giai_quyet }}", "{{ y.xu_ly }}", "{{ y.han }}"),
    )
    page.tag("endfor")
    page.text("Trên đây là báo cáo trả lời ý kiến, kiến nghị của Nhân dân./.")
    signature(page)
    return page
