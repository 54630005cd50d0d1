"""The width of a text is that which wcwidth knows, however it is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from xcollab.render.base.width import width_of


def test_every_character_of_the_first_plane_is_as_wide_as_wcwidth_says() -> None:
    assert [code for code in range(0xD800) if width_of(chr(code)) != wcswidth(chr(code))] == []
    assert [code for code in range(0xE000, 0x10000) if width_of(chr(code)) != wcswidth(chr(code))] == []


@given(st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("a1 中文（，—…“”·→\u0301\ufe0f\u200d"))))
def test_so_is_every_text(text: str) -> None:
    assert width_of(text) == wcswidth(text)


@pytest.mark.parametrize(
    ("text", "wide"), [("", 0), ("task", 4), ("新品上市", 8), ("q3：上市", 8), ("a\x1bb", -1), ("é", 1), ("👍", 2)]
)
def test_what_people_write(text: str, wide: int) -> None:
    assert width_of(text) == wide
