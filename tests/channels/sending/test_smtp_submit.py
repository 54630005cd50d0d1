"""A letter to real mail servers: encrypted or to this machine, with a login or none, and lines that break at every point."""

from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import trustme

from tests.channels.sending.letters import LI, MESSAGE, NOW, channel, message
from tests.support.servers.mail import PASSWORD, USER, Mailbox, mail_server, scripted
from tests.support.servers.posts import trusted
from xcollab.channels.message import Message, Outcome
from xcollab.channels.sending.send import send

LOGIN = f"{quote(USER, safe='')}:{quote(PASSWORD, safe='')}@"


def mailed(
    server: str,
    letter: Message = MESSAGE,
    environment: Mapping[str, str] = {},
    *,
    seconds: float = 5.0,
) -> Outcome:
    """What becomes of a letter to a server that is allowed."""
    here = {"XCOLLAB_SMTP": server, "XCOLLAB_ALLOW_HOSTS": "127.0.0.1"} | dict(environment)
    outcome = send(channel("mail"), letter, here, now=NOW, seconds=seconds)
    assert "s3cret" not in repr(outcome) and "p@ss" not in repr(outcome)
    return outcome


def the_letter(mailbox: Mailbox) -> Any:
    (received,) = mailbox.letters
    return received


def test_to_this_machine_it_goes_in_the_clear() -> None:
    with mail_server() as mailbox:
        assert mailed(f"smtp://127.0.0.1:{mailbox.port}") == Outcome("sent")
    received = the_letter(mailbox)
    assert (received.sender, received.recipients) == ("bot@example.com", ["li@example.com"])
    letter = received.letter
    assert letter["Subject"] == "需求反馈：新品上市"
    assert letter["To"].addresses[0].display_name == "李娜"
    assert letter.get_body(("plain",)).get_content().replace("\r\n", "\n") == MESSAGE.text
    assert "<p>请在两个工作日内答复。</p>" in letter.get_body(("html",)).get_content()
    assert parsedate_to_datetime(letter["Date"]) == NOW and letter["Date"].endswith("+0800")


@pytest.mark.parametrize("scheme", ["smtps", "smtp+starttls"])
@pytest.mark.parametrize("login", [False, True])
def test_elsewhere_it_is_encrypted_before_anybody_logs_in(scheme: str, login: bool, tmp_path: Path) -> None:
    authority = trustme.CA()
    with mail_server(authority, starttls=scheme == "smtp+starttls", login=login) as mailbox:
        address = f"{scheme}://{LOGIN if login else ''}127.0.0.1:{mailbox.port}"
        assert mailed(address, environment=trusted(authority, tmp_path)) == Outcome("sent")
        assert the_letter(mailbox).encrypted
        assert mailed(address).code == "not-certified"
    assert len(mailbox.letters) == 1


def test_a_login_works_to_this_machine_in_the_clear_too() -> None:
    with mail_server(login=True) as mailbox:
        assert mailed(f"smtp://{LOGIN}127.0.0.1:{mailbox.port}").state == "sent"


def test_a_wrong_password_is_told_without_it() -> None:
    with mail_server(login=True) as mailbox:
        outcome = mailed(f"smtp://{quote(USER, safe='')}:Wr0ng-s3cret@127.0.0.1:{mailbox.port}")
        assert (outcome.state, outcome.code, outcome.arguments["said"]) == ("failed", "refused-there", "535")
        assert mailed(f"smtp://127.0.0.1:{mailbox.port}").code == "refused-there", "nobody logged in"
    assert not mailbox.letters


def test_a_server_without_login_is_not_told_a_password() -> None:
    with mail_server() as mailbox:
        assert mailed(f"smtp://{LOGIN}127.0.0.1:{mailbox.port}").code == "no-login-there"


def test_a_server_that_does_not_encrypt_is_told_nothing() -> None:
    with mail_server() as mailbox:
        assert mailed(f"smtp+starttls://{LOGIN}127.0.0.1:{mailbox.port}").code == "not-encrypted-there"
        assert mailed(f"smtps://{LOGIN}127.0.0.1:{mailbox.port}", seconds=0.5).state == "failed"
    assert not mailbox.letters


@pytest.mark.parametrize("allowed", ["", "mail.example"])
def test_a_server_within_a_private_network_has_to_be_named(allowed: str) -> None:
    for server in ("smtp://127.0.0.1:25", "smtps://10.0.0.1", "smtp+starttls://mail.internal", "smtps://mailhost"):
        assert mailed(server, environment={"XCOLLAB_ALLOW_HOSTS": allowed}).code == "private-host"


def test_in_the_clear_it_goes_to_this_machine_only() -> None:
    assert mailed("smtp://93.184.215.14").code == "not-encrypted"
    assert mailed("smtp://10.255.255.1", environment={"XCOLLAB_ALLOW_HOSTS": "10.255.255.1"}).code == "not-encrypted"


@pytest.mark.parametrize(
    "server",
    ["mail.example.com", "http://127.0.0.1", "smtp://", "smtps://127.0.0.1/inbox", "smtp://127.0.0.1:99999", "smtp://127.0.0.1?x=1", "smtp://[127"],
)  # fmt: skip
def test_what_is_no_mail_server_is_said_without_repeating_it(server: str) -> None:
    assert mailed(server) == Outcome("failed", "bad-mail-server")


