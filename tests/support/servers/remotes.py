"""A bare repository served as companies serve theirs: by path, by git's daemon, and over HTTP behind nginx.

Servers listen on 127.0.0.1 alone, as the user of the test, with every file of theirs in a temporary directory.
"""

import base64
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest

from tests.support.company import Company

DEPLOY = Path(__file__).parents[3] / "docs/deploy"
TRANSPORTS = ("path", "daemon", "http")
USER, PASSWORD = "office", "open-sesame"
_PATIENCE = 20
"""Seconds that a server may take until it answers, on a busy machine."""


class Remote:
    """The repository `acme.git` in a directory, reached by one transport; it can go away and come back."""

    def __init__(self, transport: str, directory: Path, environment: Mapping[str, str]) -> None:
        self.transport = transport
        self.directory = directory
        # Nothing may ask at a terminal, and no proxy of the machine stands in between.
        self.environment = {**environment, "GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "", "SSH_ASKPASS": "",
                            "no_proxy": "127.0.0.1"}  # fmt: skip
        self.bare = directory / "srv/acme.git"
        self._port = _free_port()
        self._running = ExitStack()

    @property
    def url(self) -> str:
        """What is cloned; over HTTP with the password of somebody who may push."""
        return self.url_as(f"{USER}:{PASSWORD}@")

    def url_as(self, who: str) -> str:
        """The address with other credentials, `NAME:PASSWORD@`, where the transport knows any."""
        match self.transport:
            case "path":
                return str(self.bare)
            case "daemon":
                return f"git://127.0.0.1:{self._port}/acme.git"
            case _:
                return f"http://{who}127.0.0.1:{self._port}/acme.git"

    def publish(self, company: Company) -> None:
        """Make it the origin of a company, with all that is committed there."""
        company.environment |= self.environment
        company.git("remote", "add", "origin", self.url)
        company.git("push", "--quiet", "--set-upstream", "origin", "main")

    def clone(self, company: Company, root: Path) -> Company:
        """Another clone at work, with the same clock."""
        other = Company(root, self.environment)
        other.clock = company.clock
        subprocess.run(["git", "clone", "--quiet", self.url, str(root)], env=self.environment, check=True)
        return other

    def hook(self, name: str, text: str) -> None:
        """Put a hook into the repository."""
        file = self.bare / "hooks" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
        file.chmod(0o755)

    def settings(self, *pairs: str) -> None:
        """Set `KEY=VALUE` in the repository's configuration."""
        for pair in pairs:
            key, _, value = pair.partition("=")
            git = ["git", "config", "--file", str(self.bare / "config"), key, value]
            subprocess.run(git, env=self.environment, check=True)

    def start(self) -> None:
        """Serve it, and return once the port answers."""
        hidden = self.bare.with_suffix(".away")
        if hidden.exists():
            hidden.rename(self.bare)
        if self.transport == "daemon":
            self._serve([self._daemon()], self._port)
        elif self.transport == "http":
            gate = _free_port()
            self._serve([["fcgiwrap", "-f", "-s", f"tcp:127.0.0.1:{gate}"]], gate)
            self._serve([self._nginx(gate)], self._port)

    def stop(self) -> None:
        """Go away; by path the directory does."""
        self._running.close()
        if self.transport == "path" and self.bare.exists():
            self.bare.rename(self.bare.with_suffix(".away"))

    def _serve(self, commands: Sequence[Sequence[str]], port: int) -> None:
        for command in commands:
            self._running.enter_context(_process(command, port, self.directory, self.environment))

    def _daemon(self) -> list[str]:
        return ["git", "daemon", "--listen=127.0.0.1", f"--port={self._port}", "--reuseaddr", "--export-all",
                "--enable=receive-pack", f"--base-path={self.bare.parent}"]  # fmt: skip

    def _nginx(self, gate: int) -> list[str]:
        """The configuration of docs/deploy, with the paths of this test, in the smallest nginx around it."""
        digest = base64.b64encode(hashlib.sha1(PASSWORD.encode()).digest()).decode()
        (self.directory / "git.htpasswd").write_text(f"{USER}:{{SHA}}{digest}\n")
        shown = (DEPLOY / "nginx-git.conf").read_text(encoding="utf-8")
        for there, here in {
            "/etc/nginx/git.htpasswd": str(self.directory / "git.htpasswd"),
            "unix:/run/fcgiwrap.socket": f"127.0.0.1:{gate}",
            "/srv/git": str(self.bare.parent),
        }.items():
            assert shown.count(there) == 1
            shown = shown.replace(there, here)
        (self.directory / "nginx-git.conf").write_text(shown)
        written = "".join(f"{kind}_temp_path {self.directory}/{kind};\n" for kind in
                          ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))  # fmt: skip
        (self.directory / "nginx.conf").write_text(
            f"daemon off;\nmaster_process off;\npid {self.directory}/nginx.pid;\nevents {{}}\nhttp {{\naccess_log off;\n"
            f"{written}server {{\nlisten 127.0.0.1:{self._port};\ninclude {self.directory}/nginx-git.conf;\n}}\n}}\n"
        )
        return ["nginx", "-p", str(self.directory), "-e", "stderr", "-c", str(self.directory / "nginx.conf")]


@contextmanager
def served(transport: str, directory: Path, environment: Mapping[str, str]) -> Iterator[Remote]:
    """An empty repository, served; skips where a program of the transport is missing. All ends with the test."""
    missing = [name for name in {"http": ("nginx", "fcgiwrap")}.get(transport, ()) if not _program(name)]
    if missing:
        pytest.skip(f"no {' and no '.join(missing)} on this machine: `apt-get install nginx fcgiwrap` brings them")
    remote = Remote(transport, directory, environment)
    subprocess.run(["git", "init", "--quiet", "--bare", str(remote.bare)], env=remote.environment, check=True)
    remote.start()
    try:
        yield remote
    finally:
        remote.stop()


def _program(name: str) -> str | None:
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")  # where Debian keeps servers


@contextmanager
def _process(
    command: Sequence[str], port: int, directory: Path, environment: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """A server with its children, from the moment its port answers until the block ends."""
    program = _program(command[0])
    assert program, command
    log = directory / f"{command[0]}.log"
    with log.open("wb") as said, subprocess.Popen(
        [program, *command[1:]], env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True
    ) as process:  # fmt: skip
        try:
            until = time.monotonic() + _PATIENCE
            while not _answers(port):
                assert process.poll() is None and time.monotonic() < until, f"{command[0]}: {log.read_text()}"
                time.sleep(0.02)
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
