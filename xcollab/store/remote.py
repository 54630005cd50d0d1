"""The remote that a branch is shared through: which one, what it has, and a push that never overwrites what others did."""

import re
from typing import NamedTuple

from xcollab.errors import GitRefused, NotShared, Refused
from xcollab.store.repository import Repository
from xcollab.words.addresses import without_pairs

_OVERTAKEN = re.compile(
    r"\((fetch first|non-fast-forward|stale info|failed to update ref|failed to lock|cannot lock ref|"
    r"incorrect old value provided|reference already exists|Updates were rejected.*)\)"
)
"""What git and its servers say when somebody else's push was faster: worth another try."""


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
    git = repository.git
    head = git.ask("symbolic-ref", "--quiet", "--short", "HEAD")
    if head.code:
        raise GitRefused("detached-head")
    chosen, configured = chosen_remote(repository, remote, head.text)
    merges = git.ask("config", f"branch.{head.text}.merge").text if chosen == configured else ""
    return Upstream(chosen, merges.removeprefix("refs/heads/") or head.text, "" if configured else head.text)


def chosen_remote(repository: Repository, remote: str | None, branch: str) -> tuple[str, str]:
    """The remote that is meant, and the one that is configured for a branch, which may be none."""
    known = repository.git.run("remote").text.split()
    configured = repository.git.ask("config", f"branch.{branch}.remote").text
    if remote and remote not in known:
        raise Refused("unknown-remote", remote=remote, remotes=known)
    chosen = remote or next((name for name in (configured, "origin") if name in known), None)
    chosen = chosen or (known[0] if len(known) == 1 else None)
    if chosen is None:
        raise Refused("which-remote" if known else "nowhere-to-share", remotes=known)
    return chosen, configured


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
    done = repository.git.ask_remote(
        "push", "--porcelain", "--no-follow-tags", "--end-of-options", up.remote, f"{commit}:{up.there}"
    )
    if not done.code:
        _remember(repository, up, commit)
        return True
    answer = next((line for line in done.text.splitlines() if line.startswith("!")), "")
    if _OVERTAKEN.search(answer):
        return False
    by_hook = done.code == 1 and not answer and "fatal:" not in done.err
    code = "push-refused" if by_hook or "remote rejected" in answer else "unreachable"
    raise NotShared(code, remote=up.remote, branch=up.branch, said=last_words(f"{done.err}\n{answer[1:]}"))


def _remember(repository: Repository, up: Upstream, commit: str) -> None:
    """The branch as it is there now, and, the first time, that it is shared there."""
    repository.git.ask("update-ref", up.seen, commit)
    if up.local:
        repository.git.run("config", f"branch.{up.local}.remote", up.remote)
        repository.git.run("config", f"branch.{up.local}.merge", up.there)


_FRAME = ("remote:", "hint:", "To ", "Done", "error: failed to push", "fatal: Could not read from remote repository",
          "Please make sure you have the correct access rights", "and the repository exists.")  # fmt: skip


def last_words(said: str) -> str:
    """What the other side said, without git's own frame around it, and without what is secret."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    told = [line.removeprefix("remote:").strip() for line in lines if line.startswith("remote:")]
    plain = [line.removeprefix("fatal: ") for line in lines if not line.startswith(_FRAME)]
    return without_pairs(" ".join(line for line in (told or plain or lines)[-4:] if line))
