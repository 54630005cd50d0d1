"""The one reader: what it lets in, what it refuses, and on which line."""

import sys
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.strategies import ALMOST_YAML
from xcollab.store.yaml.reading import (
    _BY_LINE,
    _COMMON,
    _HIDDEN,
    _SUSPECT,
    DEEPEST,
    LARGEST,
    Unreadable,
    needs_quotes,
    read,
    scalar,
)
from xcollab.words.messages.refusals import REFUSALS


def refusal(text: str | bytes) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read(text.encode() if isinstance(text, str) else text)
    return caught.value


def reads_or_refuses(blob: bytes) -> None:
    try:
        assert isinstance(read(blob).data, dict)
    except Unreadable as error:
        assert error.code in REFUSALS
        assert 1 <= error.line <= blob.count(b"\n") + 1


@given(st.binary(max_size=400))
@example(b"\xff\xfet\x00i\x00")
@example(b"\xef\xbb\xbf")
@example(b"a: \xc3(")
def test_the_reader_answers_any_bytes_with_a_record_or_a_refusal(blob: bytes) -> None:
    reads_or_refuses(blob)


@given(ALMOST_YAML)
@example('a: "\\ud800"')
@example("a: b\nc")
@example("? a\n? b")
@example("a: !!binary x")
@example("- " * 2000)
@example("[" * 60_000)
@example('{"' * 30_000)
@example("a: |99\n x")
@example("\u3000" * 21_000)
@example("\u3000 " * 16_000)
def test_the_reader_answers_text_that_is_nearly_yaml_with_a_record_or_a_refusal(text: str) -> None:
    reads_or_refuses(text.encode("utf-8", "surrogatepass"))


@given(st.text())
def test_the_reader_answers_any_text_with_a_record_or_a_refusal(text: str) -> None:
    reads_or_refuses(text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"), ("on", "on"), ("yes", "yes"), ("true", True), ("False", False), ("null", None), ("~", None), ("", None),
        ("12", 12), ("-3", -3), ("0", 0), ("010", "010"), ("0x1F", "0x1F"), ("1:30", "1:30"), ("1_000", "1_000"), ("1.5", "1.5"),
        ("1e3", "1e3"), ("2024-07-05", "2024-07-05"), ("2026-02-30", "2026-02-30"), ("=", "="), ("'12'", "12"), ('"no"', "no"),
        ("9" * 15, 10**15 - 1), ("9" * 5000, "9" * 5000), ("C#12", "C#12"), ("http://x/#y", "http://x/#y"), ("a  # note", "a"),
        ("GMV：500万", "GMV：500万"), ("text # note", "text"), ("'fix #12'", "fix #12"), ("'@li'", "@li"), ("li@example.com", "li@example.com"),
    ],
)  # fmt: skip
def test_an_unquoted_word_is_what_yaml_1_2_says_and_a_date_stays_text(written: str, meant: Any) -> None:
    assert read(f"a: {written}\nb: 1\n".encode()).data == {"a": meant, "b": 1}


@pytest.mark.parametrize(
    "item", ["PPT：一份", "API：文档", "C#12", "a: b", "'fix #12'", "x  # note", "'x' #12", "a: 'y' #12"]
)
def test_a_list_item_with_a_colon_or_a_harmless_hash_is_let_in(item: str) -> None:
    items = read(f"a:\n  - {item}\n- x\n".replace("- x\n", "").encode()).data["a"]
    assert isinstance(items, list) and len(items) == 1


