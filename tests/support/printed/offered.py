"""What people are offered, and what becomes of it: inbox, `status` and `why` read as somebody, every command in them really typed.

A person at a terminal answers what is asked; nobody is asked anything in a pipe.
"""

import re
import shlex
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from io import StringIO
from random import Random

import yaml

from tests.support.company import Company, Result, identity
from tests.support.run.by_turns import WHOLE
from xcollab.app.printed_commands import offers
from xcollab.app.views.inbox import concerns
from xcollab.app.workspace_view import WorkspaceView
from xcollab.cli import run
from xcollab.commands.edge.command_line import understood
from xcollab.commands.edge.terminal import Terminal
from xcollab.words.labels import LABELS, Language, label
from xcollab.words.language import Words
from xcollab.workflow.views.summary import summary

_COMMAND = re.compile(r"`(xcollab [a-z][^`]*)`|^ {2,}(xcollab [a-z].*)$|[:：] ?(xcollab [a-z][^`\n]*)$", re.MULTILINE)


def printed(text: str) -> list[str]:
    """The commands in a text: in backticks, on a line of their own, or after a colon."""
    return [next(filter(None, found)).strip() for found in _COMMAND.findall(text)]


class Screen(StringIO):
    """A terminal, wide enough that nothing is folded."""

    def isatty(self) -> bool:
        return True


_ALWAYS = {
    "status": "doing", "decision": "accept", "via": "phone", "way": "phone", "revision": "none", "moves": "", "to_change": "title", "dependants": "free",
    "id": "neu", "email": "neu@example.com",
}  # fmt: skip
"""What is always answered to these."""
_OF_SOMEBODY = ("The new coordinator.", "Who is to do it.")
"""What is asked where a member is meant and no date."""
_OF_A_MEMBER = {
    "id": "A short id that never changes, such as li.", "name": "The name, in any script.",
    "email": "An address the person commits with.",
}  # fmt: skip
"""What is asked of somebody new, who has no form."""


class Answers(StringIO):
    """Somebody who reads what is asked last, and types an answer; of a list, one item."""

    def __init__(self, asked: StringIO, who: str, language: Language, day: date, owner: Callable[[], str]) -> None:
        super().__init__()
        self._asked, self._who, self._language, self._day = asked, who, language, day
        self._owner = owner
        self._before, self._times = "", 0
        self.given: list[str] = []

    def isatty(self) -> bool:
        return True

    def readline(self, size: int | None = -1) -> str:  # type: ignore[override]
        """A line; the same question a third time is a wrong answer of this person's."""
        lines = [line.lstrip("> ").strip() for line in self._asked.getvalue().splitlines()]
        question = next(line for line in reversed(lines) if line and line != ">")
        if re.search(
            r"\by[:：]", question
        ):  # a draft of somebody's: this is a new form; or whether to record what is shown
            return "n\n" if re.search(r"\be[:：]", question) else "y\n"
        key = self._key(question)
        self._times = self._times + 1 if question == self._before else 1
        self._before = question
        assert self._times < 4, f"asked in a circle: {question}"
        if self.given and self.given[-1] == key:  # one item of a list is enough
            return "\n"
        self.given.append(key)
        return self._answer(key, question) + "\n"

    def _key(self, question: str) -> str:
        named = {label("field", key, self._language): key for key in LABELS["field"]}
        found = [key for name, key in named.items() if re.match(rf"{re.escape(name)}\s*[:：]", question)]
        found = found or [
            key for key, asked in _OF_A_MEMBER.items() if question.startswith(Words(self._language)(asked).rstrip("."))
        ]
        assert found, f"what is asked here? {question!r}"
        return found[0]

    def _answer(self, key: str, question: str) -> str:
        if key == "to_change" and label("field", "title", self._language) not in question:
            return "assignee"
        if key in _ALWAYS:
            return _ALWAYS[key]
        if key == "without":  # which department it is, is said before
            named = re.findall(r"(?:without|不等) ?([a-z]+)", self._asked.getvalue())
            return f"{named[-1]}=r"
        if key == "to" and any(Words(self._language)(asked).rstrip(".。") in question for asked in _OF_SOMEBODY):
            return self._who
        if key == "owner":
            return self._owner()
        if key in ("assignee", "liaison", "coordinator", "requester"):
            return self._who
        if key in ("due", "wanted_by", "fix_by", "forecast", "to", "held", "start", "ready_by", "follow_up_due"):
            return (self._day + timedelta(days=5)).isoformat()
        if key in ("milestones",):
            return f"M; date={self._day + timedelta(days=5)}"
        return "Words"


def reads(company: Company, who: str, *words: str, language: Language = "en") -> str:
    """What somebody sees on their terminal."""
    return typed(company, who, *words, language=language).out


def typed(company: Company, who: str, *words: str, language: Language = "en") -> Result:
    """A command as somebody types it at a terminal, answering what is asked."""
    out, err = Screen(), StringIO()
    environment = {**company.environment, **identity(who, company.clock), "COLUMNS": "400"}
    answers = Answers(err, who, language, company.clock.date(), partial(_owner, company, who, words))
    call = Terminal(company.root, environment, company.random, out=out, err=err, given=answers, language=language)
    return Result(run(call, words), out.getvalue(), err.getvalue())


