"""A text in the person's own editor, as git would open it."""

import os
import subprocess
import tempfile
from pathlib import Path

from xcollab.errors import GitRefused
from xcollab.store.git import Git
from xcollab.store.named import read_named
from xcollab.store.reading import LARGEST


def edit_text(git: Git, text: str) -> str:
    """The text as it was saved; raises `GitRefused` where no editor could be opened."""
    handle, name = tempfile.mkstemp(suffix=".yaml", prefix="xcollab-")
    os.close(handle)
    path = Path(name)
    try:
        path.write_text(text, encoding="utf-8")
        editor = git.ask("var", "GIT_EDITOR").text
        # A shell command line, as git itself treats it: a person configured it, no file of the workspace did.
        done = editor and subprocess.run(["sh", "-c", f'{editor} "$@"', editor, name], env=git.environment, check=False)
        if not done or done.returncode:
            raise GitRefused("no-editor")
        return read_named(path, LARGEST).decode("utf-8", "replace")
    finally:
        path.unlink(missing_ok=True)
