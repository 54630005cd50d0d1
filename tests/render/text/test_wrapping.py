"""Long lines on a terminal stand below the text they belong to, in either script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from xcollab.render.base.wrapping import wrapped


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("short", ["short"]),
        ("  - one two three four five", ["  - one two three", "    four five"]),
        ("描述  何婷负责华东，赵磊负责华南", ["描述  何婷负责华东，", "      赵磊负责华南"]),
        ("  -t DAY  the day that is meant", ["  -t DAY  the day", "          that is", "          meant"]),
        ("错误：git push 没有成功，远程仓库连不上", ["错误：git push 没有", "成功，远程仓库连不上"]),
        ("提示：这里有二十个字，，，再多", ["提示：这里有二十个", "字，，，再多"]),
        ("见/a/very/long/path/without/blanks", ["见/a/very/long/path/", "without/blanks"]),
        ("type `git pull --now`, then go on", ["type", "`git pull --now`,", "then go on"]),
        ("提示：请先运行 `git pull --now`。", ["提示：请先运行", "`git pull --now`。"]),
        ("`git push origin elsewhere now`", ["`git push origin", "elsewhere now`"]),
        ("  07-24 17:30  logged a lot of things", ["  07-24 17:30  logged a lot of", "               things"]),
    ],
)
def test_a_line_is_folded_below_its_text(line: str, shown: list[str]) -> None:
    assert wrapped(line, 30 if "17:30" in line else 20) == shown


@given(st.text("ab 竞品，（“”。- ", max_size=200), st.integers(20, 120))
def test_no_folded_line_is_wider_than_the_screen_and_no_word_is_lost(line: str, width: int) -> None:
    folded = wrapped(line, width)
    assert all(wcswidth(part) <= width for part in folded)
    assert "".join("".join(folded).split()) == "".join(line.split())
