"""A commit where nobody else has to be asked: no hook stands on its way and nothing is signed.

`git commit` looks at every file of the repository once more before it makes one; with a hundred thousand that is most of an
act. Where a hook is installed, or commits are signed, git's own `commit` does it (decisions 3 and 37).
"""

import re
from collections.abc import Mapping

from xcollab.errors import GitRefused
from xcollab.store.git.new_tree import Staged, staged, write_tree
from xcollab.store.git.objects import id_of
from xcollab.store.git.own_hook import is_own
from xcollab.store.git.repository import Repository
from xcollab.store.transaction.index import PrivateIndex
from xcollab.store.transaction.journal import Journal

_HOOKS = ("pre-commit", "prepare-commit-msg", "commit-msg", "post-commit")
_NO = ("false", "no", "off", "0")


def nobody_asked(repository: Repository) -> bool:
    """Whether git would run nothing of the person's own when it commits. Our own hook is for what is committed by hand."""
    settings = repository.settings
    if settings.get("commit.gpgsign", "false").lower() not in _NO or any(name.startswith("hook.") for name in settings):
        return False
    elsewhere = "core.hookspath" in settings
    directory = repository.git.path("hooks")[0] if elsewhere else repository.shared / "hooks"
    return not any((directory / hook).exists() and not is_own(directory / hook) for hook in _HOOKS)


def commit(
    repository: Repository,
    index: PrivateIndex,
    journal: Journal,
    files: Mapping[str, bytes | None],
    message: str,
    old: str,
) -> bool:
    """Commit what lies at some paths, where nothing else is staged in the private index; whether that is so."""
    index.git.run("add", "--all", "--force", "--sparse", "--", *files)
    found = staged(index.git)
    wanted = {
        f"{repository.prefix}{path}".encode("utf-8", "surrogateescape"): content for path, content in files.items()
    }
    if found is None or any(one.path not in wanted for one in found):
        return False
    if not found:
        raise GitRefused("commit-refused", said="nothing to commit")
    for one in found:
        _refuse_other(one, wanted[one.path])
    tree = write_tree(repository.git, old, found) or index.git.run("write-tree").text
    text = _tidied(message)
    made = repository.git.run("commit-tree", tree, "-p", old, "-F", "-", given=text.encode()).text
    subject = text.partition("\n")[0]
    words = ("update-ref", "-m", f"commit: {subject}", "HEAD", made, old)
    with journal.alive() as held:  # so that it is known when git has ended
        done = repository.git.ask_as_typed(*words, keeps=held)
    if done.code:
        raise GitRefused("commit-refused", said=done.err)
    if repository.settings.get("maintenance.auto", "true").lower() not in _NO:
        repository.git.ask_as_typed("maintenance", "run", "--auto", "--quiet")
    return True


def _refuse_other(one: Staged, content: bytes | None) -> None:
    """Raise `GitRefused` where git would keep other bytes than were written, by a filter of attributes that lie nowhere but in the
    index. Of line ends `doctor` tells, and mends them for the clone.
    """
    kept = () if content is None else (content, content.replace(b"\r\n", b"\n"))
    if kept and one.id not in (id_of("blob", each, len(one.id)) for each in kept):
        path = one.path.decode("utf-8", "replace")
        raise GitRefused("stored-otherwise", path=path, attribute="filter")


def _tidied(message: str) -> str:
    """As `git commit --cleanup=whitespace` does it: no blanks at the ends of lines, no empty lines but one between others."""
    lines = "\n".join(line.rstrip() for line in message.split("\n")).strip("\n")
    return re.sub(r"\n{3,}", "\n\n", lines) + "\n"
