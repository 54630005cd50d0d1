"""Every command that a refusal's hint names runs as it is printed, typed by whoever it is for; in either language."""

import json
import re
import shlex
from typing import NamedTuple

import pytest

from tests.support.company import Company
from tests.support.printed.hinted import PLACEHOLDER, commands, hint_of, types
from tests.support.run.by_turns import in_one_language
from xcollab.words.labels import Language


class Case(NamedTuple):
    """How a refusal comes about in q3, the commands of its hint, and who types them: whoever was refused, or somebody named."""

    lines: tuple[str, ...]
    """What people type, first their name; a `+` stands for a space in a value. The last is refused."""
    printed: tuple[str, ...]
    reader: str = ""
    well: bool = False
    """What was refused goes through once the commands were typed."""


_SENT = (
    "chen request new q4 --title Fair --background B --objective O --coordinator zhou --department sales"
    " --department tech --due 2024-11-30 --milestone Fair;+date=2024-11-01",
    "chen request submit q4",
)
_CONDITIONS = "wang feedback give -C q4 -d conditions --scope web --condition texts"
_ACCEPTS = "li feedback give -C q4 -d accept --scope talks"
_BLANK = "chen request new q5 --title T"
_AGREED = ("wang issue propose i- -C q3 -m later", "li issue agree i- -C q3")
_OTHERS_DATE = "li issue resolve i- -C q3 -m t --move {};+to=2024-08-01"
CASES = (
    Case((*_SENT, _ACCEPTS, _CONDITIONS, "zhou request confirm q4"), ("xcollab feedback show tech -C q4",)),
    Case((*_SENT, "wu feedback give -C q4 -d accept --scope hotline"),
         ("xcollab request revise q4 --add-department support",), "zhou", well=True),
    Case(("zhou task edit report --criterion phones", "li acceptance submit report --deliverable Text;+link=https://a.example"),
         ("xcollab task confirm q3/report",), "li", well=True),
    Case((*_AGREED, "wang task confirm page", _OTHERS_DATE.format("page")),
         ("xcollab task reschedule q3/page --to 2024-08-01",), "zhou"),
    Case((*_AGREED, _OTHERS_DATE.format("page")), ()),
    Case((*_AGREED, _OTHERS_DATE.format("poster")), ()),
    Case((_SENT[0] + " --requirement Booth;+department=support",), ()),
    Case((_SENT[0], "zhou task add booth -C q4 --title T --owner wu --due 2024-11-01 --criterion c"), ()),
    Case(("zhou request cancel q3 --reason r", "zhou feedback show marketing -C q3"), ()),
    Case((_SENT[0] + " --acceptor wang", "zhou task add x9 -C q4 --title T --owner wang --due 2024-11-01 --criterion c"),
         ("xcollab request revise q4 --acceptor MEMBER", "xcollab request edit q4 --acceptor MEMBER")),
    Case(("zhou archive close q3 --well w --badly b --cause c --improvement i;+owner=li;+due=2024-10-01",), ("xcollab status q3",)),
    Case(("zhou task edit report --due 2024-07-18",), ("xcollab task reschedule q3/report --to 2024-07-18",)),
    Case(("chen task edit page --due 2024-07-18",), ()),
    Case(("zhou withdraw nothing -C q3 --reason r",), ("xcollab history q3",)),
    Case(("zhou department edit tech --lead li",), ("xcollab department show tech",)),
    Case(("zhou archive show q3",), ("xcollab status q3",)),
    Case(("zhou task edit report",), ("xcollab task edit --help",)),
    Case(("zhou department add tech --name Tech",), ("xcollab department show tech",)),
    Case(("zhou init",), ("xcollab request list",)),
    Case(("zhou task qqqqqq",), ("xcollab task --help",)),
    Case(("zhou qqqqqq",), ("xcollab --help",)),
    Case(("zhou task show report --qqqqqq",), ("xcollab task show --help",)),
    Case(("zhou task show",), ("xcollab task show --help",)),
    Case(("zhou task add x9",), ("xcollab task add --help",)),
    Case(("zhou member add x9",), ("xcollab member add --help",)),
    Case(("zhou issue open --kind delay -C q3",), ("xcollab issue open --help",)),
    Case(("zhou sync",), ("git remote add origin ADDRESS",)),
    Case(("zhou forge links q3",), ("git remote add origin ADDRESS",)),
    Case(("zhou pr open nothing",), ("git remote add origin ADDRESS",)),
    Case(("zhou undo",), ("xcollab withdraw STATEMENT", "xcollab history COLLAB")),
)  # fmt: skip


@pytest.mark.parametrize(("case", "language"), in_one_language(CASES), ids=lambda one: getattr(one, "lines", [one])[-1])
def test_the_command_of_a_refusal_runs_as_printed(working: Company, case: Case, language: Language) -> None:
    *before, (who, *last) = [[word.replace("+", " ") for word in line.split()] for line in case.lines]
    for person, *words in before:
        working.did(person, *words)
    refusal = working.does(who, *last, "--lang", language)
    assert refusal.code, refusal.out
    found = [re.sub("地址", "ADDRESS", command) for command in commands(hint_of(refusal.err))]
    assert found == [*case.printed], refusal.err
    told = json.loads(working.does(who, *last, "--json", "--lang", language).out)
    whole = [command for command in case.printed if not PLACEHOLDER.search(command)]
    if last[:2] != ["feedback", "show"]:  # an empty list is an answer to a program
        assert (told["exit_code"], told["commands"]) == (refusal.code, [shlex.split(command) for command in whole])
    for command in case.printed:
        if not PLACEHOLDER.search(command):
            result = types(working, case.reader or who, command, language)
            assert result.code == 0, f"{command}: {result.err}"
    if case.well:
        working.did(who, *last)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_change_of_requirement_is_resolved_once_the_request_was_revised_as_printed(
    working: Company, language: Language
) -> None:
    working.did("chen", "issue", "open", "-C", "q3", "--title", "Dealers", "--kind", "requirement-change", "--description", "d",
                "--impact", "i", "--wanted-by", "2024-07-08", "--department", "tech")  # fmt: skip
    (path,) = working.root.glob("collabs/q3/issues/*/*-chen-*.yaml")
    issue = path.parent.name
    working.did("wang", "issue", "propose", issue, "-C", "q3", "-m", "as wanted")
    working.did("chen", "issue", "agree", issue, "-C", "q3")
    resolved = ("issue", "resolve", issue, "-C", "q3", "-m", "t", "--no-moves")
    for more in (
        (),
        ("--revision", "done"),
    ):  # what became of the request is unsaid; it is said to be revised, and was not
        (command,) = commands(hint_of(working.does("chen", *resolved, *more, "--lang", language).err))
        assert command == "xcollab request revise q3"
    assert types(working, "chen", command, language).code == 0
    working.did("chen", *resolved, "--revision", "done")
