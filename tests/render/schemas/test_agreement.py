"""Reader and schema say the same of a file: a corpus of right and wrong ones, files changed at random, and what is named as different."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.render.schemas.corpus import Row, changed, rows
from tests.render.schemas.rows_of_plans import C
from tests.support.files_read import EXAMPLES, kind_of, refused_by_reader, refused_by_schema
from xcollab.render.schemas.kinds import KINDS
from xcollab.schema.plain import Plain
from xcollab.store.yaml.reading import needs_quotes, read

CORPUS = list(rows())


def test_the_corpus_has_right_and_wrong_files_of_every_kind() -> None:
    assert len(CORPUS) > 600
    for right in (True, False):
        assert {kind_of(row.path) for row in CORPUS if row.right is right} == KINDS.keys()


@pytest.mark.parametrize("path", {row.path: None for row in CORPUS})
def test_what_is_right_is_let_through_by_both_and_what_is_wrong_by_neither(path: str) -> None:
    wrong = [row for row in CORPUS if row.path == path and _disagrees(row)]
    assert wrong == []


def _disagrees(row: Row) -> bool:
    return not row.right == (not refused_by_reader(row.path, row.text)) == (not refused_by_schema(row.path, row.text))


class Difference(NamedTuple):
    """What the reader finds and no schema can say, with an example."""

    path: str
    change: str
    code: str
    """Of the reader's refusal."""


DIFFERENT: dict[str, Difference] = {
    # An editor is told a file's directory by its glob, not its name: of `on` it knows the form.
    "another place of the same kind": Difference(f"{C}/logs/request/", "on: q4-launch/logs/request", "other-place"),
    # JSON Schema compares whole items, not one key of theirs.
    "a day twice": Difference(
        "calendar.yaml", "off: [{date: 2024-05-01, name: a}, {date: 2024-05-01, name: b}]\nwork: []", "day-twice"
    ),
    "a year twice": Difference(
        "calendar.yaml",
        "notices: [{year: 2025, source: a, off: [{date: 2025-01-01, name: x}]},"
        " {year: 2025, source: b, off: [{date: 2025-01-02, name: x}]}]",
        "year-twice",
    ),
    "a criterion twice": Difference(
        f"{C}/acceptance/report/", "checks: [{criterion: 1, met: true}, {criterion: 1, met: false}]", "criterion-twice"
    ),
    # It knows no key that agrees with another key.
    "a notice of no day of its year": Difference(
        "calendar.yaml", "notices: [{year: 2025, source: a, off: [{date: 2024-01-01, name: x}]}]", "notice-of-no-day"
    ),
    "an attachment that lies under another digest": Difference(
        f"{C}/logs/report/",
        f"attachments: [{{name: a.pdf, path: attachments/{'b' * 12}.pdf, sha256: {'a' * 64}}}]",
        "attachment-other-name",
    ),
    # To an editor it is a number by then; the reader takes it as it is spelt.
    "a number spelt otherwise": Difference("xcollab.yaml", "id: +5", "bad-id"),
    "a whole number with a point": Difference(
        f"{C}/acceptance/report/", "checks: [{criterion: 1.0, met: true}]", "int_type"
    ),
    # Editors and most programs read on where the reader fears that something else was meant.
    "text that a number sign cuts short": Difference("xcollab.yaml", "name: fix #12", "hash-cuts-text"),
}
"""By what it is. Whoever adds a line: a rule that can be declared beside its validator is no difference."""


@pytest.mark.parametrize("name", DIFFERENT)
def test_what_is_named_as_different_is(name: str) -> None:
    path, change, code = DIFFERENT[name]
    key = change.partition(":")[0]
    path = next(p for p in EXAMPLES if p == path or (p.startswith(path) and key in read(EXAMPLES[p].encode()).data))
    text = changed(EXAMPLES[path], change)
    assert refused_by_reader(path, text) == code
    assert refused_by_schema(path, text) == ""


