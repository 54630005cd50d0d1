"""Git's variables in the environment: which of them are about the repository at hand, and which about another."""

from collections.abc import Mapping
from pathlib import Path

from xcollab.store.git.runner import Git

_LOCAL = frozenset({
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_DIR", "GIT_GRAFT_FILE", "GIT_IMPLICIT_WORK_TREE", "GIT_INDEX_FILE",
    "GIT_INTERNAL_SUPER_PREFIX", "GIT_NAMESPACE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_QUARANTINE_PATH", "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
})  # fmt: skip
"""Variables of git that are about one repository (`git rev-parse --local-env-vars`), its configuration left out."""
_WHERE = ("rev-parse", "--path-format=absolute", "--absolute-git-dir", "--git-common-dir", "--show-toplevel")


def of_no_repository(environment: Mapping[str, str]) -> Mapping[str, str]:
    """The environment without git's variables that mean one repository."""
    return {name: value for name, value in environment.items() if name not in _LOCAL}


def of_this_repository(root: Path, environment: Mapping[str, str]) -> Mapping[str, str]:
    """The environment, without git's variables that mean another repository, as those of a hook there do."""
    if not environment.keys() & _LOCAL - {"GIT_PREFIX"}:
        return environment
    plain = of_no_repository(environment)
    own, meant = (Git(root, one).ask(*_WHERE) for one in (plain, environment))
    if own.code:  # none lies here; one that lies elsewhere can still mean these files, where it is told which they are
        return environment if not meant.code and "GIT_WORK_TREE" in environment else plain
    at, common, top = map(Path, own.text.split("\n", 2))
    index = environment.get("GIT_INDEX_FILE")
    home = (top / index).parent if index else at
    foreign = not home.is_dir() or ((home / "HEAD").is_file() and home.resolve() != at.resolve())
    foreign |= not Path(environment.get("GIT_QUARANTINE_PATH", common)).resolve().is_relative_to(common.resolve())
    head, seen = (
        Git(root, one).ask("rev-parse", "--quiet", "--verify", "HEAD^{tree}").text for one in (plain, environment)
    )
    return environment if (own.text, head) == (meant.text, seen) and not foreign else plain