@pytest.mark.parametrize(
    ("text", "code", "line", "arguments"),
    [
        ("a: 1\nowner：li\n", "full-width-colon", 2, {"key": "owner", "value": "li"}),
        ("主题：新品\n", "full-width-colon", 1, {"key": "主题", "value": "新品"}),
        ("a:\n  - name：x\n", "full-width-colon", 2, {"key": "name", "value": "x"}),
        ("a:\n- text：  x y\n", "full-width-colon", 2, {"key": "text", "value": "x y"}),
        ("a: fix #12\n", "hash-cuts-text", 1, {"key": "a", "value": "fix #12"}),
        ("a: it's #12\n", "hash-cuts-text", 1, {"key": "a", "value": "it''s #12"}),
        ("a:\n  - b: fix #12\n", "hash-cuts-text", 2, {"key": "b", "value": "fix #12"}),
        ("a:\n  - fix #12\n", "hash-cuts-item", 2, {"value": "fix #12"}),
        ("a: 1\nb: @li\n", "reserved-start", 2, {"key": "b", "value": "@li"}),
        ("a: `x`\n", "reserved-start", 1, {"key": "a", "value": "`x`"}),
        ("a:\n  - @li\n", "reserved-item", 2, {"value": "@li"}),
        ("a: 1\na: 2\n", "duplicate-key", 2, {"key": "a", "first": 1}),
        ("a:\n  b: 1\n  c: 2\n  b: 3\n", "duplicate-key", 4, {"key": "b", "first": 2}),
        ("a: 1\n\tb: 2\n", "tab", 2, {}),
        ("a: 1\n\u3000b: 2\n", "full-width-space", 2, {}),
        ("a: 1\n---\nb: 2\n", "several-documents", 2, {}),
        ("a: 1\n...\n---\nb: 2\n", "several-documents", 3, {}),
        ("%YAML 1.2\n---\na: 1\n", "directive", 1, {}),
        ("%TAG ! tag:x,2024:\n---\na: 1\n", "directive", 1, {}),
        ("- a\n", "not-a-mapping", 1, {}),
        ("# note\n\nhello\n", "not-a-mapping", 3, {}),
        ("? [a]\n: b\n", "key-not-text", 1, {}),
        ("a: 1\n*b : 2\n", "anchor", 2, {}),
        ("a: 1\n&b c: 2\n", "anchor", 2, {}),
        ("a: 1\n<<: {b: 2}\n", "anchor", 2, {}),
        ("a: b: c\n", "bad-yaml", 1, {}),
        ("a: 1\nb: %x\n", "bad-yaml", 2, {}),
        ("a: 1\nb: 'x\nc: 2\n", "bad-yaml", 2, {}),
        ("a: [1,\nb: 2\n", "bad-yaml", 1, {}),
        ("a: 1\nb\nc: 2\n", "bad-yaml", 2, {}),
        ("a:\n  b: 1\n c: 2\n", "bad-yaml", 3, {}),
        ("<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\n", "conflict-marker", 1, {}),
        ("a: |\n  x\n=======\n", "conflict-marker", 3, {}),
        ("a: 1\n||||||| base\n", "conflict-marker", 2, {}),
        ("a: 1\rb: 2\n", "control-character", 1, {"value": "\r"}),
        ("a: 1\nb: x\u2028y\n", "control-character", 2, {"value": "\u2028"}),
        ("a: 1\nb: x\x85y\n", "control-character", 2, {"value": "\x85"}),
        ("a: \x1b[31m\n", "control-character", 1, {"value": "\x1b"}),
        ("\n\n", "empty-file", 1, {}), ("~\n", "empty-file", 1, {}), ("---\n", "empty-file", 1, {}),
    ],
)  # fmt: skip
def test_a_refusal_names_the_line_and_what_stands_there(text: str, code: str, line: int, arguments: Any) -> None:
    error = refusal(text)
    assert (error.code, error.line, error.arguments) == (code, line, arguments)


def test_inside_a_block_text_nothing_is_taken_for_a_mistake() -> None:
    block = "owner：li\n- fix #12\n\ttab\n@li\n\u3000全角\nwhat: fix #12\n"
    text = "a: |\n  " + block.replace("\n", "\n  ").rstrip(" ") + "b: 1\n"
    assert read(text.encode()).data == {"a": block, "b": 1}


def test_crlf_and_a_byte_order_mark_make_no_difference() -> None:
    text = "a: |\n  x\n  y\nb:\n  - z\n"
    assert read(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()) == read(text.encode())


def test_gbk_is_refused_on_its_line() -> None:
    error = refusal(b"a: 1\nb: 2\nc: " + "中文".encode("gbk"))
    assert (error.code, error.line) == ("not-utf8", 3)


