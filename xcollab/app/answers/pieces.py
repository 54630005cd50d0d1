"""One text, several answers: numbered, one a department or a person, one a row of a table; each with what stands before it."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from xcollab.app.answers.labels import field_named
from xcollab.app.answers.lines import flat
from xcollab.app.answers.matching import begins_with
from xcollab.app.answers.people import Mention, Names
from xcollab.app.answers.senders import Said
from xcollab.words.labels import LABELS

_NUMBER = re.compile(
    r"\s*(?:[(\[]\s?(?P<a>[0-9]{1,2}[a-h]?)\s?[)\]]|(?P<b>[0-9]{1,2}[a-h]?)(?=[\s.、:,)]|[^0-9a-z%.]|$)|(?P<c>[①-⑳]))\s?[.、:,)）]?\s*"
)
_AFTER_NAME = re.compile(r"\s*[:：,，\t|｜—–\]》」-]?\s*")
_BEFORE_NAME = re.compile(
    r"[\s\[《「#-]*(?:关于|任务|问题|事项|部门|task|issue|re:|about)?[\s:：\[《「#]*", re.IGNORECASE
)
_TOKEN = re.compile(r"\[\s?xcollab\s+[0-9a-f]{16}\s?\]", re.IGNORECASE)
_RULED = re.compile(r"[\s|:+-]*-[\s|:+-]*")
_WHO = frozenset({"member", "by", "name", "owner", "assignee", "lead", "liaison"})
_WHERE = frozenset({"department", "task", "id", "on"})


class Piece(NamedTuple):
    """One answer as it stands in the text."""

    text: str
    speakers: frozenset[str] = frozenset()
    """Whom the text says that it is from; several where a name is borne by several."""
    heading: str = ""
    number: str = ""
    mentions: tuple[frozenset[Mention], ...] = ()
    """What its first words name, besides people."""
    aside: tuple[str, ...] = ()
    """Whom it greets and speaks to, as it says it."""


class _Start(NamedTuple):
    number: str
    mentions: tuple[frozenset[Mention], ...]
    text: str
    addressed: tuple[str, ...] = ()


def pieces(said: Said, names: Names, words: Iterable[str], numbers: Collection[str] = ()) -> Iterator[Piece]:
    """The answers of one message; `words` and `numbers`: those by which one can begin."""
    known, aside = frozenset(words), said.aside
    now: Piece | None = None
    for line in _without_tables([_TOKEN.sub("", line) for line in said.lines]):
        if now is None and not line.strip():
            continue
        start = _start(line, names, known, numbers)
        if start and now and not now.text.strip() and not (start.number or start.mentions):
            now = now._replace(text=start.text, aside=(*now.aside, *start.addressed))  # what it is on stood above it
        elif now is None or start is not None:
            if now is not None:
                yield now
            begun = start or _first(line, names)
            aside, beside = (), (*aside, *begun.addressed)
            now = _named(Piece(begun.text, said.members, said.heading, begun.number, begun.mentions, beside))
        else:
            now = now._replace(text=f"{now.text}\n{line}")
    if now is not None:
        yield now


def _named(piece: Piece) -> Piece:
    """Whom a line names before its word speaks there, whoever the message is from."""
    people = [{m.id for m in meant if m.kind == "member"} for meant in piece.mentions]
    spoken = next((frozenset(one) for one in people if one), None)
    rest = tuple(meant for meant in piece.mentions if all(m.kind != "member" for m in meant))
    return piece._replace(speakers=spoken or piece.speakers, mentions=rest)


def _first(line: str, names: Names) -> _Start:
    number, rest = numbered_line(line)
    mentions, text, addressed = _names_at(rest, names)
    if any(m.kind == "member" for meant in mentions for m in meant):  # somebody is greeted, or spoken of
        return _Start(number, (), rest)
    return _Start(number, mentions, text, addressed)


def _start(line: str, names: Names, words: frozenset[str], numbers: Collection[str]) -> _Start | None:
    """Whether a line begins an answer of its own."""
    number, rest = numbered_line(line)
    mentions, text, addressed = _names_at(rest, names)
    of_a_task = any(m.kind in ("task", "issue") for meant in mentions for m in meant)
    if begins_with(text, words) or number in numbers or (of_a_task and text.strip() and not number):
        return _Start(number, mentions, text, addressed)
    return None


def numbered_line(line: str) -> tuple[str, str]:
    """The number that a line begins with, as `1` or `2a`, and what stands behind it; no number where it begins with none."""
    found = _NUMBER.match(flat(line))
    if not found:
        return "", line
    circled = found["c"]
    number = found["a"] or found["b"] or str(ord(circled) - ord("①") + 1)
    return number, line[found.end() :]


def _names_at(line: str, names: Names) -> tuple[tuple[frozenset[Mention], ...], str, tuple[str, ...]]:
    """The names that a line begins with, what stands behind them, and whom it speaks to by name."""
    found: list[frozenset[Mention]] = []
    addressed: list[str] = []
    for _ in range(6):
        plain = flat(line)
        before = _BEFORE_NAME.match(plain)
        at = before.end() if before else 0
        name, meant = names.beginning(plain[at:])
        if not name:
            break
        after = _AFTER_NAME.match(plain, at + len(name))
        if any(one.kind == "addressed" for one in meant):
            addressed.append(line[at : at + len(name)])
        else:
            found.append(meant)
        line = line[after.end() if after else at + len(name) :]
    return tuple(found), line, tuple(addressed)


def _without_tables(lines: list[str]) -> list[str]:
    """Rows of tables as lines: with the labels of their heading, where they have one."""
    heading: list[str] = []
    kept: list[str] = []
    for line in lines:
        cells = _cells(line)
        if not cells:
            heading = heading if _RULED.fullmatch(line) else []
            kept += [] if heading and _RULED.fullmatch(line) else [line]
        elif keys := _heading(cells):
            heading = keys
        elif not all(_RULED.fullmatch(cell) or not cell for cell in cells):
            kept += _row(cells, heading)
    return kept


def _cells(line: str) -> list[str]:
    plain = line.strip(" ").replace("｜", "|")
    if "\t" in plain:
        return [cell.strip() for cell in plain.split("\t")]
    if plain.count("|") >= 2 or plain.startswith("|"):
        return [cell.strip() for cell in plain.strip("|").split("|")]
    return []


def _heading(cells: list[str]) -> list[str]:
    """The fields that the cells of a table's first row name; nothing where they name none."""
    keys = [field_named().get(flat(cell).strip(" *"), "") for cell in cells]
    named = [cell for cell in cells if cell]
    return keys if len(named) > 1 and sum(map(bool, keys)) * 2 > len(named) else []


def _row(cells: list[str], heading: list[str]) -> list[str]:
    """Who and what first, then the choice, then the rest with its labels."""
    if not heading:
        return ["\t".join(cell for cell in cells if cell)]
    first: list[str] = []
    choice: list[str] = []
    rest: list[str] = []
    for cell, key in zip(cells, [*heading, *[""] * len(cells)], strict=False):
        if not cell:
            continue
        if key in _WHO or key in _WHERE:
            first.append(cell)
        elif key in ("decision", "status"):
            choice.append(cell)
        else:
            rest.append(f"{LABELS['field'][key][0]}：{cell}" if key else cell)
    return ["\t".join([*first, *choice]), *rest] if first or choice else ["\t".join(rest)]
