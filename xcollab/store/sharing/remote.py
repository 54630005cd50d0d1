"""The remotes: which one is meant, what it has, and a push that never overwrites what others did.

Git runs in the person's own environment, so that credentials, proxies and pre-push hooks work as they do without xcollab.
"""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from xcollab.errors import GitRefused, NotShared, Refused
from xcollab.store.git.repository import Repository
from xcollab.store.git.runner import Done, Git
from xcollab.words.addresses import without_pairs
from xcollab.words.patterns import compiled

_OVERTAKEN = compiled(
    r"\((fetch first|non-fast-forward|stale info|failed to update ref|failed to lock|cannot lock ref|"
    r"incorrect old value provided|reference already exists|Updates were rejected.*)\)"
)
"""What git and its servers say when somebody else's push was faster: worth another try."""
SIGNOFF = "signoff/"
"""What the names of branches for pull requests begin with."""


class Upstream(NamedTuple):
    """A branch and where it is shared."""

    remote: str
    branch: str
    local: str = ""
    """Its name here, where git's settings do not tell yet that it is shared."""

    @property
    def there(self) -> str:
        """The branch as the remote names it."""
        return f"refs/heads/{self.branch}"

    @property
    def seen(self) -> str:
        """The branch as it was there when it was last fetched."""
        return f"refs/remotes/{self.remote}/{self.branch}"


def upstream(repository: Repository, remote: str | None) -> Upstream:
    """Where the current branch is shared: the remote named, the branch's own, `origin`, or the only one there is."""
    head = current_branch(repository)
    if not head:
        raise GitRefused("detached-head")
    chosen, configured = chosen_remote(repository, remote, head)
    merges = repository.settings.get(f"branch.{head}.merge", "") if chosen == configured else ""
    return Upstream(chosen, merges.removeprefix("refs/heads/") or head, "" if configured else head)


def chosen_remote(repository: Repository, remote: str | None, branch: str) -> tuple[str, str]:
    """The remote that is meant, and the one that is configured for a branch, which may be none."""
    known = known_remotes(repository)
    configured = repository.settings.get(f"branch.{branch}.remote", "")
    if remote and remote not in known:
        raise Refused("unknown-remote", remote=remote, remotes=known)
    chosen = remote or next((name for name in (configured, "origin") if name in known), None)
    chosen = chosen or (known[0] if len(known) == 1 else None)
    if chosen is None:
        raise Refused("which-remote" if known else "nowhere-to-share", remotes=known)
    return chosen, configured


def known_remotes(repository: Repository) -> list[str]:
    """The names of all remotes, in the order of the alphabet."""
    named = (name.removeprefix("remote.") for name in repository.settings if name.startswith("remote."))
    return sorted({name for name, dot, _ in (key.rpartition(".") for key in named) if dot})


def fetch(repository: Repository, up: Upstream) -> str | None:
    """The remote's newest commit of the branch; None where it has no such branch yet.

    Raises `NotShared` where it is out of reach, and `GitRefused` where what was there once is there no longer.
    """
    # A pattern, because a name alone is an error where there is no such branch yet; without force, so that history stays.
    pattern = f"{up.there}*:{up.seen}*"
    done = repository.git.ask_remote("fetch", "--prune", "--no-tags", "--end-of-options", up.remote, pattern)
    if re.search(rf"\[rejected\]\s+{re.escape(up.branch)}\s", done.err):
        raise GitRefused("history-rewritten", remote=up.remote, branch=up.branch)
    overtaken = "but expected" in done.err  # another fetch of this clone was faster: what it brought is here
    if done.code and not overtaken and "[rejected]" not in done.err:
        raise NotShared("unreachable", remote=up.remote, said=last_words(done.err))
    return seen(repository, up)


def seen(repository: Repository, up: Upstream) -> str | None:
    """The remote's newest commit of the branch, as of the last time it was fetched; None where it was never seen."""
    return repository.git.ask("rev-parse", "--verify", "--quiet", f"{up.seen}^{{commit}}").text or None


def default_branch(repository: Repository, remote: str) -> str:
    """The branch that others work on, as the remote named it when it was cloned; an empty text where it never did."""
    head = repository.git.ask("symbolic-ref", "--quiet", f"refs/remotes/{remote}/HEAD").text
    return head.removeprefix(f"refs/remotes/{remote}/")


def push(repository: Repository, up: Upstream, commit: str) -> bool:
    """Give a commit to the remote; False where somebody else was faster. Raises `NotShared` where it is refused or out of reach."""
    done = _pushed(repository, up.remote, f"{commit}:{up.there}")
    if not _taken(done, up.remote, up.branch):
        return False
    _remember(repository, up, commit)
    return True


