"""A secret planted in every place where it could leak is found in none: what is said, what is kept, what others see of the process."""

import os
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.support.company import Company, identity
from tests.support.servers.mail import Mailbox, mail_server, scripted
from tests.support.servers.posts import Posts, says, stays_silent

PARTS = ("Us3r-5ecret", "p@ss:w/rd-5ecret", "t0ken-5ecret", "5igning-key-5ecret")
AT = "2024-07-12T10:00+08:00"


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    """Where letters that go out arrive."""
    with mail_server() as mailbox:
        yield mailbox


@pytest.fixture
def talking(working: Company, tmp_path: Path) -> Company:
    """q3 in progress, late, shared by a bare repository; every kind of channel is set up, and Li is told by all of them."""
    for name, kind in (("mail", "mail"), ("down", "mail"), ("silent", "mail")):
        variable = f"XCOLLAB_{name.upper()}"
        working.did("zhou", "channel", "add", name, "--kind", kind, "--server", variable, "--from", "x@example.com")
    for name in ("webhook", "feishu", "dingtalk"):
        variable = f"XCOLLAB_{name.upper()}"
        working.did("zhou", "channel", "add", name, "--kind", name, "--url", variable, "--secret", "XCOLLAB_KEY")
    working.did("zhou", "channel", "add", "wecom", "--kind", "wecom", "--url", "XCOLLAB_WECOM")
    names = ("mail", "down", "silent", "webhook", "feishu", "dingtalk", "wecom")
    working.did("li", "member", "notify", *(word for name in names for word in ("--channel", name)))
    working.git("init", "--quiet", "--bare", "--initial-branch=main", str(tmp_path / "bare.git"))
    working.git("remote", "add", "origin", str(tmp_path / "bare.git"))
    working.git("push", "--quiet", "-u", "origin", "main")
    return working


def variables(mailbox: Mailbox, silent: int, refusing: int, *posts: Posts) -> dict[str, str]:
    """What the channels need, with something secret in each part that can hold it."""
    user, password, token = (quote(part, safe="") for part in PARTS[:3])
    addresses = (f"{post.url.rpartition('/')[0]}/{token}?access_token={token}&key={token}" for post in posts)
    found = dict(
        zip(("XCOLLAB_WEBHOOK", "XCOLLAB_FEISHU", "XCOLLAB_DINGTALK", "XCOLLAB_WECOM"), addresses, strict=True)
    )
    return found | {
        "XCOLLAB_MAIL": f"smtp://127.0.0.1:{mailbox.port}", "XCOLLAB_DOWN": f"smtp://{user}:{password}@127.0.0.1:{refusing}",
        "XCOLLAB_SILENT": f"smtp://{user}:{password}@127.0.0.1:{silent}", "XCOLLAB_KEY": PARTS[3],
        "XCOLLAB_ALLOW_HOSTS": "127.0.0.1",
    }  # fmt: skip


def spellings() -> list[bytes]:
    """The secrets, as they are and as something may write them."""
    plain = [part.encode() for part in PARTS]
    return [*plain, *(quote(part, safe="").encode() for part in PARTS), *(b64encode(one) for one in plain)]


def kept(*directories: Path) -> Iterator[tuple[str, bytes]]:
    """Every file that lies there, git's objects unpacked."""
    for directory in directories:
        for path in directory.rglob("*"):
            if path.is_file():
                yield str(path), path.read_bytes()
        listed = subprocess.run(
            ["git", "cat-file", "--batch-all-objects", "--batch"], cwd=directory, capture_output=True, check=True
        )
        yield f"objects of {directory}", listed.stdout


def watched(words: list[str], root: Path, environment: Mapping[str, str], pause: float) -> tuple[str, str, bytes]:
    """What a program says, and the command lines of all processes while it ran, as anybody on the machine can see them.

    It is looked every so many seconds: seldom where most of the time is waited for an answer.
    """
    process = subprocess.Popen(
        words, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    seen = set[bytes]()
    while process.poll() is None:
        for file in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                seen.add(file.read_bytes())
            except OSError:  # gone meanwhile
                continue
        time.sleep(pause)
    out, err = process.communicate()
    return out, err, b"\n".join(seen)


@pytest.mark.parametrize(("answer", "pause"), [
    pytest.param(lambda said: says({"code": 19021, "errcode": 310000, "msg": said, "errmsg": said}), 0.02, id="refused"),
    pytest.param(lambda said: stays_silent, 0.2, id="no-answer"),
])  # fmt: skip
def test_no_secret_is_found_anywhere(
    talking: Company, mailbox: Mailbox, tmp_path: Path, answer: Callable[[str], object], pause: float
) -> None:
    login, signed = " ".join(PARTS[:2]), " ".join(PARTS[2:])  # each server repeats all that it was told
    (tmp_path / "report").mkdir()
    with (
        Posts(stays_silent) as silent, scripted(b"220 x\r\n", f"550 {login} {quote(login)}\r\n".encode()) as refusing,
        Posts(answer(signed)) as one, Posts(answer(signed)) as two, Posts(answer(signed)) as three, Posts(answer(PARTS[2])) as four,  # type: ignore[arg-type]
    ):  # fmt: skip
        environment = {**talking.environment, **identity("wu", talking.clock), "GIT_AUTHOR_DATE": AT, "PYTHONPATH": os.getcwd(),
                       **variables(mailbox, silent.port, refusing, one, two, three, four)}  # fmt: skip
        words = ["job", "--report", str(tmp_path / "report"), "--log", str(tmp_path / "job.log")]
        out, err, seen = watched([sys.executable, "-m", "xcollab", *words], talking.root, environment, pause)
        tested = [watched([sys.executable, "-m", "xcollab", "notify", "test", name], talking.root, environment, pause)
                  for name in ("webhook",)]  # fmt: skip
        assert one.requests or one.connections
    assert "notices: sent to Li Na (li) by mail" in out or "notices: 已通过 mail 发给" in out, out + err
    assert mailbox.letters and b"xcollab\0job" in seen
    after = subprocess.run([sys.executable, "-m", "xcollab", "doctor"], cwd=talking.root, env=environment,
                           capture_output=True, text=True, check=False)  # fmt: skip
    assert "notices-failed" in after.stdout
    everything = [("stdout", (out + after.stdout).encode()), ("stderr", (err + after.stderr).encode()), ("processes", seen),
                  *(("notify test", "".join(map(str, one)).encode()) for one in tested),
                  *(("letter", one.content) for one in mailbox.letters),
                  *kept(talking.root, tmp_path / "bare.git"),
                  *((str(path), path.read_bytes()) for path in [tmp_path / "job.log", *(tmp_path / "report").iterdir()])]  # fmt: skip
    found = {where for where, content in everything for secret in spellings() if secret in content}
    assert found == set()