HELLO = (b"220 here\r\n", b"250-here\r\n250 8BITMIME\r\n", b"250 ok\r\n", b"250 ok\r\n", b"354 go on\r\n")
"""A whole conversation, up to the letter."""


@pytest.mark.parametrize("number", range(len(HELLO) + 1))
def test_a_line_that_breaks_before_the_end_of_the_letter_has_not_sent_it(number: int) -> None:
    answers = HELLO[:number] if number < 5 else HELLO[:4]
    with scripted(*answers) as port:
        assert mailed(f"smtp://127.0.0.1:{port}") == Outcome("failed", "broken-off", {"host": "127.0.0.1"})


@pytest.mark.parametrize("answer", [(), (b"what?\r\n",), (b"2" * 100_000,), (b"\xff\xfe\r\n",)])
def test_once_the_letter_is_out_and_nothing_is_said_it_is_not_known_what_became_of_it(
    answer: tuple[bytes, ...],
) -> None:
    with scripted(*HELLO, *(answer or (b"",))) as port:
        assert mailed(f"smtp://127.0.0.1:{port}") == Outcome("unknown", "no-answer", {"host": "127.0.0.1"})


def test_a_server_that_takes_its_time_is_given_up_before_the_letter_and_after_it() -> None:
    slow = b"220-" + b"a" * 10  # a line that does not end
    with scripted(slow, b"") as port:
        assert mailed(f"smtp://127.0.0.1:{port}", seconds=0.4).code == "channel-too-slow"
    with scripted(*HELLO, b"250-so ", b"never") as port:
        assert mailed(f"smtp://127.0.0.1:{port}", seconds=0.4) == Outcome("unknown", "no-answer", {"host": "127.0.0.1"})


def test_a_line_that_breaks_within_the_letter_has_not_sent_it() -> None:
    """The letter is longer than the line holds, so that it is still under way when the server hangs up."""
    long = message(text="a" * 8_000_000)
    for last in (HELLO, (*HELLO[:4], b"354 go on\r\n421 closing down\r\n")):
        with scripted(*last) as port:
            assert mailed(f"smtp://127.0.0.1:{port}", long) == Outcome("failed", "broken-off", {"host": "127.0.0.1"})


REFUSED: dict[str, tuple[tuple[bytes, ...], str]] = {
    "at the door": ((b"554 go away\r\n",), "554"),
    "for now": ((b"421 too many connections\r\n",), "421"),
    "the sender": ((*HELLO[:2], b"553 not yours\r\n"), "553"),
    "the recipient": ((*HELLO[:3], b"550 no such user\r\n"), "550"),
    "letters": ((*HELLO[:4], b"451 later\r\n"), "451"),
    "this letter": ((*HELLO, b"554 looks like spam\r\n"), "554"),
    "this letter for now": ((*HELLO, b"452 mailbox full\r\n"), "452"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_server_refuses(case: str) -> None:
    answers, code = REFUSED[case]
    with scripted(*answers) as port:
        outcome = mailed(f"smtp://127.0.0.1:{port}")
    assert (outcome.state, outcome.code, outcome.arguments["said"]) == ("failed", "refused-there", code)


def test_what_the_server_says_after_it_took_the_letter_changes_nothing() -> None:
    with scripted(*HELLO, b"250 taken\r\n", b"500 what?\r\n") as port:
        assert mailed(f"smtp://127.0.0.1:{port}") == Outcome("sent")


def test_nothing_that_was_said_in_the_clear_is_believed_once_it_is_encrypted(tmp_path: Path) -> None:
    """An answer put in behind that to STARTTLS, by whoever sits on the line, is thrown away."""
    injected = b"220 go\r\n250-evil\r\n250 AUTH PLAIN\r\n"
    with scripted(b"220 here\r\n", b"250-here\r\n250 STARTTLS\r\n", injected) as port:
        outcome = mailed(f"smtp+starttls://{LOGIN}127.0.0.1:{port}", seconds=1)
    assert (outcome.state, outcome.code) == ("failed", "not-encrypted-there")


def test_lines_of_dots_arrive_as_they_were() -> None:
    text = ".\n..\n.hello\n\n.\nend\n"
    with mail_server() as mailbox:
        assert mailed(f"smtp://127.0.0.1:{mailbox.port}", message(text=text)).state == "sent"
    assert the_letter(mailbox).letter.get_body(("plain",)).get_content().replace("\r\n", "\n") == text


def test_an_international_domain_goes_in_its_ascii_form_and_an_international_name_as_it_is() -> None:
    with mail_server() as mailbox:
        for address in ("li@例子.example", "李@example.com"):
            assert (
                mailed(f"smtp://127.0.0.1:{mailbox.port}", message(recipient=LI._replace(address=address))).state
                == "sent"
            )
    assert [received.recipients for received in mailbox.letters] == [["li@xn--fsqu00a.example"], ["李@example.com"]]


def test_somebody_without_an_address_is_named() -> None:
    outcome = mailed("smtp://127.0.0.1:1", message(recipient=LI._replace(address=None)))
    assert outcome == Outcome("failed", "mail-without-address", {"name": "李娜", "department": "sales"})