def _taken(done: Done, remote: str, name: str) -> bool:
    """Whether a push was taken; False where somebody else was faster. Raises `NotShared` where it is refused or out of reach."""
    if not done.code:
        return True
    answer = next((line for line in done.text.splitlines() if line.startswith("!")), "")
    if _OVERTAKEN.search(answer):
        return False
    by_hook = done.code == 1 and not answer and "fatal:" not in done.err
    code = "push-refused" if by_hook or "remote rejected" in answer else "unreachable"
    raise NotShared(code, remote=remote, branch=name, said=last_words(f"{done.err}\n{answer[1:]}"))


def push_leased(repository: Repository, remote: str, ref: str, commit: str, expected: str) -> bool:
    """Let a reference of the remote stand at a commit, if it still stands where it stood (an empty text: nowhere); False where
    somebody else was faster. Raises `NotShared` likewise.
    """
    words = ("push", "--porcelain", "--no-follow-tags", f"--force-with-lease={ref}:{expected}", "--end-of-options")
    return _taken(repository.git.ask_remote(*words, remote, f"{commit}:{ref}"), remote, ref)


def fetch_ref(repository: Repository, remote: str, ref: str, into: str) -> str:
    """Where a reference of the remote stands now, at whatever it is, kept here under another name; an empty text where there is
    none.

    Raises `NotShared` where the remote is out of reach.
    """
    words = ("fetch", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--end-of-options", remote)
    done = repository.git.ask_remote(*words, f"+{ref}:{into}")
    if "find remote ref" in done.err:
        repository.git.ask("update-ref", "-d", into)
        return ""
    if done.code:
        raise NotShared("unreachable", remote=remote, said=last_words(done.err))
    return repository.git.ask("rev-parse", "--verify", "--quiet", into).text


def _remember(repository: Repository, up: Upstream, commit: str) -> None:
    """The branch as it is there now, and, the first time, that it is shared there."""
    repository.git.ask("update-ref", up.seen, commit)
    if up.local:
        repository.configure(**{f"branch.{up.local}.remote": up.remote, f"branch.{up.local}.merge": up.there})


class Seen(NamedTuple):
    """What a remote holds, as far as it is known."""

    remote: str
    """Its name here."""
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
    begin = "ref: refs/heads/"
    with suppress(
        OSError, UnicodeError
    ):  # as git writes it, where references are files; others put a name there that is none
        head = (repository.private / "HEAD").read_text(encoding="utf-8").strip()
        if head.startswith(begin) and not head.endswith("/.invalid"):
            return head.removeprefix(begin)
    return repository.git.ask("symbolic-ref", "--quiet", "--short", "HEAD").text


def unshared(repository: Repository) -> int:
    """How many commits of the current branch were not shared when its remote was last asked; 0 where it has none."""
    if not any(name.startswith("branch.") and name.endswith(".merge") for name in repository.settings):
        return 0
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
    return Seen(remote, False, main, tips)


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
    return Seen(remote, True, main, tips)


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


def push_branch(repository: Repository, remote: str, branch: str) -> Done:
    """Push a branch under its own name. What git said is without credentials."""
    done = _pushed(repository, remote, f"refs/heads/{branch}")
    return done._replace(err=last_words(f"{done.err}\n{done.text}") if done.code else "")


def _pushed(repository: Repository, remote: str, what: str) -> Done:
    """A push without force, of nothing but what is named."""
    return repository.git.ask_remote("push", "--porcelain", "--no-follow-tags", "--end-of-options", remote, what)


_FRAME = ("remote:", "hint:", "To ", "Done", "error: failed to push", "fatal: Could not read from remote repository",
          "Please make sure you have the correct access rights", "and the repository exists.")  # fmt: skip


def last_words(said: str) -> str:
    """What the other side said, without git's own frame around it, and without what is secret."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    told = [line.removeprefix("remote:").strip() for line in lines if line.startswith("remote:")]
    plain = [line.removeprefix("fatal: ") for line in lines if not line.startswith(_FRAME)]
    return without_pairs(" ".join(line for line in (told or plain or lines)[-4:] if line))


def unread(repository: Repository, tip: str) -> int:
    """How many commits of others, below the workspace, a remote has that this clone has not."""
    below = [f":(top){repository.prefix}"] if repository.prefix else []
    return int(repository.git.run("rev-list", "--count", "--no-merges", f"HEAD..{tip}", "--", *below).text)
