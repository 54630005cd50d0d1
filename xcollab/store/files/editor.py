"""A text in the person's own editor, as git would open it."""

import os
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from xcollab.errors import BadFile, GitRefused, XcollabError
from xcollab.store.disk.chosen_files import read_named
from xcollab.store.git.runner import Git
from xcollab.store.yaml.reading import LARGEST


def edit_text(git: Git, text: str, left: Callable[[str], None]) -> str:
    """The text as it was saved; raises `GitRefused` where no editor could be opened, and `BadFile` where what it saved is
    not UTF-8: the file stays, then. `left` hears what had been saved where the editor ended otherwise.
    """
    handle, name = tempfile.mkstemp(suffix=".yaml", prefix="xcollab-")
    os.close(handle)
    path, stays = Path(name), False
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
        _open(git, name)
        saved = read_named(path, LARGEST)
        return saved.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        stays, line = True, saved.count(b"\n", 0, error.start) + 1
        raise BadFile("edited-not-utf8", where=f"{name}:{line}", path=name) from None
    except BaseException:
        with suppress(XcollabError, UnicodeDecodeError):
            if (saved := read_named(path, LARGEST)) != text.encode():
                left(saved.decode("utf-8-sig"))
        raise
    finally:
        if not stays:
            path.unlink(missing_ok=True)


def _open(git: Git, name: str) -> None:
    """A shell command line, as git itself treats it: a person configured it, no file of the workspace did."""
    editor = git.ask("var", "GIT_EDITOR").text
    words = ["sh", "-c", f'{editor} "$@"', editor, name]
    try:
        done = editor and subprocess.run(words, env=git.environment, check=False)
    except FileNotFoundError:
        raise GitRefused("no-shell") from None
    if not done or done.returncode:
        raise GitRefused("no-editor")
