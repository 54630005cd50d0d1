"""The branches of a remote: where they stand now, or stood when they were last fetched, and pushing one under its own name.

Git runs in the person's own environment, so that credentials, proxies and pre-push hooks work as they do without xcollab.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from xcollab.store.git import Done, Git
from xcollab.store.remote import chosen_remote, last_words
from xcollab.store.repository import Repository

SIGNOFF = "signoff/"
"""What the names of branches for pull requests begin with."""


class Seen(NamedTuple):
    """What a remote holds, as far as it is known."""

    reached: bool
    main: str
    """The name of its default branch; an empty text where nobody told."""
    tips: Mapping[str, str]
    """By branch, the commit it stands at. Its objects are here."""
    said: str = ""
    """What git said where the remote was not reached, without credentials."""

    def tip(self, repository: Repository) -> str:
        """Where the default branch stands; HEAD where the remote has none yet."""
        return self.tips.get(self.main) or repository.commit()


def remote_named(repository: Repository, typed: str | None) -> str:
    """The remote that is meant: the one typed, that of the current branch, `origin`, or the only one."""
    return chosen_remote(repository, typed, current_branch(repository))[0]


def address_of(repository: Repository, remote: str) -> str:
    """The address that git pushes to. It may hold a password: it is read, and never shown."""
    return repository.git.run("remote", "get-url", "--push", remote).text


def current_branch(repository: Repository) -> str:
    """The branch that HEAD stands on; an empty text where it stands on none."""
    return repository.git.ask("symbolic-ref", "--quiet", "--short", "HEAD").text


def unshared(repository: Repository) -> int:
    """How many commits of the current branch were not shared when its remote was last asked; 0 where it has none."""
    counted = repository.git.ask("rev-list", "--count", "--no-merges", "@{upstream}..HEAD", "--")
    return 0 if counted.code else int(counted.text)


def remembered(repository: Repository, remote: str) -> Seen:
    """What was there when it was last fetched. No network."""
    listed = repository.git.run("for-each-ref", "--format=%(refname) %(objectname)", f"refs/remotes/{remote}/").text
    prefix = f"refs/remotes/{remote}/"
    tips = dict(line.removeprefix(prefix).rsplit(" ", 1) for line in listed.splitlines())
    named = repository.git.ask("symbolic-ref", "--quiet", f"{prefix}HEAD").text.removeprefix(prefix)
    tips.pop("HEAD", None)
    main = next((name for name in (named, "main", "master", current_branch(repository)) if name in tips), "")
    return Seen(False, main, tips)


def look(repository: Repository, remote: str, branches: Sequence[str] = (f"{SIGNOFF}*",)) -> Seen:
    """What is there now, its default branch and some others, fetched; what is remembered where it cannot be reached."""
    guesses = ("main", "master", current_branch(repository) or "main")
    patterns = [f"refs/heads/{branch}" for branch in (*branches, *guesses)]
    asked = repository.git.ask_remote("ls-remote", "--symref", remote, "HEAD", *patterns)
    if asked.code:
        return remembered(repository, remote)._replace(said=last_words(asked.err))
    main, tips = _listed(asked.text.splitlines())
    main = next((name for name in (main, *guesses) if name in tips), "")
    wanted = _missing(repository.git, tips) | ({main} if main else set())
    if wanted:
        words = ("fetch", "--quiet", remote, *(f"refs/heads/{name}" for name in sorted(wanted)))
        fetched = repository.git.ask_remote(*words)
        if fetched.code:
            return remembered(repository, remote)._replace(said=last_words(fetched.err))
    return Seen(True, main, tips)


def _listed(lines: Sequence[str]) -> tuple[str, dict[str, str]]:
    """The default branch, told as `ref: refs/heads/main`, and where each branch stands."""
    main, tips = "", dict[str, str]()
    for line in lines:
        what, _, name = line.partition("\t")
        if what.startswith("ref: "):
            main = what.removeprefix("ref: refs/heads/")
        elif name == "HEAD":
            tips |= {main: what} if main else {}
        else:
            tips[name.removeprefix("refs/heads/")] = what
    return main, tips


def _missing(git: Git, tips: Mapping[str, str]) -> set[str]:
    if not tips:
        return set()
    told = git.run(
        "cat-file", "--batch-check=%(objectname)", given="".join(f"{tip}\n" for tip in tips.values()).encode()
    )
    return {name for name, line in zip(tips, told.text.splitlines(), strict=True) if line.endswith(" missing")}


def push(repository: Repository, remote: str, branch: str) -> Done:
    """Push a branch under its own name: no force, no options. What git said is without credentials."""
    done = repository.git.ask_remote("push", remote, f"refs/heads/{branch}")
    return done._replace(err=last_words(done.err))
