"""A POST to real servers: what each of them makes of it, and what the sender never does."""

import socket
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import trustme

from tests.channels.sending.letters import MESSAGE, NOW, channel
from tests.support.servers.posts import (
    Behaviour,
    Posts,
    drips,
    floods,
    hangs_up,
    says,
    stays_silent,
    trusted,
)
from xcollab.channels.message import Outcome
from xcollab.channels.sending.send import send

BOTS = ("feishu", "lark", "dingtalk", "wecom")
OK = says({"errcode": 0, "errmsg": "ok", "code": 0, "StatusCode": 0})


def sent(
    server: Posts,
    kind: str = "dingtalk",
    environment: Mapping[str, str] = {},
    seconds: float = 5.0,
) -> Outcome:
    """What becomes of a message to a server that is allowed."""
    here = {"XCOLLAB_URL": server.url, "XCOLLAB_KEY": "the-signing-key", "XCOLLAB_ALLOW_HOSTS": "127.0.0.1,localhost"}
    keys = {} if kind == "wecom" else {"secret": "XCOLLAB_KEY"}
    outcome = send(channel(kind, **keys), MESSAGE, here | dict(environment), now=NOW, seconds=seconds)
    told = repr(outcome)
    assert "s3cret" not in told and "t0ken" not in told and "signing-key" not in told
    return outcome


@pytest.mark.parametrize("kind", [*BOTS, "webhook"])
def test_a_server_that_answers_right_was_sent_one_post_of_json(kind: str) -> None:
    with Posts(OK) as server:
        assert sent(server, kind) == Outcome("sent")
    (request,) = server.requests
    assert (request.method, request.headers["content-type"]) == ("POST", "application/json; charset=utf-8")
    assert request.target.startswith("/hook/T0p-s3cret-t0ken")
    assert request.headers["user-agent"].startswith("xcollab/")
    assert "新品上市" in request.body.decode()


ERRORS: dict[str, tuple[Behaviour, str]] = {
    "dingtalk, no keyword": (says({"errcode": 310000, "errmsg": "keywords not in content"}), "refused-there"),
    "feishu, wrong signature": (says({"code": 19021, "msg": "sign match fail", "data": {}}), "refused-there"),
    "feishu of old": (says({"StatusCode": 19001, "StatusMessage": "param invalid"}), "refused-there"),
    "wecom, wrong key": (says({"errcode": 93000, "errmsg": "invalid webhook url"}), "refused-there"),
    "a code as text": (says({"errcode": "40058"}), "refused-status"),
    "a code that is none": (says({"errcode": None}), "refused-status"),
    "true for a code": (says({"errcode": False}), "refused-status"),
    "wecom, too many": (says({"errcode": 45009, "errmsg": "api freq out of limit"}), "too-many-messages"),
    "dingtalk, too many": (says({"errcode": 130101, "errmsg": "send too fast"}), "too-many-messages"),
    "feishu, too many": (says({"code": 11232, "msg": "frequency limited"}), "too-many-messages"),
    "status 429": (says({}, 429), "too-many-messages"),
    "a page of a portal": (says(b"<html>Please log in</html>", Content_Type="text/html"), "no-bot-answer"),
    "no word": (says(b""), "no-bot-answer"),
    "a list": (says([0]), "no-bot-answer"),
    "an object without a code": (says({"ok": True}), "no-bot-answer"),
    "deep JSON": (says(b"[" * 60000), "no-bot-answer"),
    "status 204": (says(b"", 204), "refused-status"),
    "status 500": (says({"errcode": 0}, 500), "refused-status"),
    "status 404": (says({"errcode": 0}, 404), "refused-status"),
    "a redirect": (says({"errcode": 0}, 302, Location="https://example.com/"), "redirected"),
    "a lasting redirect": (says({"errcode": 0}, 308, Location="/elsewhere"), "redirected"),
    "an answer without an end": (floods, "no-bot-answer"),
}  # fmt: skip


@pytest.mark.parametrize("case", ERRORS)
@pytest.mark.parametrize("kind", ["feishu", "wecom"])
def test_a_bot_that_says_no_in_whatever_way_was_not_sent_to(case: str, kind: str) -> None:
    answer, code = ERRORS[case]
    with Posts(answer) as server:
        outcome = sent(server, kind)
    assert (outcome.state, outcome.code) == ("failed", code)
    assert server.connections == 1, "a redirect was followed"


PROGRAMS: dict[str, tuple[Behaviour, str, str]] = {
    "no body": (says(b"", 204), "sent", ""),
    "a word": (says(b"ok"), "sent", ""),
    "a code of success": (says({"code": 200, "message": "OK"}), "sent", ""),
    "a code in words": (says({"code": "OK"}), "sent", ""),
    "created": (says({"id": 7}, 201), "sent", ""),
    "an answer without an end": (floods, "sent", ""),
    "an error code": (says({"errcode": 40058, "errmsg": "invalid"}), "failed", "refused-there"),
    "code 1": (says({"code": 1}), "failed", "refused-status"),
    "a negative code": (says({"code": -1}), "failed", "refused-status"),
    "not ok": (says({"ok": False, "error": "no_such_channel"}), "failed", "refused-there"),
    "no success": (says({"success": False}), "failed", "refused-status"),
    "unauthorised": (says({}, 401), "failed", "refused-status"),
    "a redirect": (says(b"", 301, Location="/"), "failed", "redirected"),
}


