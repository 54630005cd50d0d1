"""The width of a text is that which wcwidth knows, however it is found; a text is cut to so many columns."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from wcwidth import wcswidth

from xcollab.render.base.width import cut, width_of

SEQUENCES = "a1 中文（，—…“”·→é\u0301\ufe0f\u200d👩🏽🦰👍✅🎉☀한"


def test_every_character_is_as_wide_as_wcwidth_says() -> None:
    every = (*range(0xD800), *range(0xE000, 0x20000))
    assert [code for code in every if width_of(chr(code)) != wcswidth(chr(code))] == []


@given(st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from(SEQUENCES))))
def test_so_is_every_text(text: str) -> None:
    assert width_of(text) == wcswidth(text)


@pytest.mark.parametrize(
    ("text", "wide"), [("", 0), ("task", 4), ("新品上市", 8), ("q3：上市", 8), ("a\x1bb", -1), ("é", 1), ("👍", 2)]
)
def test_what_people_write(text: str, wide: int) -> None:
    assert width_of(text) == wide


@given(st.text(st.sampled_from(SEQUENCES.replace(" ", "").replace("\ufe0f", "")), max_size=30), st.integers(4, 12))
@example("1\U0001f3fd\U0001f3fd", 4)
def test_a_word_that_is_cut_loses_nothing_and_fits(word: str, width: int) -> None:
    pieces = cut(word, width)
    assert "".join(pieces) == word
    assert all(width_of(piece) <= width for piece in pieces)


def test_one_character_is_never_cut_however_narrow_it_is() -> None:
    assert cut("报告", 1) == ["报", "告"]
    assert cut("ab", 1) == ["a", "b"]
    assert cut("", 5) == [""]
    assert cut("e\u0301e\u0301", 1) == ["e\u0301", "e\u0301"]
