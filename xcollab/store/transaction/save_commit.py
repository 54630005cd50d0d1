"""Keeping a change: all of its files in one commit of their own, or nothing.

`git add` and `git commit`, with `--only` where the user has something else staged, run every hook, sign, apply filters, and
leave alone what else is staged or edited (docs/decisions/0003); where there is neither hook nor signature nor anything else
staged, the commit is made without `git commit` (`plain_commit`). They work on a copy of the index beside a journal, so that a kill at any moment leaves
nothing half done for the next command (docs/decisions/0020).
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from xcollab.errors import GitRefused
from xcollab.schema.digests import LARGEST_ATTACHMENT, sha256
from xcollab.store.disk import no_links
from xcollab.store.files.git_filters import stored_otherwise
from xcollab.store.git.repository import Repository
from xcollab.store.git.runner import Git
from xcollab.store.transaction import plain_commit
from xcollab.store.transaction.index import PrivateIndex
from xcollab.store.transaction.journal import Journal, Plan, Written, token
from xcollab.store.transaction.plain_commit import nobody_asked
from xcollab.store.transaction.preflight import preflight
from xcollab.store.transaction.recovery import settle, temporary


class Write(NamedTuple):
    """A file to write. `adopted`: the user's own uncommitted edits of it are part of the act."""

    path: str
    content: bytes | None
    """None where the file is taken away."""
    new: bool
    adopted: bool = False


def check_writable(repository: Repository, writes: Sequence[Write]) -> None:
    """Refuse where the files could not be committed now."""
    preflight(
        repository,
        [write.path for write in writes if write.new],
        [write.path for write in writes if not write.new],
        [write.path for write in writes if write.adopted],
    )
    contents = {write.path: write.content for write in writes if write.content is not None}
    # Attributes that lie in the index alone are met when it is staged; a sparse checkout has most of its files there.
    git = repository.git if "core.sparsecheckout" in repository.settings else repository.git.without_index()
    for found in stored_otherwise(git, contents):
        raise GitRefused("stored-otherwise", **found._asdict())


def save(repository: Repository, writes: Sequence[Write], message: str, old: str | None, *, commit: bool = True) -> str:
    """Write and commit; the short id of the commit, or an empty text with `commit=False`.

    `old` is the commit at HEAD; None before the first. The caller holds the lock and has called `check_writable`. Raises
    what went wrong only where HEAD has not the commit.
    """
    kept = {write.path: present for write in writes if (present := _bytes(repository.root, write.path)) is not None}
    journal, plan = Journal(repository), _plan(repository, writes, kept, old, commit=commit)
    journal.begin(plan, kept)
    index = PrivateIndex(repository, journal)
    try:
        _write_all(repository.root, writes, plan)
        if not commit:
            journal.close()
            return ""
        index.take()
        files = {write.path: write.content for write in writes}
        plainly = old and nobody_asked(repository)
        if not (plainly and plain_commit.commit(repository, index, journal, files, message, old or "")):
            index.take()
            _commit(repository, index.git, journal, writes, message)
            _heal(index.git, [*files])
        made = _made(repository, old)
    except BaseException:
        made = settle(repository, journal, plan, sure=True)
        if not made:
            raise
        return repository.git.ask("rev-parse", "--short", made).text or made[:7]
    settle(repository, journal, plan, sure=True, ready=True)
    return made


def _bytes(root: Path, path: str) -> bytes | None:
    """What lies there; raises `GitRefused` where it is too much to be put back."""
    if no_links.look(root, path) is None:
        return None
    content = no_links.read(root, path, LARGEST_ATTACHMENT)
    if len(content) > LARGEST_ATTACHMENT:
        raise GitRefused("cannot-write", path=path, said=f"> {LARGEST_ATTACHMENT} B")
    return content


def _plan(
    repository: Repository, writes: Sequence[Write], kept: dict[str, bytes], old: str | None, *, commit: bool
) -> Plan:
    files = tuple(
        Written(
            path=write.path,
            before=sha256(kept[write.path]) if write.path in kept else None,
            after=None if write.content is None else sha256(write.content),
        )
        for write in writes
    )
    missing = _missing_directories(repository.root, [write.path for write in writes])
    return Plan(act="commit" if commit else "write", old=old, files=files, directories=missing, token=token())


def _missing_directories(root: Path, paths: Sequence[str]) -> tuple[str, ...]:
    """Directories that a write will create, the deepest first."""
    missing = {parent for path in paths for parent in (root / path).parents if root in parent.parents}
    deepest = sorted((path for path in missing if not path.exists()), key=lambda path: -len(path.parts))
    return tuple(path.relative_to(root).as_posix() for path in deepest)


def _write_all(root: Path, writes: Sequence[Write], plan: Plan) -> None:
    for number, write in enumerate(writes):
        try:
            if write.content is None:
                no_links.remove(root, write.path)
            else:
                no_links.write(root, write.path, write.content, temporary(plan.token, number))
        except OSError as error:
            raise GitRefused("cannot-write", path=write.path, said=error.strerror or "") from None


def _commit(repository: Repository, git: Git, journal: Journal, writes: Sequence[Write], message: str) -> None:
    words = ("commit", "--quiet", "--cleanup=whitespace", "--file=-", *_meant(git, writes))
    with journal.alive() as held:  # git and its hooks hold it too, so that it is known when they have ended
        done = git.ask_as_typed(*words, given=_encoded(repository, message), keeps=held)
    if done.code:
        raise GitRefused("commit-refused", said=done.err or done.text)


def _meant(git: Git, writes: Sequence[Write]) -> tuple[str, ...]:
    """What tells `git commit` that these files are meant and no other; they are put into the index as far as it takes.

    Where nothing else is staged that is the whole index: of large ones git makes a commit in a third of the time then.
    """
    paths = [write.path for write in writes]
    if _nothing_staged(git):
        # Also where a sparse checkout would not have it; what is ignored was refused, unless git knows the file already.
        git.run("add", "--all", "--force", "--sparse", "--", *paths)
        return ()
    if new := [write.path for write in writes if write.new]:
        git.run("add", "--sparse", "--intent-to-add", "--", *new)
    return "--only", "--", *paths


def _nothing_staged(git: Git) -> bool:
    return git.ask("diff-index", "--cached", "--quiet", "HEAD", "--").code == 0


def _made(repository: Repository, old: str | None) -> str:
    """The short id of the commit; raises `GitRefused` where a hook took it away again, although git said that all is well."""
    commit, _, short = repository.git.run("log", "-1", "--format=%H %h").text.partition(" ")
    if commit == old:
        raise GitRefused("commit-refused", said="post-commit: HEAD")
    return short


def _encoded(repository: Repository, message: str) -> bytes:
    """The message as git is set to take it: it believes what it is told, and marks the commit with that encoding."""
    try:
        return message.encode(repository.settings.get("i18n.commitencoding") or "utf-8")
    except (LookupError, UnicodeEncodeError):
        return message.encode()


def _heal(git: Git, paths: Sequence[str]) -> None:
    """A hook that reformats leaves the index or the file behind the commit; both follow it."""
    if git.ask("status", "--porcelain", "-z", "--", *paths).out:
        git.run("reset", "--quiet", "--", *paths)
        git.run("checkout", "--quiet", "HEAD", "--", *paths)
