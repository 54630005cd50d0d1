"""What a page of `xcollab web` costs its server, beside a page of the same framework that says hello."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.measuring import PROGRAM

SIZE = "10k"
PAGES: Mapping[str, str] = {
    "inbox": "/", "board": "/board", "collaboration": "/c/c00000", "task": "/c/c00000/t/t00002", "log of the day": "/day",
    "agenda": "/c/c00000/agenda",
}  # fmt: skip
BUDGET = 20
"""Times hello."""
_PAGES, _HELLOS = 10, 200
"""Requests of a turn: enough that a turn lasts."""
_HELLO = """
import socket, uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
made = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
made.bind(("127.0.0.1", 0))
made.listen()
print(f"http://127.0.0.1:{made.getsockname()[1]}/", flush=True)
app = Starlette(routes=[Route("/", lambda request: PlainTextResponse("Hello, world"))])
uvicorn.Server(uvicorn.Config(app, log_level="critical", access_log=False, loop="asyncio", http="h11")).run(sockets=[made])
"""


class Served(NamedTuple):
    """A server that runs, and a connection to it."""

    process: int
    connection: HTTPConnection
    cookie: str = ""

    def get(self, path: str) -> bytes:
        """A page of it. Raises `OSError` where it is none."""
        self.connection.request("GET", path, headers={"cookie": self.cookie} if self.cookie else {})
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise OSError(f"{path}: {answer.status}")
        return body


@contextmanager
def _served(words: Sequence[str], root: Path, around: Mapping[str, str]) -> Iterator[Served]:
    """A server that prints its address; it ends with the measurement."""
    with subprocess.Popen(words, cwd=root, env=dict(around), stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            told = (re.search(r"http://127\.0\.0\.1:(\d+)(/\S*)", line) for line in process.stdout)
            if (found := next(filter(None, told), None)) is None:
                raise OSError(f"{Path(words[0]).name} told no address")
            with closing(HTTPConnection("127.0.0.1", int(found[1]), timeout=60)) as connection:
                connection.request("GET", found[2])
                answer = connection.getresponse()
                answer.read()
                yield Served(process.pid, connection, str(answer.getheader("set-cookie") or "").partition(";")[0])
        finally:
            process.terminate()


def spent(process: int) -> float:
    """Seconds of processor time of a process, with those that it started and that have ended. Raises `OSError` without /proc."""
    own = 0
    for task in Path(f"/proc/{process}/task").iterdir():
        with suppress(FileNotFoundError):  # a thread that has ended meanwhile
            own += int((task / "schedstat").read_text().split()[0])
    ended = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[13:15]
    return own / 1e9 + sum(map(int, ended)) / os.sysconf("SC_CLK_TCK")


def _turn(server: Served, path: str, count: int) -> float:
    """Milliseconds a request."""
    before = spent(server.process)
    for _ in range(count):
        server.get(path)
    return (spent(server.process) - before) / count * 1e3


def lines(root: Path, around: Mapping[str, str], runs: int) -> Iterator[str]:
    """The rows of the table of pages; what cannot be measured here says why."""
    web = (PROGRAM, "web", "--no-browser")
    try:
        with _served(web, root, around) as pages, _served((sys.executable, "-c", _HELLO), root, around) as hello:
            for name, path in PAGES.items():
                size = len(pages.get(path))
                hello.get("/")
                taken = [(_turn(pages, path, _PAGES), _turn(hello, "/", _HELLOS)) for _ in range(runs)]
                own, other = (median(one[side] for one in taken) for side in (0, 1))
                times = own / other
                met = "yes" if times <= BUDGET else "no"
                yield f"| {name}, `{path}` | {times:.1f} x | {own:.1f} ms | {other:.2f} ms | {size / 1024:.0f} KB | {BUDGET} x | {met} |"
    except OSError as error:
        yield f"| pages | not measured: {error} | | | | | |"
