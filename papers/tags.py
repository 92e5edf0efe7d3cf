"""The tags that a template may hold, with what each means. docs/papers.md shows them as tables.

A tag is a word in Vietnamese without diacritics. A table under a tag is a list of rows: what may stand behind
the row's name, as in `{% for y in y_kien %}{{ y.noi_dung }}{% endfor %}`. A tuple is a list of plain texts.
"""

from collections.abc import Mapping
from typing import TypeAlias

from papers.catalogue import Paper, Source

Meaning: TypeAlias = "str | tuple[str] | Rows"


class Rows(dict[str, "str | Rows"]):
    """A list of rows: its columns with their meanings, and what the list is."""

    def __init__(self, meaning: str, columns: Mapping[str, "str | Rows"]) -> None:
        super().__init__(columns)
        self.meaning = meaning


_LETTERHEAD: dict[str, Meaning] = {
    "la_dang": "đúng khi là hội nghị của người đứng đầu cấp ủy (dùng trong {% if %})",
    "co_quan_cap_tren": "tên cơ quan cấp trên, chữ in hoa",
    "cap_tren": "tên cơ quan cấp trên, chữ thường",
    "ten_co_quan": "tên cơ quan ban hành, chữ in hoa",
    "ten_co_quan_thuong": "tên cơ quan ban hành, chữ thường",
    "so_ky_hieu": "số, ký hiệu văn bản",
    "dia_danh": "địa danh",
    "ngay_ban_hanh": "ngày ban hành",
    "nguoi_dung_dau": "chức danh người đứng đầu",
    "thay_mat": "dòng TM. trên chức vụ người ký, có thể trống",
    "chuc_vu_ky": "chức vụ người ký",
    "nguoi_ky": "họ tên người ký, có thể trống",
    "noi_nhan": ("các dòng nơi nhận",),
}

_COUNTS: dict[str, Meaning] = {
    "tong_y_kien": "tổng số ý kiến, kiến nghị",
    "so_tai_hoi_nghi": "số đã trả lời tại hội nghị",
    "so_tra_loi_sau": "số giao kiểm tra, trả lời sau",
    "so_cap_tren": "số kiến nghị cấp trên",
    "so_chuyen": "số chuyển cơ quan có thẩm quyền",
    "so_ghi_nhan": "số ghi nhận",
    "so_chua_ket_luan": "số chưa có kết luận",
    "so_can_tra_loi": "số phải trả lời bằng văn bản sau hội nghị",
    "so_dung_han": "số đã trả lời đúng hạn",
    "so_qua_han": "số đã trả lời nhưng quá hạn",
    "so_chua_tra_loi": "số chưa trả lời",
    "so_chua_tra_loi_qua_han": "số chưa trả lời và đã quá hạn",
    "so_da_tra_loi": "số đã trả lời (tại hội nghị và sau hội nghị)",
    "so_da_giai_quyet": "số đã giải quyết",
    "so_chua_giai_quyet": "số chưa giải quyết",
    "ty_le_da_tra_loi": "tỷ lệ đã trả lời",
    "theo_cap": Rows("số ý kiến theo cấp có thẩm quyền", {"ten": "cấp", "so_luong": "số ý kiến"}),
}

_ITEM = {
    "so": "số thứ tự",
    "tieu_de": "tóm tắt",
    "noi_dung": "nội dung nguyên văn",
    "nguoi_neu": "người nêu",
    "noi_neu": "nơi có kiến nghị",
    "nguon": "gửi trước hay nêu tại hội nghị",
    "linh_vuc": "lĩnh vực",
    "muc_do": "mức độ cấp thiết",
    "co_quan": "cơ quan trả lời",
    "cap_giai_quyet": "cấp có thẩm quyền giải quyết",
    "nhom": "một trong ba nhóm",
    "du_thao": "dự thảo trả lời của cơ quan",
    "tra_loi_tai_hoi_nghi": "nội dung trả lời tại hội nghị",
    "xu_ly": "kết luận tại hội nghị",
    "han": "hạn trả lời, trống khi không phải trả lời",
    "can_cu_han": "điều khoản quy định hạn",
    "gia_han": "gia hạn và lý do, có thể trống",
    "tra_loi": "văn bản trả lời",
    "ngay_tra_loi": "ngày trả lời, có thể trống",
    "ket_qua": "kết quả giải quyết, có thể trống",
    "tinh_trang": "tình trạng: đúng hạn, quá hạn, chưa trả lời",
    "da_tra_loi": "văn bản trả lời, hoặc trả lời tại hội nghị",
    "cach_giai_quyet": "trả lời mới nhất: văn bản, tại hội nghị, hoặc dự thảo",
}


