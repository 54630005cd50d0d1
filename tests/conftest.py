"""Fixtures for every test: git without the machine's configuration, and a company in a repository of its own."""

import gc
import os
import pickle
import shutil
import signal
from collections.abc import Generator, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.support.answering.asked import MOMENT, ask
from tests.support.company import Company, Result, found, isolated
from tests.support.midflight import begin
from tests.support.once import Play, Played, once
from tests.support.reviewing.pull_request import Branch, branch_of
from tests.support.run.by_turns import WHOLE
from tests.support.run.dealing import dealt
from tests.support.servers.remotes import TRANSPORTS, Remote, served
from tests.support.shared import Clones, share

if TYPE_CHECKING:
    from tests.support.wandering.wanderer import Wanderer

__all__ = ["Company", "Result"]

# A shell ignores Ctrl-C for what it runs in the background, and `nohup` a terminal that closes; programs inherit that, and those
# under test have to hear it.
for _number, _usual in ((signal.SIGINT, signal.default_int_handler), (getattr(signal, "SIGHUP", None), signal.SIG_DFL)):
    if _number and signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, _usual)

# Tests make some million small files. In memory, where it has room for them, they cost half of what they cost on a disk.
_MEMORY, _ROOM = Path("/dev/shm"), 2 << 30
if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))

# A slow machine is no mistake of the code. Once a week what must always hold is tried with ten times as much.
_TRIED = 500 if WHOLE else 50
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=_TRIED)
settings.load_profile("patient")


@pytest.fixture
def git_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """An environment in which git and xcollab see nothing of this machine's configuration; also the process's own.

    Without an identity: `Company.does` gives each command the one of its author.
    """
    environment = isolated(tmp_path / "home", os.environ)
    for name in os.environ.keys() - environment.keys():
        monkeypatch.delenv(name)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return environment


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Company:
    """The company as it was founded, made once; copied for each test, because making it takes twenty commits."""

    def make(home: Path) -> None:
        company = Company(home / "acme", isolated(home / "home", os.environ))
        company.root.mkdir()
        found(company)
        company.git("gc", "--quiet")  # few files are copied faster

    home = once(tmp_path_factory, "founded", make)
    return Company(home / "acme", isolated(home / "home", os.environ))


@pytest.fixture
def company(tmp_path: Path, git_environment: dict[str, str], founded: Company) -> Company:
    """A company of four departments in a repository of its own, nothing begun, on 2024-07-01 at 10:00 (+08:00).

    marketing: zhou (lead, admin), chen (liaison). sales: li (lead), sun (liaison). tech: wang (lead), zhao.
    support: wu (lead). Commands speak English unless `company.environment["XCOLLAB_LANG"]` or `--lang` says otherwise.
    """
    root = tmp_path / "acme"
    shutil.copytree(founded.root, root, symlinks=True)
    return Company(root, git_environment, clock="2024-07-01T10:00+08:00")


@pytest.fixture
def played(
    tmp_path: Path, git_environment: dict[str, str], founded: Company, tmp_path_factory: pytest.TempPathFactory
) -> Played:
    """What the tests of a file begin with: a play that is acted once in a run, by the company at ten; each has a copy, just after."""

    def copied(play: Play) -> Company:
        def make(home: Path) -> None:
            shutil.copytree(founded.root, home / "acme", symlinks=True)
            company = Company(home / "acme", isolated(home / "home", os.environ), clock="2024-07-01T10:00+08:00")
            play(company)
            company.git("gc", "--quiet")

        made = _after_its_last_act(once(tmp_path_factory, f"{play.__module__}.{play.__name__}", make))
        shutil.copytree(made.root, tmp_path / "acme", symlinks=True)
        company = Company(tmp_path / "acme", git_environment)
        company.clock = made.clock
        return company

    return copied


@pytest.fixture(params=TRANSPORTS)
def remote(request: pytest.FixtureRequest, tmp_path: Path, git_environment: dict[str, str]) -> Iterator[Remote]:
    """An empty bare repository on a server: by path, by git's daemon, and over HTTP behind nginx, one after the other."""
    with served(request.param, tmp_path / "server", git_environment) as remote:
        yield remote


@pytest.fixture(scope="session")
def begun(founded: Company, tmp_path_factory: pytest.TempPathFactory) -> Company:
    """The collaboration q3, made once; copied for each test."""
    return _after_its_last_act(once(tmp_path_factory, "begun", lambda home: _mid_flight(founded, home)))


def _mid_flight(founded: Company, home: Path, *more: tuple[str, ...]) -> None:
    """The company with q3, then what else Chen types."""
    shutil.copytree(founded.root, home / "acme", symlinks=True)
    company = Company(home / "acme", isolated(home / "home", os.environ), clock="2024-07-01T10:00+08:00")
    begin(company)
    for words in more:
        company.did("chen", *words)
    company.git("gc", "--quiet")


