"""A digest in words: what is asked, by when, who answered already, and how it is answered."""

from tests.support.at_work import People
from tests.support.servers.mailed import due, given_a_page, head, letter, since


def test_a_digest_tells_by_when_what_silence_leads_to_and_the_command(mailed: People) -> None:
    (asked,) = letter(due(mailed), "li").parts[0].asks
    assert asked.due == "due 2024-07-10 (Wed) (1 working day left)"
    assert asked.facts[-1] == (
        "If it is not done",
        "on 2024-07-10 (Wed) these hear of it: Sun Lei (liaison), Zhou Min (coordinator)",
    )
    assert asked.commands == ("xcollab task log q3/report",)
    assert asked.tone == "soon"


def test_a_digest_tells_who_answered_already_and_who_has_not(mailed: People) -> None:
    before = head(mailed)
    mailed.do("chen", "request", "create", new_id="q4", title="Fair", background="why", objectives=["o"], coordinator="zhou",
              departments=["sales", "tech", "support"], due="2024-09-30", milestones=["Fair; date=2024-09-01"],
              special_requirements=["two people; department=tech", "blue; department=sales"])  # fmt: skip
    mailed.do("chen", "request", "submit", collab="q4")
    mailed.do("li", "feedback", "feedback", collab="q4", decision="decline", reason="r")
    facts = dict(letter(since(mailed, before), "wang").parts[0].asks[0].facts)
    assert facts["Answered already"] == "Sales: declines (Li Na; 07-01)"
    assert facts["No answer yet"] == "Support"
    assert facts["background"] == "why"
    assert facts["special requirements"] == "two people · department Tech (tech)", "only that department's part"


def test_the_command_runs_as_printed_for_its_reader_whoever_sends(mailed: People) -> None:
    before = head(mailed)
    given_a_page(mailed)
    (command,) = letter(since(mailed, before), "wang").parts[0].asks[0].commands
    assert mailed.company.did("wang", *command.split()[1:], at="2024-07-01T12:00+08:00")


def test_the_reply_block_is_numbered_and_bears_a_token(mailed: People) -> None:
    before = head(mailed)
    given_a_page(mailed)
    mailed.do("zhou", "task", "comment", task="report", text="Which?", mentions=["wang"])
    how, mark, *lines = letter(since(mailed, before), "wang").reply
    assert mark.startswith("[xcollab ") and len(mark) == len("[xcollab 0123456789abcdef]")
    assert lines == ["1a take it on", "1b decline it    reason:", "2a reply    text:", "2b take note"]
    assert how.startswith("Answer this message directly")


def test_it_is_in_the_language_of_the_workspace_whoever_sends(mailed: People) -> None:
    settings = mailed.root / "xcollab.yaml"
    settings.write_text(settings.read_text().replace("language: en", "language: zh"))
    mailed.company.git("commit", "--quiet", "-am", "Chinese")
    assert (
        letter(due(mailed), "li").subject
        == "[Launch (q3)] 任务 report 进行中，请每个工作日填写日志：截止 2024-07-10（周三）（还剩 1 个工作日）"
    )
