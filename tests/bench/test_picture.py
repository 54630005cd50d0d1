"""The picture of cost against size is a picture, in both languages, and says what is drawn."""

import xml.etree.ElementTree as ElementTree
from itertools import pairwise

import pytest

from bench.picture import HEIGHT, TEXTS, draw
from bench.rows import CURVES

FLAT = {name: [9.0 + number, 9.5 + number, 10.0, 11.0, 12.0] for number, name in enumerate(CURVES)}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_line_has_its_name_and_none_stands_upon_another(language: str) -> None:
    drawn = ElementTree.fromstring(draw(FLAT, language))
    names = [
        text for text in drawn.iter("{http://www.w3.org/2000/svg}text") if text.get("class", "").startswith("name")
    ]
    assert [text.text for text in names] == [TEXTS[language].get(name, name) for name in CURVES]
    heights = sorted(float(text.get("y", "")) for text in names)
    assert all(after - before >= 15 for before, after in pairwise(heights))
    assert heights[-1] < HEIGHT


def test_chinese_has_a_name_for_every_line() -> None:
    assert {*CURVES} <= {*TEXTS["zh"]}