def _after_its_last_act(home: Path) -> Company:
    company = Company(home / "acme", isolated(home / "home", os.environ))
    company.clock = datetime.fromisoformat(company.git("log", "-1", "--format=%aI").strip())
    return company


@pytest.fixture
def working(tmp_path: Path, git_environment: dict[str, str], begun: Company) -> Company:
    """A company of its own with the collaboration q3 in it, on 2024-07-04 at 09:00 (+08:00); see `midflight`."""
    root = tmp_path / "acme"
    shutil.copytree(begun.root, root, symlinks=True)
    return Company(root, git_environment, clock="2024-07-04T09:00+08:00")


@pytest.fixture(scope="session")
def asking(founded: Company, tmp_path_factory: pytest.TempPathFactory) -> Company:
    """The company with Chinese names that asks (see `asked`), made once; read it, do not write in it."""

    def make(home: Path) -> None:
        shutil.copytree(founded.root, home / "acme", symlinks=True)
        company = Company(home / "acme", isolated(home / "home", os.environ))
        ask(company)
        company.git("gc", "--quiet")

    home = once(tmp_path_factory, "asking", make)
    return Company(home / "acme", isolated(home / "home", os.environ), clock=MOMENT)


@pytest.fixture
def asked(tmp_path: Path, git_environment: dict[str, str], asking: Company) -> Company:
    """The same, of one's own."""
    root = tmp_path / "acme"
    shutil.copytree(asking.root, root, symlinks=True)
    return Company(root, git_environment, clock=MOMENT)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-stories` writes what was printed into the pages, instead of comparing."""
    parser.addoption("--update-stories", action="store_true", help="rewrite the console blocks of the stories")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What collecting makes stays to the end: nobody looks for garbage in it, then or later."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()
        gc.set_threshold(50_000)  # the program itself never looks for any: see its `__main__`


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where several processes share the tests, none has all of the long ones, and none begins one last."""
    if hands := int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "0")):
        items[:] = dealt(items, [item.nodeid for item in items], hands)


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with its true history, built once by `xcollab demo`. Read it, do not write in it."""

    def make(home: Path) -> None:
        Company(home, isolated(home / "home", os.environ)).did("zhou", "demo", "example")

    return once(tmp_path_factory, "example", make) / "example"


_BEGINNINGS = (4, 5, 7) if WHOLE else (4,)
"""Of a dozen the one with which every move is made soonest; where everything is tried, two others."""


@pytest.fixture(params=_BEGINNINGS)
def wanderer(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> "Wanderer":
    """Histories in which every move of the rulebook is made, looked for once in a run."""
    from tests.support.wandering.wanderer import Wanderer, everything

    def make(home: Path) -> None:
        (home / "told").write_bytes(pickle.dumps(everything(Random(request.param))))

    home = once(tmp_path_factory, f"histories-{request.param}", make)
    return Wanderer(Random(2), pickle.loads((home / "told").read_bytes()))


_FAIR = ("request", "new", "q4", "--title", "Fair", "--background", "B", "--objective", "O", "--coordinator", "zhou",
         "--department", "sales", "--department", "tech", "--due", "2024-11-30", "--milestone", "Fair; date=2024-11-01")  # fmt: skip


@pytest.fixture(scope="session")
def main_line(founded: Company, tmp_path_factory: pytest.TempPathFactory) -> Company:
    """The collaborations q3, in mid-flight (see `midflight`), and q4, which is submitted and not answered."""
    submitted = ("request", "submit", "q4")
    return _after_its_last_act(
        once(tmp_path_factory, "main-line", lambda home: _mid_flight(founded, home, _FAIR, submitted))
    )


@pytest.fixture
def branch(tmp_path: Path, git_environment: dict[str, str], main_line: Company) -> Branch:
    """A branch of one's own, at 10:36 on 2024-07-03 (+08:00)."""
    made = branch_of(tmp_path / "acme", main_line)
    made.environment = dict(git_environment)
    made.clock += timedelta(minutes=30)
    return made


@pytest.fixture
def clones(working: Company, tmp_path: Path) -> Clones:
    """q3 in progress (see `midflight`), in two clones of one bare repository."""
    return share(working, tmp_path)


@pytest.fixture
def shared(company: Company, tmp_path: Path, git_environment: dict[str, str]) -> Iterator[Company]:
    """A clone of a protected repository: nothing is wrong with it."""
    with served("path", tmp_path / "server", git_environment) as remote:
        remote.settings("receive.denyNonFastForwards=true", "receive.denyDeletes=true")
        company.did("zhou", "calendar", "pin", "2024")
        remote.publish(company)
        yield company
