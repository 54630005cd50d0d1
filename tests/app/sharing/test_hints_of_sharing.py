"""What `sync`, `parked`, `undo` and `pr` print to get on with is typed as it is printed, by whoever reads it, and gets them on."""

import shutil
from pathlib import Path

import pytest

from tests.support.company import Company
from tests.support.printed.hinted import commands, hint_of, types
from tests.support.printed.offered import printed
from tests.support.run.by_turns import in_one_language
from tests.support.servers.hub import Hub
from tests.support.shared import Clones, head
from xcollab.words.labels import Language

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


def _types(company: Company, who: str, command: str, language: Language = "en") -> str:
    result = types(company, who, command, language)
    assert result.code == 0, f"{command}: {result.err}"
    return result.out


def _hinted(company: Company, who: str, *words: str, language: Language = "en") -> list[str]:
    refusal = company.does(who, *words, "--lang", language)
    assert refusal.code, refusal.out
    return commands(hint_of(refusal.err))


def _parked(clones: Clones) -> None:
    """An answer of Li's to terms that others changed meanwhile, and a log on a task that they cancelled."""
    clones.theirs.did("zhou", "request", "revise", "q3", "--objective", "700 orders", "--reason", "more")
    clones.theirs.did("zhou", "task", "cancel", "report", "--reason", "dropped")
    clones.theirs.did("zhou", "sync")
    clones.ours.did("li", "feedback", "give", "-d", "accept", "--scope", "talks")
    clones.ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half done")


@pytest.mark.parametrize(
    ("where", "language"), in_one_language([("sync",), ("parked", "list"), ("inbox",), ("doctor",)])
)
def test_what_is_printed_of_acts_set_aside_ends_them(
    clones: Clones, where: tuple[str, ...], language: Language
) -> None:
    _parked(clones)
    told = clones.ours.did("li", "sync", "--lang", language)
    if where != ("sync",):
        told = clones.ours.did("li", *where, "--lang", language)
    if where == ("doctor",):
        (listing,) = [command for command in commands_of_lines(told) if "parked" in command]
        told = _types(clones.ours, "li", listing, language)
    offered = [command for command in printed(told) if command.startswith("xcollab parked ")]
    assert [command.split()[2] for command in offered] == ["redo", "withdraw", "withdraw"], told
    _types(clones.ours, "li", offered[0], language)
    _types(clones.ours, "li", offered[2], language)
    assert printed(clones.ours.did("li", "parked", "list")) == ["xcollab sync"]
    _types(clones.ours, "li", "xcollab sync", language)


def commands_of_lines(told: str) -> list[str]:
    """The commands of all the hints in what `doctor` says."""
    return [command for part in told.splitlines() for command in commands(hint_of(part))]


@pytest.mark.parametrize(("choice", "language"), [(0, "en"), (1, "zh")])
def test_a_contradiction_is_decided_by_either_command(clones: Clones, choice: int, language: Language) -> None:
    clones.theirs.did("zhou", "task", "edit", "page", "--title", "Landing page")
    clones.theirs.did("zhou", "sync")
    clones.ours.did("zhou", "task", "edit", "page", "--title", "Web site")
    found = _hinted(clones.ours, "zhou", "sync", language=language)
    assert found == ["xcollab sync --take mine", "xcollab sync --take theirs"]
    _types(clones.ours, "zhou", found[choice], language)
    clones.theirs.did("zhou", "sync")
    assert head(clones.ours) == head(clones.theirs)


@LANGUAGES
def test_a_remote_that_could_not_be_reached_takes_the_acts_by_the_same_command_later(
    clones: Clones, language: Language
) -> None:
    clones.ours.did("wang", "task", "confirm", "page")
    away = clones.bare.rename(clones.bare.with_name("away.git"))
    found = _hinted(clones.ours, "wang", "sync", language=language)
    away.rename(clones.bare)
    for command in found:
        _types(clones.ours, "wang", command, language)
    clones.theirs.did("wang", "sync")
    assert found == ["xcollab sync"] and head(clones.ours) == head(clones.theirs)


ACTS = (
    ("li", "task log report -s doing -m half"),
    ("zhou", "task edit page --title Landing"),
    ("zhou", "task add flyer --title Flyer --owner sun --due 2024-07-12 --criterion c"),
    ("zhou", "task cancel page --reason r"),
    ("zhou", "task reassign page --owner zhao --reason r"),
    ("zhou", "task reschedule report --to 2024-07-15 --reason r"),
    ("zhou", "request revise q3 --title Autumn --reason r"),
    ("zhou", "request handover q3 --to chen --reason r"),
    ("zhou", "department edit tech --name Engineering"),
    ("zhou", "calendar pin 2024"),
    ("wang", "task comment page -m Seen"),
    ("zhou", "meeting add --kind weekly --held 2024-07-03 --attendee zhou --topic t --decision d"),
)
"""By whom, and what."""