def test_a_file_of_the_largest_size_is_read_and_one_byte_more_is_refused() -> None:
    text = "a: " + "x" * (LARGEST - 4) + "\n"
    assert read(text.encode()).data["a"] == "x" * (LARGEST - 4)
    error = refusal(text + "\n")
    assert (error.code, error.arguments) == ("too-large", {"size": LARGEST + 1, "largest": LARGEST})


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_lists_and_mappings_nest_up_to_the_limit(opening: str, closing: str) -> None:
    assert read(f"a: {opening * (DEEPEST - 1)}1{closing * (DEEPEST - 1)}\n".encode()).data
    assert refusal(f"b: 1\na: {opening * DEEPEST}1{closing * DEEPEST}\n").line == 2


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: " + "[" * 1000, "too-deep", 1),
        ("a: " + "[" * 60_000, "too-deep", 1),
        ("a: " + "{" * 1000, "key-not-text", 1),
        ("a: " + "{b: " * 1000, "too-deep", 1),
        ("a: " + "[{" * 1000, "key-not-text", 1),
        ("a: " + "[\n " * 1000, "too-deep", DEEPEST + 1),
        ("a: " + "['[', " * 1000, "too-deep", 1),
        ("- " * 1000, "too-deep", 1),
        ("? " * 1000, "key-not-text", 1),
        ("".join(f"{' ' * depth}a:\n" for depth in range(300)), "too-deep", DEEPEST + 2),
    ],
)
def test_nesting_is_counted_before_any_limit_of_the_parsers_own(text: str, code: str, line: int) -> None:
    error = refusal(text)
    assert (error.code, error.line) == (code, line)


@pytest.mark.parametrize(
    "text", ['a: "{}"', "a: '{}'", "a: b{}", "a: b # {}", "a: |\n  {}", "a: b\n  {}", "a: [b, '{}']"]
)
@pytest.mark.parametrize("bracket", ["[", "{"])
def test_brackets_that_are_text_or_comment_nest_nothing(text: str, bracket: str) -> None:
    assert list(read(text.format(bracket * 1000).encode()).data) == ["a"]
    assert refusal(text.format(bracket * 1000) + "\nb: [").code == "bad-yaml"


def test_a_record_knows_the_line_of_each_part_and_of_what_is_around_a_missing_one() -> None:
    document = read(b"# first\ntitle: x\nmembers:\n  - id: a\n    email:\n      - b\n  - id: c\n")
    assert document.line(("title",)) == 2
    assert document.line(("members", 0, "email", 0)) == 6
    assert document.line(("members", 1, "name")) == 7
    assert document.line(("nowhere",)) == document.line(()) == 2


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs")), min_size=1))
def test_a_word_that_needs_no_quotes_is_read_as_itself(text: str) -> None:
    assert needs_quotes(text) or scalar(text) == text


@given(st.text(" \u3000\u2003a:", max_size=12))
@example(" \u3000\u3000 a: b")
@example(" \u3000\u3000 ")
def test_a_line_is_refused_for_a_full_width_space_exactly_where_one_is_in_its_indentation(line: str) -> None:
    refused = False
    try:
        read(f"a: 1\n{line}\n".encode())
    except Unreadable as error:
        refused = error.code == "full-width-space"
    indentation = line[: len(line) - len(line.lstrip())]
    assert refused == (bool(line.strip()) and "\u3000" in indentation)


@given(st.text(st.sampled_from(" -:：\t\u3000#@`|<>=ab\"'")))
def test_a_line_is_looked_at_closer_wherever_something_is_wrong_with_it(line: str) -> None:
    closer = bool(_SUSPECT.search(line))
    assert closer or not any(pattern.fullmatch(line) for pattern in (_HIDDEN, *dict(_BY_LINE).values()))


def test_no_suspect_character_is_among_the_common_ones() -> None:
    both = [
        number
        for number in range(sys.maxunicode + 1)
        if _SUSPECT.search(chr(number)) and _COMMON.fullmatch(chr(number))
    ]
    assert both == []


@pytest.mark.parametrize("mark", "<|=>")
def test_a_conflict_marker_is_seen_in_a_text_of_common_characters(mark: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(f"name: x\n{mark * 7}{'' if mark == '=' else ' theirs'}\n".encode())
    assert (refused.value.code, refused.value.line) == ("conflict-marker", 2)
