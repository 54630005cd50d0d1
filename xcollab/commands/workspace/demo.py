"""`xcollab demo`: builds the example as a git repository with its true history, then shows what it holds."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from xcollab.app.forms.subject_inputs import Argument
from xcollab.commands.edge.command import Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Refused
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.successive_uses import SuccessiveUses
    from xcollab.demo.replay import Act

_NOW = "2024-09-25"
"""The day the example is looked at: the second collaboration is in mid-flight."""


def run(terminal: Terminal, directory: str) -> None:
    """Replay the script in a new directory and show the board."""
    from rich.console import Console
    from rich.progress import track

    from xcollab.app.successive_uses import SuccessiveUses
    from xcollab.app.workspace.begin import empty_repository
    from xcollab.demo.replay import script

    root = Path(os.path.normpath(terminal.directory / directory))
    empty_repository(terminal, root)
    acts = script()
    console = Console(file=terminal.err)
    about = terminal.words(N_("Replaying the example"))
    last, known = acts[-1], SuccessiveUses()
    for act in track(acts, about, console=console, transient=True, disable=not terminal.err.isatty()):
        replay(terminal, root, act, None if act is last else known)
    terminal.say(terminal.words(N_("{n} acts by {people} people, each a commit of its own, in {path}."),
                        n=len(acts), people=len({act.who for act in acts}), path=directory))  # fmt: skip
    terminal.say()
    terminal.types(terminal.elsewhere(root), ["board", "--now", _NOW, "--lang", terminal.words.language])
    terminal.say()
    terminal.say(terminal.words(N_("Try next:")))
    for line in (
        f"cd {directory}",
        "xcollab web",
        f"xcollab board --columns --now {_NOW}",
        "xcollab request show q3-launch",
        "xcollab task show q3-launch/channel-talks",
        "xcollab history q3-launch",
        f"xcollab inbox he --now {_NOW}",
        "xcollab status q3-launch --at 2024-07-31 --now 2024-07-31",
        "xcollab report q3-launch",
        "xcollab check",
        "git log --format='%ad %an: %s' --date=short",
    ):
        terminal.say(f"  {line}")


def replay(terminal: Terminal, root: Path, act: "Act", known: "SuccessiveUses | None" = None) -> None:
    """Do one act of the script, as its author, at its time; a refusal there is a mistake of the script.

    `known` is what the acts before it left; then git does not look whether there is something to tidy up.
    """
    from io import StringIO
    from random import Random

    said = StringIO()
    own = {**act.environment, "XCOLLAB_LANG": "zh", **(_without_tidying(terminal.environment) if known else {})}
    chance = Random(f"{act.at}-{act.who}-{act.words[:3]}")  # noqa: S311  the same ids each time
    one = Terminal(root, {**terminal.environment, **own}, chance, out=said, err=said, given=StringIO())
    if known:
        known.begin(one, own)
    if terminal.types(one, act.words):
        raise Refused("demo-failed", command=" ".join(act.words[:3]), said=said.getvalue().strip())
    if known:
        known.end(one)


def _without_tidying(environment: Mapping[str, str]) -> dict[str, str]:
    """Git's automatic maintenance is off: after the last act it looks once for all."""
    count = int(environment.get("GIT_CONFIG_COUNT") or 0)
    return {
        "GIT_CONFIG_COUNT": str(count + 1),
        f"GIT_CONFIG_KEY_{count}": "maintenance.auto",
        f"GIT_CONFIG_VALUE_{count}": "false",
    }


COMMANDS: tuple[Command, ...] = (
    Command("demo", N_("Build a true example to look at, as a git repository with its history."), run,
            (Argument("directory", N_("A new directory.")),), (), ("xcollab demo example", "xcollab demo /tmp/example --lang zh")),
)  # fmt: skip
