"""A mailbox on a server: looked at without a trace, over TLS alone, within limits; nothing of the password is ever said."""

from pathlib import Path

import pytest

from tests.support.servers.imap import PASSWORD, ImapServer, imap_server
from xcollab.channels.incoming import imap
from xcollab.channels.incoming.mime import LARGEST
from xcollab.errors import GitRefused, XcollabError

MAILS = [f"From: li@example.com\r\nSubject: {n}\r\n\r\n1 accept\r\n".encode() for n in range(1, 6)]


def looked_at(server: ImapServer, most: int = 50, *, mark: bool = False) -> list[tuple[str, bytes]]:
    address = imap.address_of("XCOLLAB_IMAP", server.environment)
    with imap.opened(address, server.environment, marking=mark) as box:
        found = [*box.mails(most)]
        if mark:
            box.mark([found[0][0]])
    return found


@pytest.mark.parametrize("plain_login", [False, True])
def test_the_newest_mails_come_first_and_nothing_is_changed(tmp_path: Path, plain_login: bool) -> None:
    with imap_server(tmp_path, MAILS) as server:
        server.plain_login = plain_login
        if plain_login:  # which takes ASCII alone
            environment = {**server.environment, "XCOLLAB_IMAP": f"imaps://u:p@127.0.0.1:{server.port}"}
            with imap.opened(imap.address_of("XCOLLAB_IMAP", environment), environment, marking=False) as box:
                found = [*box.mails(2)]
        else:
            found = looked_at(server, 2)
        assert [content for _, content in found] == [MAILS[4], MAILS[3]]
        assert not any(server.flags)
        assert any(said.startswith("EXAMINE") for said in server.asked)
        assert not any(said.split(" ")[0] in ("SELECT", "STORE", "EXPUNGE", "CLOSE") for said in server.asked)


def test_a_mail_is_marked_where_that_is_asked_for_and_no_other(tmp_path: Path) -> None:
    with imap_server(tmp_path, MAILS) as server:
        looked_at(server, mark=True)
        assert server.flags == [set(), set(), set(), set(), {r"\Seen"}]


def test_of_a_long_mail_the_beginning_comes(tmp_path: Path) -> None:
    with imap_server(tmp_path, [b"From: li@example.com\r\n\r\n" + b"x" * (3 * LARGEST)]) as server:
        ((_, content),) = looked_at(server)
        assert len(content) == LARGEST + 1


@pytest.mark.parametrize("does", [
    {"EXAMINE": b"* BYE shutting down\r\n"},
    {"EXAMINE": b"* " + b"x" * 100_000 + b"\r\n"},
    {"FETCH": b"* 1 FETCH (BODY[] {999999999}\r\n"},
    {"CAPABILITY": b"\r\n\r\n\xff\xfe\r\n"},
    {"FETCH": b"nonsense\r\n"},
])  # fmt: skip
def test_a_server_that_is_wrong_is_a_refusal(tmp_path: Path, does: dict[str, bytes]) -> None:
    with imap_server(tmp_path, MAILS) as server:
        server.does = does
        with pytest.raises(GitRefused) as refused:
            looked_at(server)
        assert refused.value.code == "imap-refused"


def test_a_server_that_is_silent_is_left_when_the_time_is_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imap, "SECONDS", 1.0)
    with imap_server(tmp_path, MAILS) as server:
        server.does = {"EXAMINE": None}
        with pytest.raises(GitRefused):
            looked_at(server)


def test_what_a_server_says_in_all_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imap, "MOST_BYTES", 300)
    with imap_server(tmp_path, MAILS) as server, pytest.raises(GitRefused):
        looked_at(server)


def test_a_wrong_password_is_told_without_it(tmp_path: Path) -> None:
    with imap_server(tmp_path, MAILS) as server:
        environment = {**server.environment, "XCOLLAB_IMAP": f"imaps://office:wrong-s3cret@127.0.0.1:{server.port}"}
        address = imap.address_of("XCOLLAB_IMAP", environment)
        with pytest.raises(GitRefused) as refused, imap.opened(address, environment, marking=False):
            pass
        said = f"{refused.value.arguments}{address!r}{refused.value!r}"
        assert "s3cret" not in said and "AUTHENTICATIONFAILED" in said
        assert PASSWORD not in repr(imap.address_of("XCOLLAB_IMAP", server.environment))


def test_a_server_that_nobody_vouches_for_is_not_spoken_to(tmp_path: Path) -> None:
    with imap_server(tmp_path, MAILS) as server:
        environment = {"XCOLLAB_IMAP": server.environment["XCOLLAB_IMAP"]}
        address = imap.address_of("XCOLLAB_IMAP", environment)
        with pytest.raises(GitRefused), imap.opened(address, environment, marking=False):
            pass
        assert server.asked == []


@pytest.mark.parametrize(("said", "code"), [
    ("", "imap-unset"), ("imap://u:p@host", "no-imap-address"), ("https://u:p@host", "no-imap-address"),
    ("imaps://host", "no-imap-address"), ("imaps://u@host", "no-imap-address"), ("imaps://u:p@host:99999", "no-imap-address"),
    ("imaps://u:p%0d%0aA1 LOGOUT@host", "no-imap-address"), ("imaps://u:p@[", "no-imap-address"), ("s3cret", "no-imap-address"),
])  # fmt: skip
def test_an_address_that_is_none_is_refused_and_not_repeated(said: str, code: str) -> None:
    with pytest.raises(XcollabError) as refused:
        imap.address_of("XCOLLAB_IMAP", {"XCOLLAB_IMAP": said} if said else {})
    assert refused.value.code == code
    assert said == "" or said not in str(refused.value.arguments)


def test_no_other_variable_is_read() -> None:
    with pytest.raises(XcollabError, match="variable-of-others"):
        imap.address_of("AWS_SECRET_ACCESS_KEY", {"AWS_SECRET_ACCESS_KEY": "imaps://u:p@host"})


def test_the_parts_of_an_address_are_decoded() -> None:
    found = imap.address_of("XCOLLAB_A", {"XCOLLAB_A": "imaps://a%40b:p%2F%3A%25@mail.example.com/%E7%AD%94%E5%A4%8D"})
    assert tuple(found) == ("mail.example.com", 993, "a@b", "p/:%", "答复")


@pytest.mark.parametrize(("name", "sent"), [
    ("INBOX", "INBOX"), ("答复", "&e1RZDQ-"), ("其他文件夹/答复 2", "&UXZO1mWHTvZZOQ-/&e1RZDQ- 2"), ("A & B", "A &- B"), ("é😀", "&AOnYPd4A-"),
])  # fmt: skip
def test_the_name_of_a_mailbox_is_sent_as_servers_have_it(name: str, sent: str) -> None:
    assert imap.mailbox_name(name) == sent