@pytest.mark.parametrize("case", PROGRAMS)
def test_another_program_is_believed_by_its_status_unless_its_body_says_no(case: str) -> None:
    answer, state, code = PROGRAMS[case]
    with Posts(answer) as server:
        outcome = sent(server, "webhook")
    assert (outcome.state, outcome.code) == (state, code)


LATE: dict[str, Behaviour] = {
    "a head that never ends": drips(),
    "a body that never ends": drips(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"),
    "chunks, of which the last never ends": drips(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0000"),
    "nothing": stays_silent,
    "a closed door": hangs_up,
    "half an answer": says(b"{", 200, Content_Length="50"),
    "no HTTP": lambda connection, _: connection.sendall(b"SSH-2.0-OpenSSH_9.0\r\n"),
}


@pytest.mark.parametrize("case", LATE)
@pytest.mark.parametrize("secure", [False, True])
def test_without_a_whole_answer_it_is_not_known_what_became_of_it(case: str, secure: bool, tmp_path: Path) -> None:
    authority = trustme.CA()
    with Posts(LATE[case], authority if secure else None) as server:
        endless = case == "nothing" or "never ends" in case  # all others end by themselves, however slow the machine is
        outcome = sent(server, environment=trusted(authority, tmp_path), seconds=2 if endless else 30)
        assert len(server.requests) == 1
    assert (outcome.state, outcome.code) == ("unknown", "no-answer")


def test_a_server_that_takes_connections_and_no_request_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        url = f"https://127.0.0.1:{deaf.getsockname()[1]}/"
        here = {"XCOLLAB_URL": url, "XCOLLAB_ALLOW_HOSTS": "127.0.0.1"}
        outcome = send(channel("wecom"), MESSAGE, here, now=NOW, seconds=0.3)
    assert (outcome.state, outcome.code) == ("failed", "channel-too-slow")


def test_a_port_where_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    here = {"XCOLLAB_URL": f"http://127.0.0.1:{port}/", "XCOLLAB_ALLOW_HOSTS": "127.0.0.1"}
    assert send(channel("wecom"), MESSAGE, here, now=NOW, seconds=5).code == "not-reached"


def test_over_tls_the_host_must_prove_who_it_is(tmp_path: Path) -> None:
    authority = trustme.CA()
    with Posts(OK, authority) as server:
        assert sent(server, environment=trusted(authority, tmp_path)).state == "sent"
        assert sent(server).code == "not-certified"
        assert sent(server, environment=trusted(trustme.CA(), tmp_path)).code == "not-certified"
    with Posts(OK, authority, host="localhost") as other:
        other.host = "127.0.0.1"  # its certificate is for another name
        assert sent(other, environment=trusted(authority, tmp_path)).code == "not-certified"
    assert len(server.requests) == 1 and not other.requests


def test_a_server_that_does_not_encrypt_is_told_nothing() -> None:
    with Posts(OK) as server:
        here = {"XCOLLAB_URL": server.url.replace("http:", "https:"), "XCOLLAB_ALLOW_HOSTS": "127.0.0.1"}
        outcome = send(channel("wecom"), MESSAGE, here, now=NOW, seconds=0.5)
    assert outcome.state == "failed" and not any(request.method == "POST" for request in server.requests)


def test_the_proxies_of_the_environment_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with Posts(says(b"", 502)) as proxy, Posts(OK) as server:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        assert sent(server, environment={"http_proxy": f"http://127.0.0.1:{proxy.port}"}).state == "sent"
    assert not proxy.requests


ADDRESSES: dict[str, str] = {
    "this machine": "http://127.0.0.1:{port}/",
    "by its name": "http://localhost:{port}/",
    "encrypted": "https://127.0.0.1:{port}/",
    "in IPv6": "https://[::1]:{port}/",
    "within IPv6": "https://[::ffff:127.0.0.1]:{port}/",
    "by NAT64": "https://[64:ff9b::7f00:1]:{port}/",
    "as a number": "https://2130706433:{port}/",
    "as a short address": "https://127.1:{port}/",
    "as a hexadecimal address": "https://0x7f.0.0.1:{port}/",
    "any address": "https://0.0.0.0:{port}/",
    "a private network": "https://10.0.0.1:{port}/",
    "another private network": "https://192.168.1.1:{port}/",
    "a third": "https://172.16.0.1:{port}/",
    "link-local, where clouds keep their keys": "https://169.254.169.254:{port}/",
    "of a provider": "https://100.64.0.1:{port}/",
    "to many": "https://224.0.0.1:{port}/",
    "private IPv6": "https://[fd00::1]:{port}/",
    "link-local IPv6": "https://[fe80::1]:{port}/",
    "an inner name": "https://jenkins:{port}/",
    "a name of the provider": "https://metadata.google.internal:{port}/",
    "a name of the house": "https://printer.local:{port}/",
}


@pytest.mark.parametrize("case", ADDRESSES)
def test_inner_addresses_are_not_connected_to_unless_named_by_whoever_runs_it(case: str) -> None:
    with Posts(OK) as server:
        here = {
            "XCOLLAB_URL": ADDRESSES[case].format(port=server.port),
            "XCOLLAB_ALLOW_HOSTS": "other.example, 10.0.0.2",
        }
        outcome = send(channel("wecom"), MESSAGE, here, now=NOW, seconds=2)
    assert (outcome.state, outcome.code) == ("failed", "private-host")
    assert server.connections == 0


def test_in_the_clear_it_goes_to_this_machine_only() -> None:
    for url, allowed in (
        ("http://93.184.215.14/", ""),
        ("http://93.184.215.14/", "93.184.215.14"),
        ("http://10.255.255.1/", "10.255.255.1"),
    ):
        here = {"XCOLLAB_URL": url, "XCOLLAB_ALLOW_HOSTS": allowed}
        assert send(channel("wecom"), MESSAGE, here, now=NOW, seconds=2).code == "not-encrypted"


def test_the_address_that_was_checked_is_the_one_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads to an open address when it is looked up first, and to this machine afterwards."""
    asked: list[str] = []
    reached: list[object] = []

    def rebinding(host: str, port: int, **_: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1" if len(asked) > 1 else "93.184.215.14", port))]

    def unreachable(_: socket.socket, address: object) -> None:
        reached.append(address)
        raise OSError("no network in tests")

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    monkeypatch.setattr(socket.socket, "connect", unreachable)
    here = {"XCOLLAB_URL": "https://rebinding.example:8443/"}
    assert send(channel("wecom"), MESSAGE, here, now=NOW, seconds=2).code == "not-reached"
    assert (asked, reached) == (["rebinding.example"], [("93.184.215.14", 8443)])


def test_of_several_addresses_of_a_name_none_that_is_private_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    reached: list[object] = []

    def several(_: str, port: int, **__: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in ("10.0.0.1", "93.184.215.14", "127.0.0.1")
        ]

    def unreachable(_: socket.socket, address: object) -> None:
        reached.append(address)
        raise OSError("no network in tests")

    monkeypatch.setattr(socket, "getaddrinfo", several)
    monkeypatch.setattr(socket.socket, "connect", unreachable)
    assert (
        send(channel("wecom"), MESSAGE, {"XCOLLAB_URL": "https://several.example/"}, now=NOW, seconds=2).code
        == "not-reached"
    )
    assert reached == [("93.184.215.14", 443)]


NO_ADDRESS: dict[str, str] = {
    "no address": "hook", "a file": "file:///etc/passwd", "another scheme": "gopher://127.0.0.1/", "no host": "https:///hook",
    "with a user": "https://user:T0p-s3cret@127.0.0.1/", "a space": "https://127.0.0.1/a b", "a port that is none": "https://127.0.0.1:99999/",
    "no ASCII": "https://127.0.0.1/钩", "brackets": "https://[127.0.0.1/",
}  # fmt: skip


@pytest.mark.parametrize("case", NO_ADDRESS)
def test_what_is_no_address_to_post_to_is_said_without_repeating_it(case: str) -> None:
    here = {"XCOLLAB_URL": NO_ADDRESS[case], "XCOLLAB_ALLOW_HOSTS": "127.0.0.1"}
    outcome = send(channel("wecom"), MESSAGE, here, now=NOW, seconds=2)
    assert outcome == Outcome("failed", "bad-channel-url")


@pytest.mark.parametrize("value", [None, "", "  ", "https://a/\r\nHost: b", "https://a/\x00"])
def test_a_variable_that_holds_nothing_of_use_is_named(value: str | None) -> None:
    here = {} if value is None else {"XCOLLAB_URL": value}
    outcome = send(channel("feishu"), MESSAGE, here, now=NOW)
    assert outcome == Outcome("failed", "channel-unset", {"variable": "XCOLLAB_URL"})


def test_what_a_server_sends_back_of_the_secret_is_not_repeated() -> None:
    echo: Callable[[str], Behaviour] = lambda said: says({"errcode": 1, "errmsg": said})  # noqa: E731
    for said in (
        "bad token T0p-s3cret-t0ken",
        "/hook/T0p-s3cret-t0ken",
        "key the-signing-key",
        "T0p-s3cret-t0ken" * 20,
    ):
        with Posts(echo(said)) as server:
            assert sent(server).code == "refused-there"
