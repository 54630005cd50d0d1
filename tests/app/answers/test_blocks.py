"""Replies to the blocks that notices print: what a number meant, which lines were kept or filled in, and what is closed by now."""

import re
from datetime import datetime
from random import Random
from typing import NamedTuple

import pytest

from tests.support.answering.asked import sent
from tests.support.company import Company, identity
from xcollab.app.answers.reading import Reading, Sought, read
from xcollab.app.context import Context
from xcollab.app.notices.notify import Notices, Occasion
from xcollab.app.workspace_view import WorkspaceView

Q4 = {"decision": "accept", "scope": ["渠道推广"]}


class Sent(NamedTuple):
    """A message that somebody was sent."""

    member: str
    text: str
    token: str

    @property
    def quoted(self) -> str:
        return "\n".join(f"> {line}" for line in self.text.split("\n"))

    def filled(self, number: str, label: str, value: str) -> str:
        """The text with one of its blanks filled in."""
        return re.sub(rf"(?m)^({number} .*?{label}[:：])", rf"\1{value}", self.text)

    def line(self, number: str) -> str:
        return next(line for line in self.text.split("\n") if line.startswith(f"{number} "))


def _context(company: Company, who: str = "zhou") -> Context:
    environment = {**company.environment, **identity(who, datetime.fromisoformat("2024-07-03T10:00+08:00"))}
    return Context(company.root, environment, Random(7))


def message_to(company: Company, member: str) -> Sent:
    """What a member is sent in the morning; the repository knows that it was."""
    notices = Notices(_context(company), Occasion(reminders=True))
    digest = next(one for one in notices.digests if one.recipient.member == member)
    (message,) = notices.messages(digest)
    owed = [question.owed for question in notices.letters.questions(digest)]
    token = re.findall(r"\[xcollab ([0-9a-f]{16})\]", message.text)[0]
    sent(company, token, member, *((one.kind, one.collab, one.subject, one.party) for one in owed))
    return Sent(member, message.text, token)


def understood(
    company: Company, text: str, *speakers: str, token: str = ""
) -> list[tuple[str, str, dict[str, object]] | str]:
    found = read(WorkspaceView(_context(company)), text, Sought(speakers, token=token))
    return [
        (one.speaker, f"{one.choice.form.act} {one.question.place}", {**one.choice.preset, **one.given})
        if isinstance(one, Reading)
        else one.refusal.code
        for one in found.answers
    ]


@pytest.mark.parametrize("how", [
    "{answer}\n\nOn Mon, Zhou wrote:\n{quoted}", "{answer}\n\n{text}", "{quoted}\n\n{answer}\n", "[xcollab {token}]\n{answer}",
    "{answer}\n\n发件人：周敏\n发送时间：2024年7月1日\n收件人：李娜\n主题：协作\n\n{text}",
])  # fmt: skip
@pytest.mark.parametrize(
    "answer", ["1 scope: 渠道推广", "1 accept 渠道推广", "1. 承接（accept）范围：渠道推广", "承接 渠道推广"]
)
def test_a_number_means_what_the_block_of_its_token_says(asked: Company, how: str, answer: str) -> None:
    block = message_to(asked, "li")
    text = how.format(answer=answer, quoted=block.quoted, text=block.text, token=block.token)
    assert understood(asked, text, "li") == [("li", "feedback q4/sales", Q4)]
    assert understood(asked, text) == [("li", "feedback q4/sales", Q4)]


def test_lines_that_are_filled_in_within_the_quoted_block_are_the_answer(asked: Company) -> None:
    block = message_to(asked, "li")
    filled = block.filled("1", "scope", " 渠道推广 ")
    assert understood(asked, filled, "li") == [("li", "feedback q4/sales", Q4)]
    quoted = "\n".join(f"> {line}" for line in filled.split("\n"))
    assert understood(asked, f"见下\n\n{quoted}", "li") == [("li", "feedback q4/sales", Q4)]


def test_the_one_line_that_was_left_is_the_answer(asked: Company) -> None:
    block = message_to(asked, "li")
    left = f"[xcollab {block.token}]\n{block.line('4')} 人手不足"
    assert understood(asked, left, "li") == [("li", "feedback q4/sales", {"decision": "decline", "reason": "人手不足"})]


def test_a_block_as_it_was_printed_answers_nothing(asked: Company) -> None:
    block = message_to(asked, "li")
    assert understood(asked, f"收到，谢谢\n\n{block.quoted}", "li") == ["answer-not-understood"]


def test_several_questions_are_answered_by_their_numbers(asked: Company) -> None:
    block = message_to(asked, "wang")
    text = f"1a 周末加印\n2a 线上报名页\n\n{block.quoted}"
    kinds = [what if isinstance(what, str) else what[1].split("/")[0] for what in understood(asked, text, "wang")]
    assert kinds == ["propose q3", "feedback q4"], block.text


def test_a_number_and_another_word_beside_it_are_refused(asked: Company) -> None:
    block = message_to(asked, "li")
    assert understood(asked, f"4 承接 渠道推广\n\n{block.quoted}", "li") == ["answer-number"]


def test_a_number_of_somebody_elses_block_means_nothing(asked: Company) -> None:
    block = message_to(asked, "li")
    assert understood(asked, f"1 渠道推广\n\n{block.quoted}", "sun") == ["answer-not-understood"]


def test_what_was_answered_since_is_closed(asked: Company) -> None:
    block = message_to(asked, "li")
    asked.did("li", "feedback", "give", "-d", "decline", "--reason", "r", "-C", "q4")
    assert understood(asked, f"1 scope: 渠道推广\n\n{block.quoted}", "li") == ["answer-closed"]


def test_a_block_whose_revision_is_not_here_is_none_and_words_still_count(asked: Company) -> None:
    block = message_to(asked, "li")
    sent(asked, block.token, "li", ("give-feedback", "q4", "sales", ""), commit="0" * 40)
    assert understood(asked, f"承接 渠道推广\n\n{block.quoted}", "li") == [("li", "feedback q4/sales", Q4)]
    assert understood(asked, f"1 渠道推广\n\n{block.quoted}", "li") == ["answer-not-understood"]