_SPEAKER = {
    "so": "thứ tự",
    "ten": "họ tên",
    "noi_dung": "nội dung",
    "dang_ky": "đã đăng ký hay đề nghị tại hội nghị",
    "tinh_trang": "đã phát biểu, từ chối…",
    "ly_do": "lý do từ chối, có thể trống",
}


def _items(meaning: str) -> Rows:
    return Rows(meaning, _ITEM)


def _groups(meaning: str) -> Rows:
    return Rows(meaning, {"ten": "tên", "so_luong": "số ý kiến", "y_kien": _items("các ý kiến")})


CONFERENCE_TAGS: dict[str, Meaning] = {
    **_LETTERHEAD,
    "so_hoi_nghi": "số thứ tự hội nghị",
    "ten_hoi_nghi": "tên hội nghị",
    "loai": "định kỳ, theo chuyên đề, đột xuất",
    "hinh_thuc": "trực tiếp, trực tuyến",
    "cap": "cấp tổ chức",
    "dia_diem": "địa điểm",
    "ngay_hoi_nghi": "ngày tổ chức, viết đủ",
    "ngay_ngan": "ngày tổ chức, viết số",
    "gio": "giờ bắt đầu theo kế hoạch",
    "thoi_luong": "thời lượng dự kiến",
    "khai_mac": "thời gian tối đa của phần mở đầu",
    "chu_tri": "người chủ trì",
    "dong_chu_tri": ("những người đồng chủ trì",),
    "don_vi_chuan_bi": "cơ quan chủ trì tham mưu",
    "pham_vi": "nội dung, phạm vi đối thoại",
    "doi_tuong": "đối tượng, thành phần",
    "ly_do": "lý do tổ chức đột xuất",
    "du_kien": "số người dự kiến",
    "da_moi": "số đại biểu được mời",
    "da_du": "số đại biểu dự",
    "nam": "năm",
    "nam_sau": "năm sau",
    "han_gui_y_kien": "ngày cuối nhận ý kiến",
    "bat_dau_luc": "giờ bắt đầu thực tế",
    "ket_thuc_luc": "giờ kết thúc thực tế",
    "so_thong_bao": "số thông báo kết luận",
    "ngay_thong_bao": "ngày thông báo kết luận",
    "ngay_ket_thuc": "ngày kết thúc công việc",
    "luu_den": "lưu hồ sơ đến ngày",
    "han_thong_bao_moi": "hạn gửi giấy mời, thông báo",
    "han_du_thao": "hạn các cơ quan gửi dự thảo trả lời",
    "han_ket_luan": "hạn ban hành thông báo kết luận",
    "han_tra_loi": "hạn các cơ quan trả lời",
    "thoi_han": Rows("các thời hạn", {"viec": "việc", "ngay": "ngày cuối", "can_cu": "điều khoản, quy định"}),
    **_COUNTS,
    "can_cu": ("các quy định áp dụng",),
    "y_kien": _items("mọi ý kiến, theo thứ tự"),
    "nhom_tai_hoi_nghi": _items("nhóm trả lời tại hội nghị"),
    "nhom_tra_loi_sau": _items("nhóm kiểm tra, trả lời sau"),
    "nhom_bao_cao_cap_tren": _items("nhóm ghi nhận, báo cáo cấp trên"),
    "kien_nghi_cap_tren": _items("các ý kiến đã kết luận kiến nghị cấp trên"),
    "theo_linh_vuc": _groups("ý kiến theo lĩnh vực"),
    "theo_co_quan": _groups("ý kiến theo cơ quan"),
    "viec_giao": _groups("ý kiến giao trả lời sau hội nghị, theo cơ quan"),
    "phat_bieu": Rows("người phát biểu, theo thứ tự", _SPEAKER),
    "phat_bieu_da_dang_ky": Rows("người đã đăng ký phát biểu trước", _SPEAKER),
    "ket_luan": Rows("các phần kết luận", {"so": "số", "ten": "tên phần", "noi_dung": "nội dung"}),
}

