"""What can be typed: the commands of `langnghe` and their options. All of it is read by the installer."""

import argparse
from datetime import date
from pathlib import Path

from bot.argparse_words import speak_vietnamese
from casework.agencies import Role

DAY = "NĂM-THÁNG-NGÀY"
LEVELS = 2


def parser() -> argparse.ArgumentParser:
    """All commands with their options."""
    speak_vietnamese()
    top = argparse.ArgumentParser(
        prog="langnghe", description="Lắng Nghe: từ điện thoại của người dân đến câu trả lời."
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="LỆNH", title="các lệnh")
    commands.add_parser("run", help="phục vụ người dân và cán bộ trên mọi kênh đã bật")
    demo = commands.add_parser("demo", help="bản trình diễn: một xã hư cấu với trang chat, chỉ trên máy này")
    demo.add_argument("--fresh", action="store_true", help="quên những gì đã làm ở các lần trình diễn trước")
    _officer(commands.add_parser("officer", help="tài khoản cán bộ"))
    read = commands.add_parser(
        "read", help="đọc thử các tin, in ra những gì máy hiểu (mỗi tin một dòng JSON)"
    )
    read.add_argument(
        "file", metavar="TỆP", help="tệp gồm các dòng JSON có `text`; dấu - để đọc từ đầu vào chuẩn"
    )
    learn = commands.add_parser(
        "learn", help="dạy lại máy đọc từ những chỗ cán bộ đã sửa; chỉ dùng khi không kém đi"
    )
    learn.add_argument("--rollback", action="store_true", help="quay lại mô hình trước")
    _templates(commands.add_parser("templates", help="mẫu văn bản riêng của cơ quan"))
    _poster(commands.add_parser("poster", help="áp phích A4 có mã QR để dán ở nhà văn hóa thôn"))
    _deadlines(commands.add_parser("deadlines", help="mọi thời hạn của một hội nghị theo một quy định"))
    commands.add_parser("doctor", help="xem phần nào đã cài, đang chạy, còn thiếu hay hỏng")
    return top


def _officer(command: argparse.ArgumentParser) -> None:
    commands = command.add_subparsers(dest="officer_command", required=True, metavar="LỆNH", title="các lệnh")
    invite = commands.add_parser("invite", help="tạo lời mời dùng một lần")
    invite.add_argument("--agency", required=True, metavar="MÃ", help="mã cơ quan trong tệp các cơ quan")
    invite.add_argument("--role", default=Role.OFFICER, choices=[*Role], help="vai trò (mặc định: officer)")
    invite.add_argument("--name", default="", metavar="TÊN", help="họ tên cán bộ mà đồng nghiệp nhìn thấy")
    invite.add_argument(
        "--days", type=_number, default=7, metavar="SỐ", help="lời mời hết hạn sau mấy ngày (mặc định: 7)"
    )


def _templates(command: argparse.ArgumentParser) -> None:
    commands = command.add_subparsers(
        dest="templates_command", required=True, metavar="LỆNH", title="các lệnh"
    )
    commands.add_parser("list", help="có những văn bản nào, văn bản nào dùng mẫu riêng")
    for name, what, file in (
        ("export", "ghi mẫu đang dùng của một văn bản ra tệp", "tệp mới để ghi mẫu vào"),
        ("put", "kiểm tra rồi dùng mẫu riêng", "tệp mẫu đã sửa (.docx)"),
    ):
        one = commands.add_parser(name, help=what)
        _paper(one)
        one.add_argument("file", type=Path, metavar="TỆP", help=file)
    _paper(commands.add_parser("remove", help="dùng lại mẫu có sẵn"))


def _paper(command: argparse.ArgumentParser) -> None:
    command.add_argument("paper", metavar="VĂN_BẢN", help="mã văn bản (xem: langnghe templates list)")


def _poster(command: argparse.ArgumentParser) -> None:
    which = command.add_mutually_exclusive_group()
    which.add_argument(
        "--place", default="", metavar="NƠI", help="mã hoặc tên địa bàn (mặc định: địa bàn của cơ quan)"
    )
    which.add_argument("--all", action="store_true", help="mỗi xã một áp phích")
    command.add_argument(
        "--folder", type=Path, default=Path(), metavar="THƯ_MỤC", help="nơi ghi (mặc định: thư mục này)"
    )
    command.add_argument(
        "--bot", default="", metavar="TÊN_BOT", help="tên bot Telegram, khi không hỏi được Telegram"
    )


def _deadlines(command: argparse.ArgumentParser) -> None:
    command.add_argument("--profile", required=True, metavar="MÃ", help="mã quy định")
    for option, required, what in (
        ("--conference", True, "ngày họp"),
        ("--notice", False, "ngày ra thông báo kết luận"),
        ("--received", False, "ngày cơ quan nhận thông báo"),
        ("--ended", False, "ngày xong việc"),
    ):
        command.add_argument(option, required=required, type=_day, metavar=DAY, help=what)
    command.add_argument("--complex", action="store_true", help="việc vượt thẩm quyền hoặc của nhiều cơ quan")
    command.add_argument("--adhoc", action="store_true", help="hội nghị đột xuất")
    command.add_argument(
        "--levels", type=_number, choices=(2, 3), default=LEVELS, help="số cấp chính quyền (mặc định: 2)"
    )
    command.add_argument("--json", action="store_true", help="in danh sách JSON thay cho từng dòng")


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{written}' không phải ngày; hãy viết như 2026-03-26") from None


def _number(written: str) -> int:
    try:
        return int(written)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{written}' không phải số nguyên") from None
