"""A small authority and one reader for all tests of this package."""

import pytest

from casework.places import Level, Place, Places
from nlp.reader import Reader

PLACES = Places(
    (
        Place(id="an-khe", name="tỉnh An Khê", level=Level.PROVINCE),
        Place(
            id="song-hien",
            name="xã Sông Hiền",
            level=Level.COMMUNE,
            parent="an-khe",
            aliases=("xã Hiền Lương Thượng",),
        ),
        Place(id="dong-cao", name="xã Đồng Cao", level=Level.COMMUNE, parent="an-khe"),
        Place(id="dong", name="thôn Đông", level=Level.VILLAGE, parent="song-hien"),
        Place(id="trung-lap", name="thôn Trung Lập", level=Level.VILLAGE, parent="song-hien"),
        Place(id="to-3", name="tổ 3", level=Level.VILLAGE, parent="song-hien"),
        Place(id="binh-minh-1", name="thôn Bình Minh", level=Level.VILLAGE, parent="song-hien"),
        Place(id="binh-minh-2", name="thôn Bình Minh", level=Level.VILLAGE, parent="dong-cao"),
    )
)


@pytest.fixture(scope="session")
def places() -> Places:
    """Two communes of a province that does not exist, with villages; one village name is in both."""
    return PLACES


@pytest.fixture(scope="session")
def reader(places) -> Reader:
    """The shipped model with the small authority's places."""
    return Reader.load(places)