@pytest.mark.parametrize(("act", "language"), in_one_language(ACTS), ids=lambda one: one[1] if one in ACTS else one)
def test_what_is_shared_is_taken_back_by_the_command_that_undo_names(
    clones: Clones, act: tuple[str, str], language: Language
) -> None:
    who, line = act
    clones.ours.did(who, *line.split())
    clones.ours.did(who, "sync")
    (command,) = _hinted(clones.ours, who, "undo", language=language)
    _types(clones.ours, who, command, language)
    assert "error: " not in clones.ours.does("zhou", "check").out
    _types(clones.ours, who, "xcollab sync", language)


@LANGUAGES
def test_an_end_that_is_shared_is_not_taken_back_and_another_beginning_is_named(
    clones: Clones, language: Language
) -> None:
    clones.ours.did("zhou", "request", "cancel", "q3", "--reason", "r")
    clones.ours.did("zhou", "sync")
    (command,) = _hinted(clones.ours, "zhou", "undo", language=language)
    assert command == "xcollab request new --help"
    _types(clones.ours, "zhou", command, language)


@LANGUAGES
def test_a_commit_by_hand_is_taken_back_by_the_command_that_undo_names(clones: Clones, language: Language) -> None:
    before = head(clones.ours)
    clones.ours.git("commit", "--allow-empty", "-qm", "by hand")
    (command,) = _hinted(clones.ours, "zhou", "undo", language=language)
    _types(clones.ours, "zhou", command, language)
    assert head(clones.ours) == before
    clones.ours.git("commit", "--allow-empty", "-qm", "by hand")
    clones.ours.git("push", "--quiet", "origin", "main")
    (command,) = _hinted(clones.ours, "zhou", "undo", language=language)
    assert command.startswith("git revert")


def test_an_id_that_was_taken_is_changed_by_the_command_with_what_one_puts_in(clones: Clones) -> None:
    for clone, title in ((clones.theirs, "Flyer"), (clones.ours, "Leaflet")):
        clone.did("zhou", "task", "add", "flyer", "--title", title, "--owner", "sun", "--due", "2024-07-12",
                  "--criterion", "c")  # fmt: skip
    clones.theirs.did("zhou", "sync")
    told = clones.ours.did("zhou", "sync")
    (placeheld,) = [command for command in printed(told) if " redo " in command]
    assert types(clones.ours, "zhou", placeheld).code == 2, "a placeholder is no id"
    _types(clones.ours, "zhou", placeheld.replace("NEW-ID", "leaflet"))
    assert "Leaflet" in clones.ours.did("zhou", "task", "show", "leaflet")


@LANGUAGES
def test_what_stands_in_the_way_is_put_aside_by_the_command_named(clones: Clones, language: Language) -> None:
    clones.theirs.did("zhou", "task", "edit", "page", "--title", "Landing page")
    clones.theirs.did("zhou", "sync")
    page = clones.ours.root / "collabs/q3/tasks/page.yaml"
    page.write_text(page.read_text() + "# mine\n")
    (command,) = _hinted(clones.ours, "zhou", "sync", language=language)
    _types(clones.ours, "zhou", command, language)
    clones.both_synced()


@LANGUAGES
def test_a_history_that_was_rewritten_is_fetched_and_what_is_only_here_is_shared_again(
    clones: Clones, language: Language
) -> None:
    ours, theirs = clones.ours, clones.theirs
    ours.git("commit", "--allow-empty", "--quiet", "-m", "gone tomorrow")
    ours.git("push", "--quiet", "origin", "main")
    theirs.did("zhou", "sync")
    ours.git("reset", "--quiet", "--hard", "HEAD~1")
    ours.git("commit", "--allow-empty", "--quiet", "-m", "in its place")
    ours.git("push", "--quiet", "--force", "origin", "main")
    theirs.did("wang", "task", "confirm", "page")
    for command in _hinted(theirs, "wang", "sync", language=language):
        _types(theirs, "wang", command, language)
    ours.did("zhou", "sync")
    assert "in its place" in theirs.git("log", "--format=%s")
    assert head(ours) == head(theirs)


REQUEST = ("--title", "Q3", "--background", "B", "--objective", "O", "--coordinator", "zhou", "--department", "sales",
           "--department", "tech", "--due", "2024-09-30", "--milestone", "Launch; date=2024-09-01")  # fmt: skip


@pytest.fixture
def asked(company: Company, tmp_path: Path) -> Company:
    """A request that sales and tech have not answered, on a server and in this clone."""
    company.did("chen", "request", "new", "q3", *REQUEST)
    company.did("chen", "request", "submit")
    Hub(tmp_path / "hub").known_to(company)
    return company


@LANGUAGES
def test_without_a_program_or_a_login_an_act_by_pull_request_says_what_to_type(
    asked: Company, tmp_path: Path, language: Language
) -> None:
    told = asked.did("li", "feedback", "give", "-d", "accept", "--scope", "talks", "--pr", "--lang", language)
    for command in printed(told) + commands(told):
        _types(asked, "li", command, language)
    hidden = shutil.move(tmp_path / "hub", tmp_path / "gone")
    (command,) = _hinted(asked, "wang", "feedback", "give", "-d", "accept", "--scope", "web", "--pr", language=language)
    shutil.move(hidden, tmp_path / "hub")
    _types(asked, "wang", command, language)
    assert "signoff/q3/tech" in asked.git("ls-remote", "origin")
