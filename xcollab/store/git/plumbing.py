"""Trees and commits made beside the working tree: edited, merged, replayed and committed without touching a user's file."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from xcollab.errors import GitRefused
from xcollab.store.git.objects import Unread, id_of
from xcollab.store.git.runner import Git

_FEW = 100
"""Paths that git is asked for by name; of more it lists everything, because a command line has an end."""
_LINK = "160000"
"""The mode of a submodule."""
_NO_RENAMES = ("-c", "merge.renames=false", "-c", "merge.directoryRenames=false")


class Sides(NamedTuple):
    """The versions of a file that git could not merge: object ids, None where a side has no such file."""

    base: str | None
    ours: str | None
    theirs: str | None


class Merged(NamedTuple):
    """What a merge would give. Where `conflicts` is not empty, `tree` holds conflict marks and must not be committed."""

    tree: str
    conflicts: Mapping[str, Sides]
    """By path from the top of the repository."""
    links: frozenset[str]
    """The paths among them at which a side has a submodule: a commit of another repository, whose content is not here."""


def tree_of(git: Git, commit: str) -> str:
    """The tree of a commit."""
    named = f"{commit}^{{tree}}"
    return git.objects.id_of(named) or git.run("rev-parse", "--verify", "--quiet", "--end-of-options", named).text


def edited(git: Git, tree: str, files: Mapping[str, bytes | None], links: Mapping[str, str] | None = None) -> str:
    """The tree with some files written, or deleted where there are no bytes, and some submodules at other commits.

    Paths are from the top of the repository.
    """
    if not files and not links:
        return tree
    lines = [f"{_LINK} {commit}\t{path}\0" for path, commit in (links or {}).items()]
    for path, content in files.items():
        if content is None:
            lines.append(f"0 {'0' * len(tree)}\t{path}\0")
        else:
            blob = git.run("hash-object", "-w", "--stdin", given=content).text
            lines.append(f"100644 {blob}\t{path}\0")
    with _private_index(git) as private:
        private.run("read-tree", tree)
        private.run("update-index", "-z", "--index-info", given="".join(lines).encode("utf-8", "surrogateescape"))
        return private.run("write-tree").text


def tree_holding(git: Git, files: Mapping[str, bytes]) -> str:
    """A tree of these files and no other; however many, git is asked a few times."""
    from tempfile import TemporaryDirectory

    empty = git.empty_tree
    ids = {path: id_of("blob", content, len(empty)) for path, content in files.items()}
    there = git.objects.read(ids.values(), largest=-1)
    new = {ids[path]: content for path, content in files.items() if there[ids[path]] == Unread("object-missing")}
    if new:
        with TemporaryDirectory(prefix="xcollab-") as directory:
            paths = [Path(directory) / name for name in new]
            for path, content in zip(paths, new.values(), strict=True):
                path.write_bytes(content)
            named = "".join(f"{path}\n" for path in paths)
            git.run("hash-object", "-w", "--no-filters", "--stdin-paths", given=named.encode())
    lines = (f"100644 {ids[path]}\t{path}\0" for path in files)
    with _private_index(git) as private:
        private.run("read-tree", "--empty")
        private.run("update-index", "-z", "--index-info", given="".join(lines).encode())
        return private.run("write-tree").text


def blobs(git: Git, tree: str, paths: Collection[str]) -> dict[str, str]:
    """The ids of some files in a tree or commit; a file that is not there is left out. Paths are from the top of the repository."""
    if not paths:
        return {}
    asked = paths if len(paths) <= _FEW else ()
    out = git.run("ls-tree", "-r", "-z", "--full-tree", tree, "--", *asked).out.decode("utf-8", "surrogateescape")
    records = (record.partition("\t") for record in out.split("\0") if record)
    return {path: about.split(" ")[2] for about, _, path in records if path in paths}


@contextmanager
def _private_index(git: Git) -> Iterator[Git]:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="xcollab-") as directory:
        yield git.also(GIT_INDEX_FILE=str(Path(directory) / "index"))


def merged(git: Git, ours: str, theirs: str, *, unrelated: bool = False) -> Merged:
    """What merging two commits would give; renames are not guessed at, because paths never move here.

    Commits without a common beginning are merged only where `unrelated` says so.
    """
    words = ("--no-messages", "-z", *(("--allow-unrelated-histories",) if unrelated else ()))
    done = git.ask(*_NO_RENAMES, "merge-tree", "--write-tree", *words, ours, theirs)
    if done.code not in (0, 1) or not done.out:
        raise GitRefused("git-failed", command="merge-tree", said=done.err or done.text)
    tree, *records = done.out.decode("utf-8", "surrogateescape").split("\0")
    stages: dict[str, dict[str, str]] = {}
    links = set()
    for record in records:
        about, tab, path = record.partition("\t")
        if tab:
            mode, blob, stage = about.split(" ")
            stages.setdefault(path, {})[stage] = blob
            links |= {path} if mode == _LINK else set()
    conflicts = {path: Sides(s.get("1"), s.get("2"), s.get("3")) for path, s in stages.items()}
    return Merged(tree, conflicts, frozenset(links))


def replayed(git: Git, commit: str, onto: str) -> Merged:
    """What a commit changed, done again on another; `ours` is then what was there, `theirs` the commit's own."""
    # A parent that is missing is not taken for none: then git itself is asked, and says so.
    parent = git.objects.id_of(f"{commit}^1") or git.run("rev-parse", f"{commit}^@").text.partition("\n")[0]
    base = parent or scaffolded(git, git.empty_tree, (), "beginning")
    ours = scaffolded(git, tree_of(git, onto), (base,), "replay")
    theirs = commit if parent else scaffolded(git, tree_of(git, commit), (base,), "replay")
    return merged(git, ours, theirs)


