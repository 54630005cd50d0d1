"""How characters are read: each of GB 2312 has one reading, what is none stands for itself."""

from xcollab.words.characters import folded
from xcollab.words.pinyin import romanised, romanised_words, sounds


def test_names_that_sound_alike_have_the_same_sounds() -> None:
    assert sounds("张莉") == sounds("章丽") == ("zhang", "li")
    assert sounds("张A") == ("zhang", "A")


def test_a_title_becomes_words_of_ascii() -> None:
    assert romanised("Q3 竞品（二）") == ["q3", "jing", "pin", "er"]
    assert romanised_words("Q3 竞品分析报告（二）") == ["q3", "jingpin", "fenxi", "baogao", "er"]
    assert romanised("🎉 ★") == romanised("") == []
    assert romanised_words("新品B2B上市会") == ["xinpin", "b2b", "shangshi", "hui"]


def test_every_character_of_gb_2312_has_a_reading() -> None:
    pairs = (bytes([high, low]) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    every = [found for pair in pairs if (found := pair.decode("gb2312", "ignore"))]
    assert len(every) == 6763
    assert [one for one in every if not all(sound.isascii() for sound in sounds(one))] == []


def test_what_people_type_is_the_same_however_wide_it_is() -> None:
    assert folded(" Ｑ３　新品\tLaunch ") == folded("q3 新品 LAUNCH") == "q3 新品 launch"
