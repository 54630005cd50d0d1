"""Only documented transports are used, whatever address a remote has: no helper runs a program or waits for ever."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.company import Company


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
