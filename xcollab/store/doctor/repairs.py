"""The safe repairs of `doctor --fix`: each touches this clone alone, and nothing that anybody wrote."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from xcollab.store.disk import no_links
from xcollab.store.doctor.diagnosis import Trouble
from xcollab.store.files.required_version import refuse_older
from xcollab.store.git.line_ends import keep_line_ends
from xcollab.store.git.repository import Repository
from xcollab.store.transaction.locking import locked

Arguments = Mapping[str, object]


def mend(repository: Repository, trouble: Trouble) -> None:
    """Repair it; the caller has looked whether it is in `REPAIRS`."""
    refuse_older(repository)
    REPAIRS[trouble.code](repository, trouble.arguments)


def _unlock(repository: Repository, told: Arguments) -> None:
    Path(str(told["path"])).unlink(missing_ok=True)


def _finish_move(repository: Repository, told: Arguments) -> None:
    with locked(repository):
        pass  # whoever takes the lock finishes first what a killed command began


def _delete(repository: Repository, told: Arguments) -> None:
    with locked(repository):  # so that no xcollab is writing just now
        for path in _paths(told):
            no_links.remove(repository.root, path)


def _paths(told: Arguments) -> Sequence[str]:
    paths = told["paths"]
    assert isinstance(paths, tuple | list)
    return paths


def _not_executable(repository: Repository, told: Arguments) -> None:
    for path in _paths(told):
        no_links.chmod(repository.root, path, without=0o111)


def _follow(repository: Repository, told: Arguments) -> None:
    repository.git.run("branch", "--quiet", f"--set-upstream-to={told['upstream']}", str(told["branch"]))


def _keep_line_ends(repository: Repository, told: Arguments) -> None:
    keep_line_ends(repository.git, repository.prefix)


REPAIRS: Mapping[str, Callable[[Repository, Arguments], None]] = {
    "stale-lock": _unlock,
    "left-journal": _finish_move,
    "temporary-files": _delete,
    "executable-files": _not_executable,
    "upstream-unset": _follow,
    "line-ends": _keep_line_ends,
}
"""By code of what is found."""
