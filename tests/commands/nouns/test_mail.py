"""`xcollab mail`: answers are proposals until somebody records them; only from a member's own address and with their token."""

import json
from pathlib import Path

import pytest

from tests.channels.incoming.mails import ANSWER, BODY, OTHERS, TOKEN, mail
from tests.commands.edge.test_completion import offers
from tests.support.answering.asked import sent
from tests.support.company import Company
from tests.support.servers.imap import imap_server

ASKED = ("give-feedback", "q4", "sales", "")


@pytest.fixture
def box(asked: Company, tmp_path: Path) -> Path:
    """A maildir with Li's answer, in a company that knows what she was asked."""
    sent(asked, TOKEN, "li", ASKED)
    for name in ("new", "cur", "tmp"):
        (tmp_path / "box" / name).mkdir(parents=True)
    (tmp_path / "box/new/1.li").write_bytes(mail())
    return tmp_path / "box"


def read(company: Company, box: Path, *more: str) -> str:
    return company.did("zhou", "mail", "read", "--maildir", str(box), *more)


def name_of(company: Company) -> str:
    return str(json.loads(company.did("zhou", "mail", "list", "--json"))["mails"][0]["name"])


def test_an_answer_is_found_listed_recorded_and_gone(asked: Company, box: Path) -> None:
    before = asked.git("rev-parse", "HEAD")
    told = read(asked, box)
    assert "Answers found: 1." in told and ANSWER in told
    assert asked.git("rev-parse", "HEAD") == before
    assert asked.git("status", "--porcelain") == ""
    listed = asked.did("zhou", "mail", "list")
    command = next(line.strip() for line in listed.splitlines() if "mail record" in line)
    asked.did("zhou", *command.split()[1:], "--yes")
    (answer,) = asked.root.glob("collabs/q4/feedback/sales/*.yaml")
    said = answer.read_text(encoding="utf-8")
    assert "by: li\n" in said and "recorded_by: zhou\nvia: mail\n" in said and "渠道推广" in said
    assert "No answer by mail waits" in asked.did("zhou", "mail", "list")


def test_the_same_mail_is_told_once(asked: Company, box: Path) -> None:
    read(asked, box)
    (box / "new/2.again").write_bytes(mail() + b"again\r\n")
    assert "Answers found: 0. Passed over: 0. Known before: 2." in read(asked, box)
    asked.did("zhou", "mail", "drop", name_of(asked))
    assert "Answers found: 0." in read(asked, box)


def test_a_dropped_one_leaves_nothing_behind(asked: Company, box: Path) -> None:
    read(asked, box)
    told = json.loads(asked.did("zhou", "mail", "drop", name_of(asked)[:2], "--json"))
    assert told["dropped"]["member"] == "li"
    left = b"".join(path.read_bytes() for path in (asked.root / ".git/xcollab.mail").iterdir())
    assert b"li@example.com" not in left and "渠道".encode() not in left


@pytest.mark.parametrize(("raw", "why"), [
    (mail(sender="stranger@example.com"), "its sender's address is no member's"),
    (mail(sender='"li@example.com" <stranger@example.com>'), "its sender's address is no member's"),
    (mail(sender="wu@example.com"), "was sent to somebody else"),
    (mail(ANSWER), "it answers no block"),
    (mail(BODY.replace(TOKEN, "0" * 16)), "this clone does not know the block"),
    *((raw, why) for raw, why in ((OTHERS["auto-replied"][0], "an automatic reply"), (OTHERS["a bounce"][0], "550 no such user"),
                                  (OTHERS["two From headers"][0], "several senders"))),
])  # fmt: skip
def test_what_is_no_answer_is_told_with_its_reason_and_proposes_nothing(
    asked: Company, box: Path, raw: bytes, why: str
) -> None:
    (box / "new/1.li").write_bytes(raw)
    told = read(asked, box)
    assert "Answers found: 0. Passed over: 1." in told and why in told
    assert json.loads(asked.did("zhou", "mail", "list", "--json"))["mails"] == []


def test_what_came_before_the_block_was_known_is_read_once_it_is(asked: Company, box: Path) -> None:
    asked.git("update-ref", "-d", "refs/xcollab/notices")
    assert "does not know the block" in read(asked, box)
    sent(asked, TOKEN, "li", ASKED)
    assert "Answers found: 1." in read(asked, box)


