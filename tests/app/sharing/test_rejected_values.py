"""What was not taken in a contradiction stays as a comment on its subject, where there is a place for one."""

import pytest

from tests.support.at_work import People
from xcollab.app.sharing.rejected_values import keep_untaken
from xcollab.store.sharing.rebase import Replay
from xcollab.workflow.merge.three_way_merge import Contradiction, Take


def _kept(people: People, record: str, actor: str = "zhou", take: Take = "theirs", *key: str) -> str | None:
    """The text of the comment; empty where the tip stays, None where there is no place for one."""
    context = people.context(actor)
    tip = context.repository.commit()
    one = Contradiction(record, key or ("title",), "Ours", "Theirs", "li", None)
    kept = keep_untaken(context, Replay(context.repository, take), tip, one, actor)
    return kept and (context.repository.git.run("diff", tip, kept).text if kept != tip else "")


@pytest.mark.parametrize(("record", "log"), [("q3/tasks/report", "q3/logs/report"), ("q3/request", "q3/logs/request")])
def test_the_value_of_a_plan_is_a_comment_in_its_log(at_work: People, record: str, log: str) -> None:
    text = _kept(at_work, record)
    assert text and f"+on: {log}\n" in text and "Ours" in text and "act: comment" in text


@pytest.mark.parametrize("record", ["departments/sales", "xcollab", "calendar"])
def test_settings_have_no_log(at_work: People, record: str) -> None:
    assert _kept(at_work, record) is None


def test_who_takes_no_part_may_not_comment(at_work: People) -> None:
    assert _kept(at_work, "q3/tasks/report", "wu") is None


def test_what_a_statement_says_stays_by_itself_where_the_own_value_is_taken(at_work: People) -> None:
    entry = at_work.view("li").state("q3").counted[-1]
    assert _kept(at_work, entry.record, "zhou", "mine", "due", "report") == ""
    assert "+on: q3/logs/report\n" in (_kept(at_work, entry.record, "zhou", "theirs", "due", "report") or "")
