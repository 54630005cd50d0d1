"""`xcollab demo`: builds the example as a git repository with its true history, then shows what it holds."""

import os
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from random import Random

from xcollab.app.forms.inputs import Argument
from xcollab.commands.edge.call import Call
from xcollab.commands.edge.command import Command
from xcollab.demo.replay import Act, script
from xcollab.errors import Refused
from xcollab.store.files.beginning import begin, fresh_directory
from xcollab.words import N_

_NOW = "2024-09-25"
"""The day the example is looked at: the second collaboration is in mid-flight."""


def run(call: Call, directory: str) -> None:
    """Replay the script in a new directory and show the board."""
    from rich.console import Console
    from rich.progress import track

    root = Path(os.path.normpath(call.directory / directory))
    fresh_directory(root)
    acts = script()
    begin(root, call.environment, own=True)
    console = Console(file=call.err)
    about = call.words(N_("Replaying the example"))
    for act in track(acts, about, console=console, transient=True, disable=not call.err.isatty()):
        replay(call, root, act)
    call.say(call.words(N_("{n} acts by {people} people, each a commit of its own, in {path}."),
                        n=len(acts), people=len({act.who for act in acts}), path=directory))  # fmt: skip
    call.say()
    here = Call(root, call.environment, call.random, out=call.out, err=call.err, given=call.given, paged=False)
    run_in(call, here, ["board", "--now", _NOW, "--lang", call.words.language])
    call.say()
    call.say(call.words(N_("Try next:")))
    for line in (
        f"cd {directory}",
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
        call.say(f"  {line}")


def replay(call: Call, root: Path, act: Act) -> None:
    """Do one act of the script, as its author, at its time; a refusal there is a mistake of the script."""
    said = StringIO()
    environment = {**call.environment, **act.environment, "XCOLLAB_LANG": "zh"}
    one = Call(root, environment, Random(f"{act.at}-{act.who}-{act.words[:3]}"), out=said, err=said, given=StringIO())  # noqa: S311
    if run_in(call, one, act.words):
        raise Refused("demo-failed", command=" ".join(act.words[:3]), said=said.getvalue().strip())


def run_in(call: Call, other: Call, words: Sequence[str]) -> int:
    """Type a command line elsewhere, as somebody else."""
    assert call.run is not None, "the edge sets it"
    return call.run(other, words)


COMMANDS: tuple[Command, ...] = (
    Command("demo", N_("Build a true example to look at, as a git repository with its history."), run,
            (Argument("directory", N_("A new directory.")),), (), ("xcollab demo example", "xcollab demo /tmp/example --lang zh")),
)  # fmt: skip
