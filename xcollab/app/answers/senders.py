"""Who said what in a chat: the headings that programs put before a message, such as `李华 10:32` or `[10:32] Li Na: …`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from xcollab.app.answers.clauses import bare, spoken
from xcollab.app.answers.lines import flat
from xcollab.app.answers.people import Names

_DATE = (
    r"(?:(?:[0-9]{2,4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?|[0-9]{1,2}[-/.月][0-9]{1,2}(?:[-/.][0-9]{2,4})?日?)(?![0-9])"
    r"|昨天|今天|前天|(?:星期|周)[一二三四五六日天]|yesterday|today|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_TIME = r"(?:上午|下午|早上|晚上|凌晨|中午)?\s?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\s?[ap]m)?"
_WHEN = rf"(?:{_DATE}[\s,]{{0,3}})?{_TIME}(?:[\s,]{{1,3}}{_DATE})?"
_FIRST = re.compile(rf"[\[(<]?\s?{_WHEN}\s?[\])>]?[\s,-]{{0,4}}(?P<name>[^:\t|;]{{1,40}}?)\s?(?::\s*(?P<text>.*))?$")
_AFTER = re.compile(rf"(?P<name>[^:\t|;]{{1,40}}?)[\s,-]{{0,4}}[\[(]?{_WHEN}[\])]?\s?:?(?P<text>.*)$")
_DEAR = re.compile(r"\s{0,9}(?:dear\s|hi\s|hello\s|尊敬的|亲爱的)?\s{0,9}")
_TITLE = re.compile(r"^\s?(?:总监|经理|老师|总|姐|哥|同学)?")
_PLAIN = re.compile(r"(?P<name>[^:\t|;\[\]]{1,40}?)\s?:(?P<text>.*)$")


class Said(NamedTuple):
    """What one person said, as far as a text tells."""

    lines: list[str]
    members: frozenset[str] = frozenset()
    """Whom the heading or the signature can mean; none where there is neither."""
    heading: str = ""
    """As it stood there."""
    aside: tuple[str, ...] = ()
    """Greetings, and what stands below the name that it is signed with."""


class _Heading(NamedTuple):
    members: frozenset[str]
    text: str


def messages(lines: list[str], names: Names) -> Iterator[Said]:
    """The messages of a text, in their order; all of it is one where no heading stands in it."""
    return (_signed(said, names) for said in _by_headings(lines, names))


def _signed(said: Said, names: Names) -> Said:
    """A message without its greeting and its signature; whoever signs it speaks, where no heading says who."""
    greetings = [line for line in said.lines if _greets(line, names)]
    lines = [line for line in said.lines if not _greets(line, names)]
    worded = [at for at, line in enumerate(lines) if line.strip()]
    for at in worded[-3:] if len(worded) > 1 else ():
        members = frozenset(one.id for one in names.known.get(bare(lines[at]), ()) if one.kind == "member")
        if members and at != worded[0] and all(_closes(line, names) for line in lines[at + 1 :]):
            below = [line.strip() for line in lines[at:] if line.strip()]
            return Said(lines[:at], said.members or members, said.heading, (*greetings, *below))
    return said._replace(lines=lines, aside=tuple(greetings))


def _greets(line: str, names: Names) -> bool:
    """Whether a line only greets somebody."""
    found = _DEAR.match(flat(line))
    plain = flat(line)[found.end() if found else 0 :]
    name, meant = names.beginning(plain)
    rest = _TITLE.sub("", plain[len(name) :])
    of_people = bool(meant) and all(one.kind in ("member", "addressed") for one in meant)
    return of_people and (bare(rest) in spoken("courtesy") or (not bare(rest) and bool(found and found[0].strip())))


def _closes(line: str, names: Names) -> bool:
    """Whether a line can stand below a signature: a department, a day, nothing."""
    plain = bare(line)
    return not plain or plain in names.known or bool(re.fullmatch(_DATE, plain))


def _by_headings(lines: list[str], names: Names) -> Iterator[Said]:
    now = Said([])
    begun, blank = False, True
    for at, line in enumerate(lines):
        found = _heading(line, names, first=not begun) or (_alone(lines, at, names) if blank else None)
        begun, blank = begun or bool(line.strip()), not line.strip()
        if found is None:
            now.lines.append(line)
            continue
        if now.heading or any(each.strip() for each in now.lines):
            yield now
        text = found.text
        now = Said([text] if text.strip() else [], found.members, line[: len(line) - len(text)].strip())
    yield now


def _alone(lines: list[str], at: int, names: Names) -> _Heading | None:
    """A name that stands alone above a message."""
    members = frozenset(one.id for one in names.known.get(bare(lines[at]), ()) if one.kind == "member")
    goes_on = any(line.strip() and not _closes(line, names) for line in lines[at + 1 :])
    return _Heading(members, "") if members and goes_on else None


def _heading(line: str, names: Names, *, first: bool) -> _Heading | None:
    """What a line says of who speaks; nothing where it is no heading. An unknown name counts with a time alone, at the top."""
    lead = len(line) - len(line.lstrip())
    text = flat(line[lead : lead + 200])
    for pattern in (_FIRST, _AFTER, _PLAIN):
        found = pattern.match(text)
        if not found:
            continue
        rest = line[lead + found.start("text") :] if found["text"] is not None else ""
        members = frozenset(one.id for one in names.member(found["name"]))
        if members:
            return _Heading(members, rest)
        if first and pattern is not _PLAIN and not rest.strip():
            return _Heading(frozenset(), "")
    return None
