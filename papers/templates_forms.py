"""The shipped templates of forms whose originals are not known: what each asks."""

from papers.page import Page
from papers.sections import letterhead, no_original, title, two_signatures

_PLANNED = (
    "TT",
    "Hội nghị",
    "Loại",
    "Hình thức",
    "Người chủ trì",
    "Thời gian",
    "Địa điểm",
    "Đối tượng",
    "Số người dự kiến",
)
_PLANNED_CELLS = (
    "{{ h.so }}",
    "{{ h.ten }}\n{{ h.pham_vi }}",
    "{{ h.loai }}",
    "{{ h.hinh_thuc }}",
    "{{ h.chu_tri }}",
    "{{ h.ngay }}",
    "{{ h.dia_diem }}",
    "{{ h.doi_tuong }}",
    "{{ h.du_kien }}",
)
_DONE = (
    "TT",
    "Hội nghị",
    "Loại",
    "Người chủ trì",
    "Ngày",
    "Số người dự",
    "Tổng số ý kiến",
    "Trả lời tại hội nghị",
    "Phải trả lời sau",
    "Đã trả lời",
)
_DONE_CELLS = (
    "{{ h.so }}",
    "{{ h.ten }}",
    "{{ h.loai }}",
    "{{ h.chu_tri }}",
    "{{ h.ngay }}",
    "{{ h.da_du }}",
    "{{ h.tong_y_kien }}",
    "{{ h.so_tai_hoi_nghi }}",
    "{{ h.so_can_tra_loi }}",
    "{{ h.so_da_tra_loi }}",
)
_PARTY, _STATE = "người đứng đầu cấp ủy", "người đứng đầu chính quyền"


def dk01() -> Page:
    """Đăng ký, người đứng đầu cấp ủy."""
    return _registration("DK01", _PARTY, "h in hoi_nghi_cap_uy")


def dk02() -> Page:
    """Đăng ký, người đứng đầu chính quyền."""
    return _registration("DK02", _STATE, "h in hoi_nghi_chinh_quyen")


def bc01() -> Page:
    """Kết quả, người đứng đầu cấp ủy."""
    return _results("BC01", _PARTY, "h in hoi_nghi_cap_uy")


def bc02() -> Page:
    """Kết quả, người đứng đầu chính quyền."""
    return _results("BC02", _STATE, "h in hoi_nghi_chinh_quyen")


def _registration(form: str, whose: str, rows: str) -> Page:
    page = Page(landscape=True)
    no_original(page, form)
    letterhead(page, numbered=False)
    title(page, "BẢN ĐĂNG KÝ", f"Đối thoại trực tiếp của {whose} với Nhân dân {{{{ ky }}}}")
    page.table((10, 56, 22, 22, 32, 24, 30, 34, 20), _PLANNED, rows, _PLANNED_CELLS, centred=(0, 5, 8))
    two_signatures(page, "NGƯỜI LẬP BIỂU", "{{ chuc_vu_ky }}")
    return page


def _results(form: str, whose: str, rows: str) -> Page:
    page = Page(landscape=True)
    no_original(page, form)
    letterhead(page, numbered=False)
    title(page, "BIỂU TỔNG HỢP", f"Kết quả đối thoại trực tiếp của {whose} với Nhân dân {{{{ ky }}}}")
    page.table(
        (10, 54, 24, 34, 24, 18, 18, 22, 22, 18), _DONE, rows, _DONE_CELLS, centred=(0, 4, 5, 6, 7, 8, 9)
    )
    page.text("Nội dung nổi bật, khó khăn, vướng mắc: ……")
    two_signatures(page, "NGƯỜI LẬP BIỂU", "{{ chuc_vu_ky }}")
    return page


def bc03() -> Page:
    """Chỉ tiêu của từng người đứng đầu và kết quả giải quyết."""
    page = Page(landscape=True)
    no_original(page, "BC03")
    letterhead(page, numbered=False)
    title(page, "BIỂU TỔNG HỢP", "Thực hiện chỉ tiêu đối thoại và kết quả giải quyết kiến nghị {{ ky }}")
    page.table(
        (13, 56, 34, 20, 20, 20, 20, 24, 20, 20, 20),
        (
            "TT",
            "Người đứng đầu",
            "Họ và tên người chủ trì",
            "Số hội nghị",
            "Định kỳ",
            "Chỉ tiêu",
            "Tổng số ý kiến",
            "Trả lời tại hội nghị",
            "Đúng hạn",
            "Quá hạn",
            "Chưa trả lời",
        ),
        "n in nguoi_dung_dau_nam",
        (
            "{{ n.so }}",
            "{{ n.chuc_danh }}",
            "{{ n.ho_ten }}",
            "{{ n.so_da_to_chuc }}",
            "{{ n.so_dinh_ky }}",
            "{{ n.chi_tieu }}",
            "{{ n.tong_y_kien }}",
            "{{ n.so_tai_hoi_nghi }}",
            "{{ n.so_dung_han }}",
            "{{ n.so_qua_han }}",
            "{{ n.so_chua_tra_loi }}",
        ),
        centred=(0, *range(3, 11)),
    )
    page.text("Tỷ lệ người đứng đầu đạt chỉ tiêu: {{ ty_le_dat_chi_tieu }} (chỉ tiêu 100%).")
    two_signatures(page, "NGƯỜI LẬP BIỂU", "{{ chuc_vu_ky }}")
    return page
