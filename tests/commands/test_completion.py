"""The shell completes commands, flags, ids and the words that can be typed."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.company import Company, identity
from tests.store.shared import Clones


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("xcollab ta", {"task"}),
        ("xcollab task re", {"reschedule", "reassign"}),
        ("xcollab task log agenda --st", {"--status"}),
        ("xcollab task log agenda --status ", {"doing", "needs-help", "finished", "delayed"}),
        ("xcollab task show dealer-", {"dealer-invites", "dealer-awards", "dealer-survey", "dealer-event"}),
        ("xcollab status q", {"q3-launch"}),
        ("xcollab board --department s", {"sales", "support"}),
        ("xcollab feedback give de", {"design"}),
        ("xcollab inbox zh", {"zhou", "zhao", "zheng"}),
        ("xcollab issue show i-7", {"i-74m2"}),
    ],
)
def test_what_is_begun_is_completed(
    example: Path, git_environment: dict[str, str], typed: str, offered: set[str]
) -> None:
    assert offers(example, git_environment, typed) == offered


def offers(directory: Path, around: dict[str, str], typed: str) -> set[str]:
    """What the shell is told could stand at the end of the line."""
    words = typed.split(" ")
    environment = {**around, **identity("zhou", Company(directory, around).clock)}
    environment |= {"_XCOLLAB_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": str(len(words) - 1)}
    done = subprocess.run(
        [sys.executable, "-c", "from xcollab.cli import main; main()"], cwd=directory, env=environment, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert not done.stderr
    return set(done.stdout.split())


def test_a_parked_act_is_completed_by_its_short_name(clones: Clones) -> None:
    clones.theirs.did("zhou", "task", "cancel", "report", "--reason", "dropped")
    clones.theirs.did("zhou", "sync")
    clones.ours.did("li", "task", "log", "report", "-s", "doing", "-m", "half done")
    name = clones.ours.did("li", "sync").partition("xcollab parked redo ")[2].split()[0]
    assert offers(clones.ours.root, clones.ours.environment, "xcollab parked redo ") == {name}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(company: Company, shell: str) -> None:
    assert "_XCOLLAB_COMPLETE" in company.did("zhou", "completion", shell)


def test_another_shell_is_refused(company: Company) -> None:
    assert company.does("zhou", "completion", "cmd").code == 2
