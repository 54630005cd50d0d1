"""The pictures of the house show every layer that there is, and nothing is cut off."""

import re
from xml.etree import ElementTree

import pytest
from wcwidth import wcswidth

from reference.pictures import LAYERS, ROAD, WIDTH, layers, pictures

PICTURES = dict(pictures())
SVG = "{http://www.w3.org/2000/svg}"


def test_every_layer_of_the_contract_is_told_and_no_other() -> None:
    assert {name for floor in layers() for name in floor} == set(LAYERS)
    assert {step.layer for step in ROAD} <= set(LAYERS)


@pytest.mark.parametrize("name", PICTURES)
def test_no_text_reaches_beyond_its_box(name: str) -> None:
    tree = ElementTree.fromstring(PICTURES[name])
    boxes = [tuple(float(box.attrib[key]) for key in ("x", "y", "width", "height"))
             for box in tree.iter(f"{SVG}rect") if box.attrib["class"] == "floor"]  # fmt: skip
    for text in tree.iter(f"{SVG}text"):
        x, y = float(text.attrib["x"]), float(text.attrib["y"])
        own = [left + wide for left, top, wide, tall in boxes if left <= x <= left + wide and top <= y <= top + tall]
        assert x + 9.5 * wcswidth(text.text or "") <= (own[0] if own else WIDTH), text.text


@pytest.mark.parametrize("name", PICTURES)
def test_it_is_drawn_for_light_and_for_dark_screens_with_nothing_from_elsewhere(name: str) -> None:
    assert "prefers-color-scheme: dark" in PICTURES[name]
    assert not re.search(r"href|url\(|@import|<script", PICTURES[name])
