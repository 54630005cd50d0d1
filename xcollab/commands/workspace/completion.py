"""`xcollab completion`: the lines that make the shell complete commands, flags, ids and words."""

from xcollab.app.forms.subject_inputs import Argument
from xcollab.commands.edge.command import Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused
from xcollab.words import N_

_SHELLS = ("bash", "zsh", "fish")


def run(terminal: Terminal, shell: str) -> None:
    """Print the script for a shell."""
    from xcollab.commands.edge.parser import completion_script

    if shell not in _SHELLS:
        raise Misused("not-a-word", flag="SHELL", value=shell, allowed=list(_SHELLS))
    terminal.deliver(completion_script(shell))


COMMANDS: tuple[Command, ...] = (
    Command("completion", N_("Completion for your shell: bash, zsh or fish."), run, (Argument("shell", N_("bash, zsh or fish.")),), (),
            ('eval "$(xcollab completion bash)"', "xcollab completion zsh > ~/.zfunc/_xcollab")),
)  # fmt: skip
