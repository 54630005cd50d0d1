"""What a mail is: an answer with its words, or none with a reason; whatever is sent, reading it takes few steps and never breaks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.channels.incoming.mails import ANSWER, ANSWERS, OTHERS, TOKEN, hostile, mail
from tests.support.answering.steps import steps
from xcollab.channels.incoming.html_text import html_text
from xcollab.channels.incoming.mail import read_mail
from xcollab.channels.incoming.mime import DEEPEST, LARGEST, MOST_HEADERS, MOST_PARTS, headers_of, parts


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_is_read_whatever_it_is_wrapped_in(name: str) -> None:
    found = read_mail(ANSWERS[name])
    assert (found.kind, found.sender, found.tokens) == ("answer", "li@example.com", (TOKEN,)), found
    if name != "Big5":
        assert found.text.startswith(ANSWER), found.text
    assert "x{}" not in found.text


@pytest.mark.parametrize("name", OTHERS)
def test_what_no_person_wrote_as_an_answer_is_passed_over_with_a_reason(name: str) -> None:
    raw, why = OTHERS[name]
    found = read_mail(raw)
    assert (found.why, found.kind == "answer") == (why, False)


def test_a_bounce_says_whom_it_did_not_reach() -> None:
    assert "wu@example.com" in read_mail(OTHERS["a bounce"][0]).said
    assert "550 no such user" in read_mail(OTHERS["a bounce"][0]).said


def test_attachments_are_named_and_not_read() -> None:
    found = read_mail(ANSWERS["plain in a mixed one with a file"])
    assert (found.attachments, "PK" in found.text) == (("scope.zip",), False)


def test_a_mail_that_is_cut_says_so() -> None:
    assert read_mail(ANSWERS["a mail that is cut"]).cut
    assert not read_mail(mail()).cut


def test_the_same_mail_is_known_again_and_another_senders_is_not_it() -> None:
    first = read_mail(mail())
    assert read_mail(mail("another body\n")).id == first.id
    assert read_mail(mail(sender="wu@example.com")).id != first.id
    assert read_mail(ANSWERS["no Message-ID"]).id != read_mail(ANSWERS["no Message-ID"] + b"x").id


def test_the_subject_is_read_out_of_its_encoded_words() -> None:
    assert (
        read_mail(mail().replace(b"Re: asked", b"=?gbk?Q?=B4=F0=B8=B4?=\r\n =?utf-8?B?77ya5om/5o6l?=")).subject
        == "答复：承接"
    )


def test_of_several_tokens_the_least_quoted_comes_first() -> None:
    older = "0123456789abcdef"
    assert read_mail(mail(f"1 承接\n> [xcollab {TOKEN}]\n> > [xcollab {older}]\n")).tokens == (TOKEN, older)
    assert read_mail(mail(f"> > [xcollab {older}]\n> [xcollab {TOKEN}]\n1 承接\n")).tokens == (TOKEN, older)


@pytest.mark.parametrize("name", hostile())
def test_a_hostile_mail_takes_few_steps(name: str) -> None:
    """Lines of our own that run: a count, not a time. What C code does for each is linear in the bytes."""
    raw = hostile()[name]
    steps(lambda: read_mail(raw), most=2_000_000)


def test_the_limits_count() -> None:
    mails = hostile()
    assert len([*parts(mails["many parts"][:LARGEST])]) <= MOST_PARTS
    assert [*parts(mails["deep"])] == []  # it is deeper than anybody writes
    headers, _ = headers_of(mails["huge headers"])
    assert sum(map(len, headers.values())) < MOST_HEADERS
    assert DEEPEST < 20


def test_html_is_the_lines_that_a_reader_sees() -> None:
    html = "<p>a<!-- b --></p><table><tr><td>1</td><td>承接</td></tr></table><blockquote>c<br>d</blockquote>e &lt; f<title>g</title>"
    assert html_text(html) == "a\n\n1\t承接\n\n> c\n> d\ne < f"


@given(raw=st.binary(max_size=600))
@settings(max_examples=300)
def test_no_bytes_break_it(raw: bytes) -> None:
    read_mail(raw)
    read_mail(b"From: li@example.com\r\n" + raw)


@given(pieces=st.lists(st.sampled_from([
    b"From: li@example.com\n", b"Content-Type: multipart/mixed; boundary=a\n", b"Content-Type: text/html\n", b"\n", b"--a\n", b"--a--\n", b"\r\n",
    b"Content-Transfer-Encoding: base64\n", b"Content-Type: text/plain; charset=gbk\n", b"\xc8\xa7", b"=3D", b"MQ==", b"<p>", b"</p", b"<!--", b"&#0;",
    b"Content-Disposition: attachment; filename=\"x\n", b" folded\n", b"Subject: =?x?q?=FF?=\n", b"Auto-Submitted: ", b"\x00",
]), max_size=20))  # fmt: skip
@settings(max_examples=400)
def test_no_pieces_of_mails_break_it(pieces: list[bytes]) -> None:
    read_mail(b"".join(pieces))
