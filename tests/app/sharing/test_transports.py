"""Only documented transports are used, whatever address a remote has: no helper runs a program or waits for ever."""

import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.company import Company


@pytest.fixture(autouse=True)
def impatient() -> Iterator[None]:
    """Whoever waits for ever is ended, and with them the test."""
    signal.alarm(120)
    yield
    signal.alarm(0)


ADDRESSES = {
    "a program": "ext::sh -c touch% {made}", "a program in another letter case": "EXT::sh -c touch% {made}", "an open file": "fd::17",
    "standard streams": "fd::0,1/hub", "a helper that nobody has": "nobody::hub", "a helper with an address": "nobody://host/hub",
    "an option": "--upload-pack=touch {made}", "an option to ssh": "ssh://-oProxyCommand=touch% {made}/hub", "an option to ssh, as scp has it": "-oProxyCommand=touch {made}:hub",
    "ftp": "ftp://127.0.0.1:9/hub", "a name of a program": "!touch {made}",
}  # fmt: skip
COMMANDS = (
    ("sync",), ("sync", "--wait", "1"), ("pr", "open"), ("pr", "open", "--dry-run"), ("forge", "links", "q3"), ("doctor",), ("parked", "list"), ("undo",),
    ("feedback", "give", "sales", "-C", "q3", "-d", "accept", "--scope", "s", "--pr"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("address", "key"),
    [
        *((address, "url") for address in ADDRESSES.values()),
        *(
            (ADDRESSES[name], key)
            for name in ("a program", "an open file", "an option")
            for key in ("pushurl", "insteadOf")
        ),
    ],
)
def test_an_address_that_is_none_runs_nothing_and_is_refused(
    working: Company, tmp_path: Path, address: str, key: str
) -> None:
    made = tmp_path / "made"
    typed = address.format(made=made)
    working.git("config", "protocol.ext.allow", "always")
    working.git("config", "protocol.fd.allow", "always")
    working.git("config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*")
    if key == "insteadOf":
        working.git("config", "remote.origin.url", "company:hub")
        working.git("config", f"url.{typed}.insteadOf", "company:")
    else:
        working.git("config", "remote.origin.url", typed if key == "url" else str(tmp_path / "hub.git"))
        working.git("config", f"remote.origin.{key}", typed)
        working.git("clone", "--quiet", "--bare", ".", str(tmp_path / "hub.git"))
    working.did("li", "task", "comment", "report", "-m", "not shared yet")
    for words in COMMANDS:
        result = working.does("li", *words)
        assert not made.exists(), words
        assert "made a mistake" not in result.err
        assert result.code in ((0, 1, 4, 5) if words[0] != "sync" else (4, 5)), (words, result)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="this system does not list its processes as files")
def test_a_server_that_never_answers_is_left_with_everything_that_asked_it(working: Company) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/hub"
        working.git("remote", "add", "origin", address)
        working.environment["XCOLLAB_TIMEOUT"] = "1"
        result = working.does("li", "sync")
        asking = [found for found in Path("/proc").glob("[0-9]*/cmdline") if address.encode() in _read(found)]
    assert (result.code, asking) == (4, [])
    assert "git fetch did not end within 1 s" in result.err


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:  # it has ended meanwhile
        return b""
