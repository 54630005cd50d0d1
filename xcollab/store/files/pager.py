"""A long text in the person's own pager, as git would choose and start it."""

import re
import shlex
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TextIO

from xcollab.errors import GitRefused
from xcollab.store.git.runner import Git

_SHELLS_OWN = re.compile(r"[|&;<>()$`\\\"'*?\[#~=%\n]")
"""What means something to a shell, and nothing to a program by itself."""
_NOT_THERE = (126, 127)
"""How a shell ends that could not start what it was asked for."""


def pager(git: Git, environment: Mapping[str, str]) -> str:
    """The command line that was configured, `less` where none was; nothing where somebody wants none."""
    chosen = [environment.get(name) for name in ("XCOLLAB_PAGER", "GIT_PAGER")]
    found = next((one for one in chosen if one is not None), None)
    if found is None:
        with suppress(GitRefused):
            asked = git.ask("config", "--get", "core.pager")
            found = asked.text if asked.code == 0 else None
    if found is None:
        found = environment.get("PAGER", "less")
    return "" if found.strip() == "cat" else found.strip()


def read_in(command: str, text: str, screen: TextIO, environment: Mapping[str, str]) -> bool:
    """Let the pager show a text on the screen until its reader leaves it; whether there was such a pager."""
    encoding = screen.encoding or "utf-8"
    reads = {"LESS": "FRX", "LV": "-c"} | ({"LESSCHARSET": "utf-8"} if encoding.lower() in ("utf-8", "utf8") else {})
    try:
        words = ["sh", "-c", command] if _SHELLS_OWN.search(command) else shlex.split(command)
        with _left_to_the_pager():
            process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=screen, env={**reads, **environment})
            try:
                process.communicate(text.encode(encoding, "replace"))  # a reader who leaves early is no mishap
            except BaseException:
                process.terminate()
                process.wait()
                raise
    except OSError:  # no such program, or none that may be run
        return False
    return process.returncode not in _NOT_THERE


@contextmanager
def _left_to_the_pager() -> Iterator[None]:
    """Ctrl-C is for the pager, which stops searching, say, and stays."""
    try:
        before = signal.signal(signal.SIGINT, lambda *_: None)  # ignored, it would be ignored by the pager as well
    except ValueError:  # signals are another thread's business
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