VALUES = st.sampled_from((
    "''", "' '", "x", "x-y", "Li Na", "新品", "con", "a\u3000b", '"two\\nlines"', '"one\\n"', '"\\u0007"', '"\\u2028"', "'\u00a0'",
    "'　'", "'\ufeff'", "😀", "[]", "[x]", "['']", "[1]", "[true]", "[[x]]", "{}", "{a: b}", "{x-a: b}", "[{}]", "true", "false",
    "null", "~", "yes", "no", "0", "1", "2", "7", "-1", "0.5", "2.5", "-0.5", "2024", "20240705", "999999999999999", "9999999999999999",
    "2024-02-29", "2023-02-29", "2100-02-29", "2000-02-29", "2024-04-31", "2199-12-31", "2200-01-01", "1999-12-31", "2024-7-5",
    "'2024-07-05 '", '"2024-07-05\\n"', "2024-07-05T09:00", "2024-07-05 09:00", "2024-07-05T09:00+08:00", "2024-07-05T09:00Z",
    "2024-07-05T25:00", "2024-02-30T09:00", "2024-07-05T09:00+08:60", "2wd", "24h", "8wh", "0wd", "2d", "1000h", "'2wd\\n'",
    "accept", "doing", "zh", "high", "owner", "phone", "requester", "other", "weekly", "mon", "done", "a@b", "li@example.com",
    "https://example.com/x", "q3-launch/logs/request", "sales/lead", "a" * 40, "a" * 41, "f" * 64, "[redacted]", "Asia/Shanghai",
    "0.3", "1.2.3", "09:00-18:00", "18:00-09:00", "CN",
))  # fmt: skip
"""Values as they are written."""
KEYS = st.sampled_from(
    ("x-own", "x-", "own", "text", "reason", "note", "from_", "as_", "via", "recorded_by", "due", "状态")
)


def flow(value: Plain) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, str):
        plain = not needs_quotes(value) and value.replace("-", "").replace(":", "").isalnum()
        return value if plain else '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    return "null" if value is None else str(value).lower()


class Raw(str):
    """A value as it is written."""


@st.composite
def files(draw: st.DrawFn) -> tuple[str, str]:
    """A file of the manual with one or two places changed."""
    path = draw(st.sampled_from(sorted(EXAMPLES)))
    data = read(EXAMPLES[path].encode()).data
    for _ in range(draw(st.integers(1, 2))):
        data = _mutated(draw, data)
    return path, "".join(f"{key}: {flow(value)}\n" for key, value in data.items()) or "{}"


def _mutated(draw: st.DrawFn, data: dict[str, Plain]) -> dict[str, Plain]:
    key = draw(st.sampled_from(sorted(data)) if data else KEYS)
    inner = data.get(key)
    match draw(st.integers(0, 5)):
        case 0:
            return {name: value for name, value in data.items() if name != key}
        case 1:
            return {**data, draw(KEYS): Raw(draw(VALUES))}
        case 2 if isinstance(inner, dict):
            return {**data, key: _mutated(draw, inner)}
        case 3 if isinstance(inner, list) and inner:
            place = draw(st.integers(0, len(inner) - 1))
            item = inner[place]
            new: Plain = _mutated(draw, item) if isinstance(item, dict) else Raw(draw(VALUES))
            return {**data, key: [*inner[:place], new, *inner[place + 1 :]]}
    return {**data, key: Raw(draw(VALUES))}


_TOLD_APART = {found.code for found in DIFFERENT.values()} - {"bad-id", "int_type"}


@given(files())
def test_of_files_changed_at_random_both_say_the_same(file: tuple[str, str]) -> None:
    path, text = file
    reader, schema = refused_by_reader(path, text), refused_by_schema(path, text)
    if not schema and reader in _TOLD_APART:
        return
    assert bool(reader) == bool(schema), f"{path}\n{text}\nreader: {reader}\nschema: {schema}"
