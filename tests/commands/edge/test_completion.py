"""The shell completes commands, flags, ids and the words that can be typed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.company import Company, identity
from tests.support.forked.program import forked
from tests.support.shared import Clones


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("xcollab ta", {"task"}),
        ("xcollab task re", {"reschedule", "reassign", "refuse-date"}),
        ("xcollab task log agenda --st", {"--status"}),
        ("xcollab task log agenda --status ", {"doing", "needs-help", "finished", "delayed"}),
        ("xcollab task show dealer-", {"dealer-invites", "dealer-awards", "dealer-survey", "dealer-event"}),
        ("xcollab status q", {"q3-launch"}),
        ("xcollab board --department s", {"sales", "support"}),
        ("xcollab feedback give de", {"design"}),
        ("xcollab inbox zh", {"zhou", "zhao", "zheng"}),
        ("xcollab issue show i-7", {"i-74m2"}),
        ("xcollab task show autumn-expo/a", {"autumn-expo/agenda"}),
        ("xcollab issue show autumn-expo/i-7", {"autumn-expo/i-74m2"}),
        ("xcollab report --format ", {"markdown", "html", "json"}),
        ("xcollab overdue --format j", {"json", "junit"}),
        ("xcollab board --lang ", {"zh", "en"}),
        ("xcollab init --language e", {"en"}),
        ("xcollab task log agenda --status 需", {"需协助"}),
        ("xcollab feedback give --decision 有", {"有条件承接"}),
    ],
)
def test_what_is_begun_is_completed(
    example: Path, git_environment: dict[str, str], typed: str, offered: set[str]
) -> None:
    assert offers(example, git_environment, typed) == offered


def offers(directory: Path, around: dict[str, str], typed: str, who: str = "zhou") -> set[str]:
    """What the shell is told could stand at the end of the line."""
    words = typed.split(" ")
    environment = {**around, **identity(who, Company(directory, around).clock)}
    environment |= {"_XCOLLAB_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": str(len(words) - 1)}
    done = subprocess.run(forked(), cwd=directory, env=environment, capture_output=True, text=True, check=False)
    assert not done.stderr
    return set(done.stdout.split())


def test_a_parked_act_is_completed_by_its_short_name(clones: Clones) -> None:
    clones.theirs.did("zhou", "task", "cancel", "report", "--reason", "dropped")
    clones.theirs.did("zhou", "sync")
    clones.ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half done")
    name = clones.ours.did("li", "sync").partition("xcollab parked withdraw ")[2].split()[0]
    assert offers(clones.ours.root, clones.ours.environment, "xcollab parked redo ") == {name}


def test_a_channel_is_completed_by_its_name(working: Company) -> None:
    working.did(
        "zhou", "channel", "add", "mail", "--kind", "mail", "--server", "XCOLLAB_SMTP", "--from", "x@example.com"
    )
    working.did("zhou", "channel", "add", "room", "--kind", "wecom", "--url", "XCOLLAB_ROOM")
    for typed in ("xcollab member notify --channel ", "xcollab channel remove ", "xcollab channel edit "):
        assert offers(working.root, working.environment, typed) == {"mail", "room"}
    assert offers(working.root, working.environment, "xcollab channel add mail --kind w") == {"webhook", "wecom"}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(company: Company, shell: str) -> None:
    assert "_XCOLLAB_COMPLETE" in company.did("zhou", "completion", shell)


def test_another_shell_is_refused(company: Company) -> None:
    assert company.does("zhou", "completion", "cmd").code == 2


def asked(
    directory: Path, around: dict[str, str], shell: str, typed: str, **more: str
) -> "subprocess.CompletedProcess[str]":
    """How a shell is answered."""
    environment = {**around, **identity("zhou", Company(directory, around).clock), **more}
    environment |= {"_XCOLLAB_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_ARGS": typed}
    return subprocess.run(forked(), cwd=directory, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("xcollab task show ", 0), ("xcollab ta", 0), ("xcollab init --member ", 1)],
)
def test_fish_hears_by_the_exit_code_whether_words_are_offered(working: Company, typed: str, code: int) -> None:
    done = asked(working.root, working.environment, "fish", typed, _TYPER_COMPLETE_FISH_ACTION="is-args")
    assert (done.returncode, done.stdout, done.stderr) == (code, "", "")


def test_fish_is_told_what_each_word_means(working: Company) -> None:
    done = asked(
        working.root, working.environment, "fish", "xcollab task show re", _TYPER_COMPLETE_FISH_ACTION="get-args"
    )
    assert (done.returncode, done.stdout) == (0, "report\tReport on competitors\n")


@pytest.mark.parametrize(
    "typed", ["xcollab task show ", "xcollab status ", "xcollab issue show ", "xcollab board --owner z", "xcollab ta"]
)
def test_every_shell_is_offered_the_same(working: Company, typed: str) -> None:
    fish = asked(working.root, working.environment, "fish", typed, _TYPER_COMPLETE_FISH_ACTION="get-args").stdout
    assert {line.partition("\t")[0] for line in fish.splitlines()} == offers(working.root, working.environment, typed)
    zsh = asked(working.root, working.environment, "zsh", typed).stdout
    assert zsh.count('":"') == sum("\t" in line for line in fish.splitlines())


def test_of_more_collaborations_than_a_screen_holds_the_ids_are_told_alone(working: Company) -> None:
    for number in range(250):
        path = working.root / f"collabs/x{number:03}/request.yaml"
        path.parent.mkdir()
        path.write_text(f"title: Number {number}\n")
    working.git("add", ".")
    working.git("commit", "-qm", "many")
    many = asked(working.root, working.environment, "zsh", "xcollab status x").stdout
    assert many.count('"x') == 250 and "Number" not in many
    assert '"x249":"Number 249"' in asked(working.root, working.environment, "zsh", "xcollab status x24").stdout


@pytest.mark.parametrize(
    ("title", "told"),
    [("a\\", "a\\\\"), ("it's", "it''s"), ("$(x) `y`", "\\$(x) \\`y\\`"), ("one: two", "one\\\\: two")],
)
def test_a_title_says_nothing_to_zsh_but_itself(working: Company, title: str, told: str) -> None:
    path = working.root / "collabs/q3/tasks/report.yaml"
    lines = [
        f"title: {json.dumps(title)}" if line.startswith("title: ") else line for line in path.read_text().splitlines()
    ]
    path.write_text("\n".join(lines) + "\n")
    working.git("commit", "-qam", "another title")
    assert f'"report":"{told}"' in asked(working.root, working.environment, "zsh", "xcollab task show ").stdout


def told(directory: Path, around: dict[str, str], typed: str) -> str:
    """What zsh is told, explanations included."""
    environment = {**around, **identity("zhou", Company(directory, around).clock)}
    environment |= {"_XCOLLAB_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": typed}
    done = subprocess.run(forked(), cwd=directory, env=environment, capture_output=True, text=True, check=False)
    return done.stdout


def test_an_id_is_told_with_its_title(working: Company) -> None:
    assert '"report":"Report on competitors"' in told(working.root, working.environment, "xcollab task show ")
    assert '"q3":"Launch in Q3"' in told(working.root, working.environment, "xcollab status ")
    assert "Samples are late" in told(working.root, working.environment, "xcollab issue show ")


def test_commands_and_flags_are_told_in_the_readers_language(working: Company) -> None:
    around = {**working.environment, "XCOLLAB_LANG": "zh"}
    assert '"request":"阶段 1' in told(working.root, around, "xcollab ")
    assert "进行中" in told(working.root, around, "xcollab task log report --st")


def test_only_what_the_act_can_be_done_to_is_offered(working: Company) -> None:
    around = working.environment
    assert offers(working.root, around, "xcollab task confirm ", "wang") == {"page"}
    assert offers(working.root, around, "xcollab task log ", "li") == {"report"}
    assert offers(working.root, around, "xcollab task confirm ", "zhao") == set()
    assert offers(working.root, around, "xcollab issue propose ", "wang") != set()
    assert offers(working.root, around, "xcollab issue agree ", "li") == set()
    assert offers(working.root, around, "xcollab archive close ", "zhou") == {"q3"}


def test_a_field_is_completed_by_all_that_it_may_name_whatever_the_act_can_be_done_to(working: Company) -> None:
    around = working.environment
    assert offers(working.root, around, "xcollab task add new --depends-on ") == {"page", "poster", "report"}
    cause = offers(working.root, around, "xcollab task reschedule report --cause ")
    tasks = {"page", "poster", "report"}
    assert cause > tasks and all(name.startswith("i-") for name in cause - tasks)


def test_a_statement_can_be_withdrawn_by_who_made_it(working: Company) -> None:
    offered = offers(working.root, working.environment, "xcollab withdraw ", "li")
    assert offered and all("-li-" in name for name in offered if name.startswith("2024"))
    assert not any("-wang-" in name for name in offered)


def test_every_statement_that_is_completed_can_be_withdrawn_and_no_other_can(working: Company) -> None:
    """What states a plan or begins an issue, what others rest on, what is withdrawn already, and what is not one's own."""
    files = sorted(working.root.glob("collabs/q3/**/2024*.yaml"))
    (comment,) = [path.stem for path in files if "-wang-" in path.name and "act: comment" in path.read_text()]
    working.did("wang", "withdraw", comment, "-C", "q3", "--reason", "r")
    for who in ("li", "zhou", "chen", "wang"):
        offered = offers(working.root, working.environment, "xcollab withdraw ", who)
        tried = {
            path.stem: working.does(who, "withdraw", path.stem, "-C", "q3", "--reason", "r", "--dry-run")
            for path in files
        }
        assert offered == {name for name, result in tried.items() if result.code == 0}, who


_COUNT = """
import json, sys
from xcollab.cli import main
try:
    main()
finally:
    print(json.dumps(sorted(name for name in sys.modules if name.startswith("xcollab"))), file=sys.stderr)
"""


def _modules(company: Company, typed: str | None, *words: str) -> set[str]:
    environment = {**company.environment, **identity("zhou", company.clock)}
    if typed is not None:
        count = str(len(typed.split(" ")) - 1)
        environment |= {"_XCOLLAB_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": count}
    done = subprocess.run([sys.executable, "-c", _COUNT, *words], cwd=company.root, env=environment, capture_output=True,
                          text=True, check=False)  # fmt: skip
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_a_list_of_commands_loads_no_more_than_the_page_of_help(working: Company) -> None:
    help_ = _modules(working, None, "--help")
    assert len(_modules(working, "xcollab ") - help_) < 12
    assert _modules(working, "xcollab b") == _modules(working, "xcollab ")
    assert len(_modules(working, "xcollab task ") - help_) < 30
