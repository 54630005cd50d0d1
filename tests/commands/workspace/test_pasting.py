"""`xcollab paste` at the command line: shown, agreed to, recorded for who said it, taken back; a pipe is asked nothing."""

import json
from pathlib import Path

import pytest

from tests.support.company import Company
from tests.support.typist import Typist

CHAT = "李娜 10:32\n承接 渠道推广；需要设计2人；风险：无\n谢谢\n吴芳 10:40\n不承接：人手不足\n"


def _newest(company: Company, pattern: str) -> str:
    return max(company.root.glob(pattern), key=lambda path: path.name).read_text(encoding="utf-8")


def test_answers_of_a_chat_are_recorded_for_who_gave_them(asked: Company) -> None:
    told = asked.did("zhou", "paste", "--via", "chat", "--yes", given=CHAT)
    assert "not recorded: 谢谢" in told
    assert "none: risks" in told
    said = _newest(asked, "collabs/q4/feedback/sales/*.yaml")
    assert "by: li\n" in said and "recorded_by: zhou\nvia: chat\n" in said
    assert "decision: accept\nscope:\n  - 渠道推广\nresources:\n  - what: 设计2人\n    quantity: 2\n" in said
    assert "risks" not in said
    assert "reason: 人手不足" in _newest(asked, "collabs/q4/feedback/support/*.yaml")
    assert "acknowledge" in asked.did("li", "inbox")


def test_an_own_answer_is_nobody_elses_word(asked: Company) -> None:
    asked.did("wang", "paste", "--from", "wang", "--yes", given="活动页面 确认")
    assert "recorded_by" not in _newest(asked, "collabs/q3/logs/page/*.yaml")


def test_it_is_taken_back_like_any_act(asked: Company) -> None:
    before = asked.git("rev-parse", "HEAD")
    asked.did("zhou", "paste", "--via", "mail", "--from", "li", "--yes", given="承接 渠道推广")
    asked.did("zhou", "undo")
    assert asked.git("rev-parse", "HEAD") == before


def test_a_pipe_is_shown_what_was_understood_and_nothing_is_recorded(asked: Company) -> None:
    before = asked.git("rev-parse", "HEAD")
    answer = asked.does("zhou", "paste", "--via", "chat", given=CHAT)
    assert (answer.code, "渠道推广" in answer.out, "--yes" in answer.err) == (2, True, True)
    assert asked.git("rev-parse", "HEAD") == before
    assert asked.git("status", "--porcelain") == ""


def test_a_dry_run_shows_the_files_and_changes_nothing(asked: Company) -> None:
    before = asked.git("rev-parse", "HEAD")
    told = asked.did("zhou", "paste", "--via", "chat", "--dry-run", given=CHAT)
    assert "collabs/q4/feedback/sales/" in told and "recorded_by: zhou" in told
    assert asked.git("rev-parse", "HEAD") == before


def test_one_that_is_not_clear_lets_none_be_recorded(asked: Company) -> None:
    before = asked.git("rev-parse", "HEAD")
    answer = asked.does("zhou", "paste", "--via", "chat", "--yes", given=CHAT.replace("不承接：人手不足", "我再想想"))
    assert answer.code == 2
    assert "1 of 2 answers are not clear" in answer.err and "“我再想想”" in answer.err
    assert asked.git("rev-parse", "HEAD") == before


@pytest.mark.parametrize(("text", "said"), [
    ("承接渠道推广", "“渠道推广” stands behind its word without a blank"),
    ("承接", "lacks: scope"),
    ("承接 渠道推广，需要时再加人", "“时再加人” is read as “resources”"),
])  # fmt: skip
def test_what_is_doubtful_is_refused_where_nobody_can_be_asked(asked: Company, text: str, said: str) -> None:
    answer = asked.does("zhou", "paste", "--via", "chat", "--from", "li", "--yes", given=text)
    assert (answer.code, said in answer.err) == (2, True), answer.err


def test_what_is_shown_of_a_doubtful_one_can_be_pasted(asked: Company) -> None:
    refused = asked.does("zhou", "paste", "--via", "chat", "--from", "li", "--yes", given="承接渠道推广")
    labelled = refused.err.partition("error: ")[0]
    asked.did("zhou", "paste", "--via", "chat", "--from", "li", "--yes", given=labelled)
    assert "scope:\n  - 渠道推广\n" in _newest(asked, "collabs/q4/feedback/sales/*.yaml")


def test_how_it_was_heard_has_to_be_said(asked: Company) -> None:
    answer = asked.does("zhou", "paste", "--from", "li", "--yes", given="承接 渠道推广")
    assert (answer.code, "--via" in answer.err) == (2, True)


def test_who_may_not_record_for_somebody_is_told_so(asked: Company) -> None:
    answer = asked.does("wu", "paste", "--from", "wang", "--via", "chat", "--yes", given="活动页面 确认")
    assert answer.code != 0
    assert asked.git("log", "-1", "--format=%ae").strip() != "wu@example.com"


def test_programs_are_told_what_was_understood_and_recorded(asked: Company) -> None:
    told = json.loads(asked.did("zhou", "paste", "--via", "chat", "--yes", "--json", given=CHAT))
    first, second = told["answers"]
    assert (first["speaker"], first["act"], first["subject"]) == ("li", "feedback.feedback", "q4/sales")
    assert first["said"] == {
        "decision": "accept",
        "scope": ["渠道推广"],
        "resources": [{"what": "设计2人", "quantity": 2}],
    }
    assert (first["none"], first["beside"]) == (["risks"], ["谢谢"])
    assert second["recorded"]["by"] == "wu" and second["recorded"]["commit"]


def test_a_file_is_read_and_one_that_is_no_text_refused(asked: Company, tmp_path: Path) -> None:
    (tmp_path / "answer.txt").write_bytes("\ufeff李娜：承接 渠道推广\r\n".encode())
    asked.did("zhou", "paste", "--via", "mail", "--yes", "--file", str(tmp_path / "answer.txt"))
    (tmp_path / "gbk.txt").write_bytes("吴芳：承接 热线".encode("gbk"))
    answer = asked.does("zhou", "paste", "--via", "mail", "--yes", "--file", str(tmp_path / "gbk.txt"))
    assert (answer.code, "not UTF-8" in answer.err) == (3, True)


def test_at_a_terminal_what_is_not_clear_is_asked(asked: Company) -> None:
    typist = Typist(asked, "zhou", "paste", "--via", "phone")
    typist.types("承接渠道推广\n.", "nobody", "li")
    assert "“渠道推广” stands behind its word" in typist.asked()
    typist.types("maybe", "y")
    assert typist.ends() == 0, typist.seen
    assert "there is no member “nobody”" in typist.seen
    assert "via: phone" in _newest(asked, "collabs/q4/feedback/sales/*.yaml")


def test_at_a_terminal_what_is_missing_and_which_one_is_meant_is_asked(asked: Company) -> None:
    typist = Typist(asked, "zhou", "paste", "--from", "li", "--via", "chat")
    typist.types("进行中\n.", "9", "2", "访谈了一家", "n")
    assert typist.ends() == 2, typist.seen
    assert "q3/talks" in typist.seen
    assert not [*asked.root.glob("collabs/q3/logs/talks/*-li-*访谈*")]