def _owner(company: Company, who: str, words: tuple[str, ...]) -> str:
    """Whom somebody names as the owner of a task: themselves, where their department takes part in what the command is about;
    otherwise somebody of those asked who stays, and does not accept the work.
    """
    plans = [
        company.root / "collabs" / word.split("/")[0] / "request.yaml" for word in words if not word.startswith("-")
    ]
    plan = next((yaml.safe_load(file.read_text(encoding="utf-8")) for file in plans if file.is_file()), None)
    if plan is None:
        return who
    able = [
        str(member["id"])
        for name in (*plan["departments"], plan["department"])
        for member in yaml.safe_load((company.root / f"departments/{name}.yaml").read_text(encoding="utf-8"))["members"]
        if "until" not in member and member["id"] != plan.get("acceptor")
    ]
    return next((one for one in (who, *able) if one in able), who)


def refused(company: Company, who: str, command: str, *, language: Language = "en") -> str:
    """What is wrong with a printed command when it is typed as printed; nothing where it runs."""
    program, *words = shlex.split(command)
    assert program == "xcollab"
    try:
        result = typed(company, who, *words, *_dry(words), language=language)
        if words[:2] == ["request", "handover"]:  # who coordinates already, or accepts, names somebody else
            others = iter(_others(company, who) if result.code else ())
            while result.code and (other := next(others, "")):
                result = typed(company, who, *words, "--to", other, *_dry(words), language=language)
    except AssertionError as wrong:
        return str(wrong)
    return f"{result.code}: {result.err}" if result.code else ""


def form_of(command: str) -> str:
    """A printed command without what it is about: which it is, and its options."""
    typed = understood(shlex.split(command)[1:])
    return " ".join([typed.path, *typed.values]) if typed else command


def _others(company: Company, who: str) -> Iterator[str]:
    """The other members who stay."""
    for file in sorted(company.root.glob("departments/*.yaml")):
        for member in yaml.safe_load(file.read_text(encoding="utf-8"))["members"]:
            if member["id"] != who and "until" not in member:
                yield str(member["id"])


_WRITES = {"new", "edit", "submit", "revise", "confirm", "handover", "cancel", "comment", "give", "renew", "add", "split", "decline", "log",
           "reschedule", "propose-date", "consent", "refuse-date", "reassign", "open", "propose", "agree", "reject", "transfer", "resolve", "reopen", "judge", "pass", "return",
           "close", "withdraw", "object", "acknowledge", "hold", "nudge", "approve", "refuse", "done", "hand-on", "make-task"}  # fmt: skip


def _dry(words: list[str]) -> Iterator[str]:
    """Acts are only tried: the moment stays."""
    if _WRITES & {*words[:2]}:
        yield "--dry-run"


_AT_ONCE = {
    "xcollab acknowledge --all": ("acknowledge",),
    "xcollab task confirm --all-mine": ("confirm-task", "renew-task"),
    "xcollab log": ("start-task", "log-task", "go-on"),
}
"""What an inbox offers where several of some kinds wait in it."""


class Walk:
    """A repository whose moments are gone through again: HEAD is put to each commit in turn, the clock a minute later."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self._alike = str if WHOLE else form_of
        self.wrong: list[str] = []
        """Every command that was printed and did not run, and every obligation without exactly one."""
        self.printed = 0
        self.run = 0
        self.kinds: set[str] = set()
        """The kinds of obligations that were met."""
        self._known: set[tuple[str, str]] = set()

    def moments(self) -> Iterator[str]:
        """Every commit, the oldest first, checked out."""
        for line in self.company.git("log", "--reverse", "--first-parent", "--format=%H %aI").splitlines():
            commit, at = line.split()
            self.company.git("reset", "--quiet", "--hard", commit)
            self.company.clock = datetime.fromisoformat(at) + timedelta(minutes=1)
            yield commit

    def look(self, language: Language, *, everything: bool = False) -> None:
        """Go through the inboxes of everybody who owes something; what nobody was offered before is really read and typed."""
        view = WorkspaceView(
            Terminal(self.company.root, {**self.company.environment, **identity("", self.company.clock)}, Random(1))
        )
        owed = [
            each.obligation
            for each in concerns(view, *(summary(view.snapshot, state, view.now.date()) for state in view.states()))
        ]
        self.kinds |= {wait.kind for wait in owed}
        self.wrong += [f"nobody is asked: {wait}" for wait in owed if not wait.people]
        for who in sorted({member for wait in owed for member in wait.people}):
            mine = [(wait, [*offers(view, who, wait)]) for wait in owed if who in wait.people]
            self.wrong += [f"{who} is offered nothing for {wait}" for wait, commands in mine if not commands]
            offered = [(wait, command) for wait, commands in mine for command in commands]
            new = {
                wait.collab for wait, command in offered if everything or (who, self._alike(command)) not in self._known
            }
            if new:
                kinds = Counter(wait.kind for wait, _ in mine)
                at_once = {command for command, some in _AT_ONCE.items() if sum(kinds[kind] for kind in some) > 1}
                told = {command for _, command in offered} | at_once
                self._read(who, language, told, sorted(new), everything)

    def _read(self, who: str, language: Language, offered: set[str], collabs: list[str], everything: bool) -> None:
        inbox = printed(reads(self.company, who, "inbox", language=language))
        if sorted(set(inbox)) != sorted(offered):
            self.wrong.append(f"the inbox of {who} prints {inbox}, but offered is {offered}")
        found = [*inbox]
        for collab in collabs:
            found += printed(reads(self.company, who, "status", collab, language=language))
            found += printed(reads(self.company, who, "why", collab, language=language))
        self.printed += len(found)
        for command in dict.fromkeys(found):
            if everything or (who, self._alike(command)) not in self._known:
                self._known.add((who, self._alike(command)))
                self.run += 1
                if wrong := refused(self.company, who, command, language=language):
                    self.wrong.append(f"{who} {command}: {wrong}")