_CONFERENCE_ROW = {
    "so": "số thứ tự",
    "so_hoi_nghi": "số hội nghị",
    "ten": "tên hội nghị",
    "nguoi_dung_dau": "người đứng đầu cấp ủy hay chính quyền",
    "chu_tri": "người chủ trì",
    "cap": "cấp",
    "loai": "định kỳ, theo chuyên đề, đột xuất",
    "hinh_thuc": "hình thức",
    "ngay": "ngày",
    "dia_diem": "địa điểm",
    "doi_tuong": "đối tượng",
    "pham_vi": "nội dung",
    "du_kien": "số người dự kiến",
    "da_moi": "số được mời",
    "da_du": "số dự",
    "so_da_to_chuc": "1 khi đã tổ chức, 0 khi chưa",
    "trang_thai": "đã hay chưa tổ chức",
    "tong_y_kien": "tổng số ý kiến",
    "so_tai_hoi_nghi": "trả lời tại hội nghị",
    "so_can_tra_loi": "phải trả lời sau",
    "so_cap_tren": "kiến nghị cấp trên",
    "so_da_tra_loi": "đã trả lời",
    "so_da_giai_quyet": "đã giải quyết",
    "so_chua_giai_quyet": "chưa giải quyết",
}

YEAR_TAGS: dict[str, Meaning] = {
    **_LETTERHEAD,
    **_COUNTS,
    "nam": "năm",
    "nam_sau": "năm sau",
    "ky": "kỳ báo cáo: quý, 6 tháng hoặc năm",
    "can_cu": ("các quy định áp dụng",),
    "so_da_to_chuc": "số hội nghị đã tổ chức",
    "so_chua_to_chuc": "số hội nghị chưa tổ chức",
    "so_dinh_ky": "số hội nghị định kỳ đã tổ chức",
    "so_chuyen_de": "số hội nghị chuyên đề đã tổ chức",
    "so_dot_xuat": "số hội nghị đột xuất đã tổ chức",
    "tong_da_du": "tổng số người dự",
    "hoi_nghi": Rows("các hội nghị trong kỳ", _CONFERENCE_ROW),
    "hoi_nghi_cap_uy": Rows("hội nghị của người đứng đầu cấp ủy", _CONFERENCE_ROW),
    "hoi_nghi_chinh_quyen": Rows("hội nghị của người đứng đầu chính quyền", _CONFERENCE_ROW),
    "chua_to_chuc": Rows("các hội nghị chưa tổ chức", _CONFERENCE_ROW),
    "theo_linh_vuc": Rows("số ý kiến theo lĩnh vực", {"ten": "lĩnh vực", "so_luong": "số ý kiến"}),
    "nguoi_dung_dau_nam": Rows(
        "kết quả của từng người đứng đầu",
        {
            "so": "số thứ tự",
            "chuc_danh": "chức danh",
            "ho_ten": "họ tên",
            "cap": "cấp",
            "so_da_to_chuc": "số hội nghị",
            "so_dinh_ky": "trong đó định kỳ",
            "chi_tieu": "đạt hay chưa đạt chỉ tiêu",
            "tong_y_kien": "tổng số ý kiến",
            "so_tai_hoi_nghi": "trả lời tại hội nghị",
            "so_can_tra_loi": "phải trả lời sau",
            "so_dung_han": "đúng hạn",
            "so_qua_han": "quá hạn",
            "so_chua_tra_loi": "chưa trả lời",
            "so_chua_tra_loi_qua_han": "chưa trả lời, đã quá hạn",
        },
    ),
    "so_nguoi_dung_dau": "số người đứng đầu",
    "so_dat_chi_tieu": "số người đứng đầu đạt chỉ tiêu",
    "ty_le_dat_chi_tieu": "tỷ lệ đạt chỉ tiêu",
}


LETTER_TAGS: dict[str, Meaning] = {
    **_LETTERHEAD,
    "ma_phan_anh": "mã phản ánh",
    "nguoi_nhan": "tên người nhận, trống khi tên được giữ kín",
    "dien_thoai": "số điện thoại để lại để báo tin, trống khi không có hoặc khi giữ kín với tất cả",
    "noi_dung": "lời báo cho người dân",
    "lien_he": "nơi hỏi thêm",
}

# Tags that are whole numbers: a template may compare them.
NUMBERS = (
    frozenset(_COUNTS) - {"ty_le_da_tra_loi", "theo_cap"}
    | {"so", "so_luong", "so_da_to_chuc", "so_chua_to_chuc", "so_dinh_ky", "so_chuyen_de", "so_dot_xuat"}
    | {"so_nguoi_dung_dau", "so_dat_chi_tieu"}
)


_TAGS = {
    Source.CONFERENCE: CONFERENCE_TAGS,
    Source.YEAR: YEAR_TAGS,
    Source.EITHER: YEAR_TAGS,
    Source.TELLING: LETTER_TAGS,
}


def tags_of(paper: Paper) -> dict[str, Meaning]:
    """The tags that a paper's template may hold."""
    return _TAGS[paper.source]