def test_who_left_answers_no_more(asked: Company, box: Path) -> None:
    path = asked.root / "departments/sales.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("  - id: li\n", "  - id: li\n    until: 2024-07-01\n"),
        encoding="utf-8",
    )
    asked.git("commit", "-qam", "left")
    assert "no member's" in read(asked, box)


def test_a_proposal_that_is_not_clear_stays(asked: Company, box: Path) -> None:
    (box / "new/1.li").write_bytes(mail(BODY.replace(ANSWER, "我再想想")))
    read(asked, box)
    refused = asked.does("zhou", "mail", "record", name_of(asked), "--yes")
    assert refused.code == 2
    assert name_of(asked)


def test_a_dry_run_records_nothing_and_keeps_it(asked: Company, box: Path) -> None:
    read(asked, box)
    before, name = asked.git("rev-parse", "HEAD"), name_of(asked)
    assert "via: mail" in asked.did("zhou", "mail", "record", name, "--dry-run")
    assert (asked.git("rev-parse", "HEAD"), name_of(asked)) == (before, name)


def test_no_more_mails_than_asked_for_are_looked_at(asked: Company, box: Path) -> None:
    for number in range(5):
        (box / f"new/9{number}.x").write_bytes(mail(ANSWER, id_=f"<{number}@x>"))
    told = json.loads(read(asked, box, "--most", "3", "--json"))
    assert len(told["passed"]) + len(told["mails"]) == 3
    assert asked.does("zhou", "mail", "read", "--maildir", str(box), "--most", "0").code == 2


def test_a_mailbox_on_a_server_is_read_without_a_trace_and_without_its_password(asked: Company, tmp_path: Path) -> None:
    sent(asked, TOKEN, "li", ASKED)
    with imap_server(tmp_path, [mail(ANSWER, id_="<0@x>"), mail()]) as server:
        asked.environment |= server.environment
        told = asked.did("zhou", "mail", "read", "--mark")
        assert "Answers found: 1. Passed over: 1." in told
        assert server.flags == [set(), {r"\Seen"}]
        asked.environment["XCOLLAB_IMAP"] = f"imaps://office:s3cret@127.0.0.1:{server.port}"
        refused = asked.does("zhou", "mail", "read")
        assert (refused.code, "s3cret" in refused.out + refused.err) == (4, False)


def test_what_is_kept_is_for_the_owners_eyes(asked: Company, box: Path) -> None:
    read(asked, box)
    kept = asked.root / ".git/xcollab.mail"
    assert kept.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in kept.iterdir())


def test_nothing_waits_where_nothing_came(asked: Company) -> None:
    assert "No answer by mail waits" in asked.did("zhou", "mail", "list")
    assert asked.does("zhou", "mail", "drop", "7f").code == 2
    assert "XCOLLAB_IMAP is not set" in asked.does("zhou", "mail", "read").err


@pytest.mark.parametrize("answer", ["1 渠道推广", "1", ""])
def test_a_number_alone_says_what_the_block_of_its_token_asked(asked: Company, box: Path, answer: str) -> None:
    block = BODY.partition(ANSWER)[2]
    filled = block.replace("承接（accept）    范围：", "承接（accept）    范围：渠道推广", 1)
    (box / "new/1.li").write_bytes(mail(f"{answer}\n\n{block if answer else filled}"))
    read(asked, box)
    result = asked.does("zhou", "mail", "record", name_of(asked), "--yes")
    if answer == "1":
        assert (result.code, "lacks: scope" in result.err) == (2, True), result
    else:
        assert (result.code, "渠道推广" in result.out) == (0, True), result


def test_a_long_thread_is_cut_and_read(asked: Company, box: Path) -> None:
    (box / "new/1.li").write_bytes(mail(BODY + "> and so on\n" * 10_000))
    assert "longer than what is read" in read(asked, box)
    asked.did("zhou", "mail", "record", name_of(asked), "--yes")


def test_an_answer_is_completed_by_its_short_name(asked: Company, box: Path) -> None:
    read(asked, box)
    for typed in ("xcollab mail record ", "xcollab mail drop "):
        assert offers(asked.root, asked.environment, typed) == {name_of(asked)}