def scaffolded(git: Git, tree: str, parents: tuple[str, ...], message: str) -> str:
    """A commit that stands only while something is merged: nobody keeps it, so it is never signed."""
    return _scaffold(git).run(*_commit_tree(tree, parents), "-m", message).text


def recommitted(git: Git, tree: str, parents: tuple[str, ...], like: str, at: datetime | None = None) -> str:
    """A new commit with the author and the message of the commit `like`, and its author's date, unless `at` is given.

    Signed where the user's git signs commits.
    """
    shown = git.run("show", "--no-patch", "--date=raw", "--format=%an%x00%ae%x00%ad%x00%B", like).out
    name, email, when, body = shown.split(b"\0", 3)
    told = {"NAME": name, "EMAIL": email, "DATE": at.isoformat().encode() if at else b"@" + when}
    author = {f"GIT_AUTHOR_{key}": value.decode("utf-8", "surrogateescape") for key, value in told.items()}
    signed = signing(git)
    words = _commit_tree(tree, parents)
    return git.also(**author).run(*words, *signed, "-F", "-", given=body.rstrip(b"\n") + b"\n").text


def _commit_tree(tree: str, parents: tuple[str, ...]) -> list[str]:
    return ["commit-tree", tree, *(word for parent in parents for word in ("-p", parent))]


def signing(git: Git) -> tuple[str, ...]:
    """The flag with which the user's git signs its commits, where it does."""
    return ("-S",) if git.signs else ()


def _scaffold(git: Git) -> Git:
    """The same bytes for everybody, so that a merge tried again makes no new objects."""
    who = {"NAME": "xcollab", "EMAIL": "xcollab@localhost", "DATE": "1700000000 +0000"}
    return git.also(**{f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in who.items()})


def recorded(git: Git, tree: str, parents: tuple[str, ...], message: str) -> str:
    """A new commit by the person at work, signed where the user's git signs commits. No hook runs: there are no files."""
    words = ["commit-tree", tree, *(word for parent in parents for word in ("-p", parent))]
    return git.run(*words, *signing(git), "-F", "-", given=message.encode()).text


def update_refs(git: Git, refs: Mapping[str, str | None]) -> None:
    """Let references stand at other commits, or at none, all at once."""
    lines = (f"update {ref} {commit}\n" if commit else f"delete {ref}\n" for ref, commit in refs.items())
    git.run("update-ref", "--stdin", given="".join(lines).encode())


def move_ref(git: Git, ref: str, commit: str, before: str) -> bool:
    """Let a reference stand at a commit if it still stands where it stood (an empty text: nowhere); False where it does not."""
    return not git.ask("update-ref", ref, commit, before or "0" * len(commit)).code
