"""Python's argparse in Vietnamese: what an installer reads of it.

argparse looks its sentences up with gettext, whose catalogues are binary files that have to be installed.
This table stands in their place; tests/architecture/test_command_line.py compares it with argparse's source.
"""

import argparse
from typing import Final

WORDS: Final = {
    "usage: ": "cách dùng: ",
    "options": "tùy chọn",
    "positional arguments": "tham số",
    "show this help message and exit": "hiện hướng dẫn này",
    "%(prog)s: error: %(message)s\n": "%(prog)s: chưa đúng: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "còn thiếu: %s",
    "one of the arguments %s is required": "cần một trong các tùy chọn: %s",
    "not allowed with argument %s": "không dùng cùng %s",
    "unrecognized arguments: %s": "không có tham số này: %s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s có thể là %(matches)s: hãy viết đủ",
    "ignored explicit argument %r": "không nhận giá trị %r",
    "expected one argument": "cần một giá trị",
    "expected at most one argument": "chỉ nhận một giá trị",
    "expected at least one argument": "cần ít nhất một giá trị",
    "invalid choice: %(value)r (choose from %(choices)s)": "không có %(value)r; hãy chọn: %(choices)s",
    "invalid %(type)s value: %(value)r": "%(value)r không dùng được (cần kiểu %(type)s)",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "không có lệnh %(parser_name)r; có: %(choices)s",
}
COUNTED: Final = {"expected %s argument": "cần %s giá trị"}


def speak_vietnamese() -> None:
    """From now on, in this process."""
    setattr(argparse, "_", lambda text: WORDS.get(text, text))  # noqa: B010 - no stub knows the name
    setattr(argparse, "ngettext", lambda one, many, number: COUNTED.get(one, one if number == 1 else many))  # noqa: B010
