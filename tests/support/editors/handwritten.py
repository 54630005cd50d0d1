"""Plans as people write them: any order, any quotes, comments, blank lines, CRLF, their own keys, lists flush or indented."""

import json
from typing import Any, NamedTuple

from hypothesis import strategies as st

from tests.support.strategies import AWKWARD, CHARACTERS
from xcollab.store.yaml.reading import needs_quotes

Record = dict[str, Any]

TEXTS = (st.sampled_from(AWKWARD) | st.text(CHARACTERS, min_size=1, max_size=30)).map(str.strip).filter(bool)
COMMENTS = st.sampled_from(("# 负责人已同意", "# see also: tasks/page.yaml", "#", "#- old item", ""))
OWN_KEYS = (
    "x-cost: 0012",
    'x-odd:    "\\u4e2d"   # keep me',
    "x-nested:\n    a: [1,2 ,  3]\n    b:   {c: d}",
    "x-text: >-\n   folded\n   text",
    "x-list:\n- 2026-02-30\n-   'two'",
)
BLOCKS = ("one\ntwo", "list:\n- fix #12\n- @li\n\nowner：li", "# no comment\n  deeper\n\tx", "=======\n---", "a: b")


class Plan(NamedTuple):
    """A file: its fields in order, each the lines before it and its own lines."""

    record: Record
    fields: tuple[tuple[str, str, str], ...]
    """Key, the comments and blank lines before it, the lines of the field itself."""
    end: str

    @property
    def text(self) -> str:
        return "".join(before + own for _, before, own in self.fields) + self.end

    def around(self, key: str) -> tuple[str, str]:
        """What stands before the field and what stands after it."""
        place = next(number for number, field in enumerate(self.fields) if field[0] == key)
        before = "".join(lead + own for _, lead, own in self.fields[:place]) + self.fields[place][1]
        return before, "".join(lead + own for _, lead, own in self.fields[place + 1 :]) + self.end


@st.composite
def scalars(draw: st.DrawFn, text: str) -> str:
    """One text, in one of the ways to write it on one line."""
    single = "'" + text.replace("'", "''") + "'"
    ways = ["'" * ("\n" not in text), '"']
    if not needs_quotes(text) and text.replace(" ", "").isalnum():
        ways.append("plain")
    match draw(st.sampled_from([way for way in ways if way])):
        case "plain":
            return text
        case "'":
            return single
    return json.dumps(text, ensure_ascii=draw(st.booleans()) and max(text) < "\U00010000")


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A task's file, more or less."""
    indent = draw(st.sampled_from(("", "  ", "    ")))
    record: Record = {
        "title": draw(TEXTS), "owner": draw(st.sampled_from(("li", "wang-2"))), "due": "2024-07-10",
        "criteria": draw(st.lists(TEXTS, min_size=1, max_size=4)),
        "milestones": [{"name": draw(TEXTS), "date": "2024-07-20"} for _ in range(draw(st.integers(0, 2)))],
    }  # fmt: skip
    record = {key: value for key, value in record.items() if value}
    fields = []
    if draw(st.booleans()):
        block = draw(st.sampled_from(BLOCKS))
        record["description"] = block
        fields.append(("description", "description: |-\n  " + block.replace("\n", "\n  ").replace("\n  \n", "\n\n")))
    for key, value in record.items():
        if key == "description":
            continue
        if isinstance(value, str):
            lines = [f"{key}: {draw(scalars(value))}{draw(st.sampled_from(('', '  # why', ' # @li')))}"]
        elif isinstance(value[0], str):
            lines = [f"{key}:"]
            for item in value:
                lines += [f"{indent}# about the next one"] * draw(st.booleans())
                lines.append(f"{indent}- {draw(scalars(item))}{draw(st.sampled_from(('', '  # agreed')))}")
        else:
            lines = [f"{key}:"]
            for item in value:
                lines += [f"{indent}- name: {draw(scalars(item['name']))}", f"{indent}  date: {item['date']}"]
        fields.append((key, "\n".join(lines)))
    fields += [
        (own.partition(":")[0], own) for own in draw(st.lists(st.sampled_from(OWN_KEYS), unique=True, max_size=3))
    ]
    newline = draw(st.sampled_from(("\n", "\r\n")))
    written = []
    for key, own in draw(st.permutations(fields)):
        lead = "".join(f"{line}\n" for line in draw(st.lists(COMMENTS, max_size=2)))
        written.append((key, lead.replace("\n", newline), f"{own}\n".replace("\n", newline)))
    key, lead, own = written[0]
    written[0] = (key, draw(st.sampled_from(("", "\ufeff", f"---{newline}"))) + lead, own)
    end = draw(st.sampled_from(("", f"# the end{newline}", newline)))
    return Plan(record, tuple(written), end)


@st.composite
def changes(draw: st.DrawFn, record: Record) -> tuple[str, Record]:
    """A field, and the record after that field changed."""
    key = draw(st.sampled_from(sorted(record)))
    value = record[key]
    if isinstance(value, str):
        new: Any = draw(TEXTS.filter(lambda text: text != value))
    else:
        items = [dict(item) if isinstance(item, dict) else item for item in value]
        place = draw(st.integers(0, len(items) - 1))
        fresh = draw(TEXTS)
        like = {"name": fresh, "date": "2024-08-01"} if isinstance(items[0], dict) else fresh
        match draw(st.sampled_from(("insert", "append", "replace", "remove", "rename"))):
            case "insert":
                items.insert(place, like)
            case "append":
                items.append(like)
            case "replace":
                items[place] = like
            case "rename" if isinstance(items[place], dict):
                items[place]["name"] = fresh
            case _:
                del items[place]
        new = items
    after = {**record, key: new}
    return key, {name: held for name, held in after.items() if held}
