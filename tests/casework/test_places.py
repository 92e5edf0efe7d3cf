"""Places as a tree, and pins on the map."""

import pytest

from casework.errors import RulebookError
from casework.places import Level, Place, Places, distance_km


def place(place_id: str, level: Level, parent: str | None = None, **more: float) -> Place:
    return Place(id=place_id, name=place_id, level=level, parent=parent, **more)


def test_the_way_upwards_begins_at_the_place_and_ends_at_the_province(rulebook):
    assert [found.id for found in rulebook.places.upwards("cho-moi")] == ["cho-moi", "song-hien", "an-khe"]
    assert list(rulebook.places.upwards(None)) == []
    assert list(rulebook.places.upwards("nowhere")) == []


def test_a_path_is_written_like_an_address(rulebook):
    assert rulebook.places.path("cho-moi") == "thôn Chợ Mới, xã Sông Hiền, tỉnh An Khê Thượng"


def test_what_lies_in_a_commune_stands_in_the_order_of_the_file(rulebook):
    inside = rulebook.places.inside("song-hien")
    assert [village.id for village in inside] == ["cho-moi", "ben-da", "dong-xoai", "suoi-mo", "go-sanh"]
    assert rulebook.places.inside("cho-moi") == ()
    assert len(list(rulebook.places)) == 8


def test_a_pin_finds_the_nearest_village_within_five_kilometres(rulebook):
    near = rulebook.places.nearest
    assert near(14.812, 108.331).id == "cho-moi"
    assert near(14.834, 108.351).id == "ben-da"
    assert near(14.861 + 0.0449, 108.301).id == "suoi-mo"  # 4.99 km to the north
    assert near(14.861 + 0.0451, 108.301) is None  # 5.01 km
    assert near(21.03, 105.85) is None


def test_without_any_centre_no_pin_is_understood():
    assert Places((place("p", Level.PROVINCE),)).nearest(14.8, 108.3) is None
    half = Places((place("p", Level.PROVINCE, latitude=14.8),))
    assert half.nearest(14.8, 108.3) is None


def test_distances_are_great_circles():
    assert distance_km(14.8, 108.3, 14.8, 108.3) == 0
    assert distance_km(0, 0, 0, 1) == pytest.approx(111.19, abs=0.01)
    assert distance_km(21.0285, 105.8542, 10.7769, 106.7009) == pytest.approx(1143, abs=3)  # Hà Nội - Sài Gòn
    assert distance_km(0, 179.9, 0, -179.9) == pytest.approx(22.24, abs=0.01)


@pytest.mark.parametrize(
    ("entries", "complaint"),
    [
        ((place("a", Level.COMMUNE, "b"),), "'a': không có parent 'b'"),
        ((place("a", Level.COMMUNE, "a"),), "'a': parent 'a' không phải cấp cao hơn"),
        ((place("a", Level.PROVINCE, "b"), place("b", Level.VILLAGE, "a")), "không phải cấp cao hơn"),
        ((place("a", Level.COMMUNE), place("b", Level.COMMUNE, "a")), "'b': parent 'a'"),
    ],
)
def test_a_broken_tree_is_refused_with_what_to_mend(entries, complaint):
    with pytest.raises(RulebookError, match=complaint):
        Places(entries).check()


def test_a_sound_tree_passes():
    Places((place("a", Level.PROVINCE), place("b", Level.VILLAGE, "a"))).check()
