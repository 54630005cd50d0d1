"""The server: this machine alone, one address that works once, and an end that takes nothing with it."""

import signal
import socket
import subprocess
import sys
import threading
import time
from http.client import HTTPConnection

import pytest

from tests.support.at_work import People
from tests.support.browsing import entries
from tests.support.company import identity
from tests.support.servers.pages import served
from xcollab.web import standing
from xcollab.web.door import Door
from xcollab.web.server import HOST, listening


def test_it_listens_on_this_machine_alone() -> None:
    with listening(0) as made:
        assert made.getsockname()[0] == HOST == "127.0.0.1"


def test_a_port_that_is_taken_is_told(at_work: People) -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        result = at_work.company.does("li", "web", "--no-browser", "--port", str(taken.getsockname()[1]))
    assert result.code == 2 and "nothing can listen on port" in result.err


@pytest.mark.parametrize(
    ("words", "told"),
    [(["--port", "0"], "--port"), (["--port", "99999"], "--port"), (["--at", "nonsense"], "nonsense")],
)
def test_what_cannot_be_meant_is_told_before_anything_is_served(at_work: People, words: list[str], told: str) -> None:
    result = at_work.company.does("li", "web", "--no-browser", *words)
    assert result.code != 0 and told in result.err and "/enter/" not in result.out


def test_without_the_extra_it_says_how_to_add_it(at_work: People, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*sys.modules]:
        if name.startswith("xcollab.web"):
            monkeypatch.delitem(sys.modules, name)
        if name.partition(".")[0] == "starlette":
            monkeypatch.setitem(sys.modules, name, None)
    result = at_work.company.does("li", "web", "--no-browser")
    assert result.code == 2 and "starlette" in result.err and "install" in result.err and "Traceback" not in result.err


def test_it_ends_by_itself_when_nobody_comes(onlookers: People) -> None:
    with served(Door(onlookers.root), idle=0.3) as (_, _, thread):
        thread.join(20)
        assert not thread.is_alive()


def test_what_is_no_http_is_answered_and_ends_nothing(onlookers: People) -> None:
    with served(Door(onlookers.root)) as (port, _, thread):
        for sent in (
            b"nonsense\r\n\r\n",
            b"GET / HTTP/1.1\r\n\r\n",
            b"\x16\x03\x01\x02\x00",
            b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
        ):
            with socket.create_connection((HOST, port), timeout=10) as client:
                client.sendall(sent)
                assert client.recv(12)[9:12] in (b"400", b"421")
        assert thread.is_alive()


@pytest.mark.parametrize("begins", [b"", b"GET / HTTP/1.1\r\n"], ids=["silent", "one line"])
def test_who_does_not_say_what_they_want_is_let_go(onlookers: People, begins: bytes) -> None:
    """Else a few of them would take all places, and people find none."""
    with (
        served(Door(onlookers.root), patience=1) as (port, _, _),
        socket.create_connection((HOST, port), timeout=20) as client,
    ):
        client.sendall(begins)
        assert client.recv(100) == b""


def test_who_says_it_byte_by_byte_is_let_go_as_well_and_an_answer_is_waited_for(onlookers: People) -> None:
    with served(Door(onlookers.root), patience=1) as (port, _, _):
        with socket.create_connection((HOST, port), timeout=20) as client:
            client.sendall(f"GET / HTTP/1.1\r\nHost: {HOST}:{port}\r\n\r\n".encode())
            assert client.recv(12)[9:12] == b"403"
        with socket.create_connection((HOST, port), timeout=20) as client, pytest.raises(OSError):
            for _ in range(100):
                client.sendall(b"x")
                time.sleep(0.1)


def test_an_act_under_way_is_ended_before_the_server_is(at_work: People) -> None:
    door = Door(at_work.root)
    environment = dict(at_work.context("li").environment)
    with served(door) as (port, found, _):
        client = HTTPConnection(HOST, port, timeout=20)
        client.request("GET", f"/enter/{door.sessions.invite(environment)}")
        answer = client.getresponse()
        answer.read()
        cookie = str(answer.getheader("set-cookie")).partition(";")[0]
        visitor = door.sessions.visitor(cookie.partition("=")[2])
        assert visitor
        body = f"seal={door.sessions.seal(visitor)}&once=1&status=doing&text=half"
        headers = {
            "cookie": cookie,
            "origin": f"http://{HOST}:{port}",
            "content-type": "application/x-www-form-urlencoded",
        }
        with door.busy:  # the act has begun, and goes on only when the server is told to end
            client.request("POST", "/c/q3/do/task/progress?on=report", body=body, headers=headers)
            time.sleep(0.3)
            found.handle_exit(signal.SIGINT, None)
            time.sleep(0.3)
        answer = client.getresponse()
        answer.read()
        client.close()
        assert answer.status == 303
    assert len([name for name in entries(at_work) if "-li-" in name]) >= 3


def test_ctrl_c_is_the_ordinary_end(at_work: People) -> None:
    environment = {**at_work.company.environment, **identity("li", at_work.moment)}
    command = [sys.executable, "-m", "xcollab", "web", "--no-browser", "--lang", "en"]
    with subprocess.Popen(
        command, cwd=at_work.root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        watch = threading.Timer(60, process.kill)
        watch.start()
        lines = [process.stdout.readline() for _ in range(3)]
        assert "/enter/" in lines[1]
        port = int(lines[1].split("127.0.0.1:")[1].partition("/")[0])
        client = HTTPConnection(HOST, port, timeout=20)
        client.request("GET", "/")
        assert client.getresponse().status == 403
        client.close()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        watch.cancel()
    assert (process.returncode, err) == (0, "") and "closed" in out


def test_a_mistake_of_ours_is_told_and_lies_in_a_log(
    at_work: People, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    door, environment = Door(at_work.root), dict(at_work.context("li").environment)

    def broken(*given: object, **values: object) -> None:
        raise ValueError("odd")

    monkeypatch.setattr(standing, "WorkspaceView", broken)
    with served(door) as (port, _, _):
        client = HTTPConnection(HOST, port, timeout=20)
        client.request("GET", f"/enter/{door.sessions.invite(environment)}")
        entered = client.getresponse()
        entered.read()
        cookie = str(entered.getheader("set-cookie")).partition(";")[0]
        client.request("GET", "/c/q3/t/report", headers={"cookie": cookie})
        answer = client.getresponse()
        told = answer.read().decode()
        client.close()
    (log,) = (at_work.root / ".git/xcollab.errors").iterdir()
    assert answer.status == 500 and str(log) in told and "Traceback" not in told and "odd" not in told
    assert "xcollab web: GET /c/{collab}/t/{task}" in log.read_text(encoding="utf-8")
    assert not capsys.readouterr().err
