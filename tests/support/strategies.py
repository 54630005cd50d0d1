"""What people may write: texts with everything that YAML stumbles over, records made of them, and text that is nearly YAML."""

from typing import Any

from hypothesis import strategies as st

AWKWARD = (
    "no", "yes", "on", "null", "~", "true", "010", "0x1F", "1:30", "12e3", ".5", "1_000", "2024-07-05", "=", "<<", "-", "- a",
    "#", "# no comment", "fix #12", "a: b", "a:", ": a", "@li", "`cmd`", "%TAG", "&a", "*a", "!tag", "|", ">", "?", "? a",
    "'", '"', "it's", 'say "yes"', "{a}", "[a]", "a, b", "---", "...", "<<<<<<< HEAD", "=======", "标题：新品", "name：x",
    "\u3000全角空格", "需协助", "😀", "👩‍👩‍👧", "e\u0301", "\ufeffa", "\u200bz", "\u202eb", "\\n", "C:\\temp", "\ttab", "a\tb",
    " leading", "trailing ", "two\nlines", "two\n\nparagraphs\n", "list:\n- fix #12\n- @li", "\nfirst line empty", "a\n b \nc ",
    "    deep\nless", "=======\n>>>>>>> x", "tab\n\tin second line", "x" * 300, "很长" * 200,
)  # fmt: skip
"""Texts that one YAML parser or another takes for something else."""

CHARACTERS = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cn"), include_characters="\n")
TEXTS = st.sampled_from(AWKWARD) | st.text(CHARACTERS, max_size=40) | st.lists(st.sampled_from(AWKWARD)).map("\n".join)
KEYS = st.from_regex(r"[a-z][a-z_]{0,11}", fullmatch=True) | st.sampled_from(
    ("on", "no", "y", "null", "x-cost", "12", "名称")
)
NUMBERS = st.integers(min_value=-999_999_999_999_999, max_value=999_999_999_999_999)

RECORDS: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
    KEYS,
    st.recursive(
        TEXTS | NUMBERS | st.booleans(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
        max_leaves=8,
    ),
    min_size=1,
    max_size=6,
)
"""Records as `dump` makes them, nested up to what the reader lets in."""

FRAGMENTS = (
    "title", "title:", ": ", "- ", "-", "\n", "\n  ", "\n    ", " ", "\t", "#", " #12", "'", '"', "|", ">-", "|2", "{", "}", "[",
    "]", ",", "&a ", "*a", "!!str ", "!x", "<<", "%YAML 1.1\n", "---\n", "...\n", "?", "@", "`", "~", "null", "true", "12", "0x1f",
    "2026-02-30", "：", "\u3000", "<<<<<<< HEAD\n", "=======\n", "\r\n", "\r", "\x00", "\x85", "\u2028", "\ufeff", "\ud800",
    "\\ud800", "\\x00", "\U0001f600", "中文", "[" * 50, "{" * 50, "- " * 50, "x" * 500,
)  # fmt: skip
ALMOST_YAML = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)
