"""All tasks that wait for somebody to confirm them, confirmed in one commit."""

import pytest

from tests.support.at_work import People
from xcollab.app.acts.commit import Keeping
from xcollab.app.daily.confirming import confirm_all, to_confirm
from xcollab.errors import Misused

PLAN = {"collab": "q3", "owner": "li", "due": "2024-07-08", "criteria": ["neat", "clean"]}


def test_what_was_proposed_and_what_has_new_terms_is_confirmed_at_once(at_work: People) -> None:
    for name in ("visits", "talks"):
        at_work.do("zhou", "task", "create", new_id=name, title=name.title(), **PLAN)
    at_work.do("zhou", "task", "create", new_id="page", title="Page", **PLAN | {"owner": "wang"})
    at_work.do("zhou", "task", "edit", task="report", criteria=["another"])
    context = at_work.context("li")
    found = to_confirm(context)
    lines = [*found.lines()]
    assert sum(line.startswith("q3/") for line in lines) == 3 and "    2. clean" in lines
    assert any("to be renewed" in line for line in lines)
    assert confirm_all(context, found, Keeping(dry_run=True)).dry
    context = at_work.context("li")
    outcome = confirm_all(context, to_confirm(context, "q3"))
    assert len(outcome.paths) == 3
    assert (
        at_work.company.git("log", "-1", "--format=%H %P").split()[1]
        == at_work.company.git("rev-parse", "HEAD~1").strip()
    )
    state = at_work.view("li").state("q3")
    assert [state.tasks[name].status for name in ("visits", "talks", "page", "report")] == [
        "todo",
        "todo",
        "proposed",
        "doing",
    ]
    assert not state.to_renew("report")
    context = at_work.context("li")
    with pytest.raises(Misused) as refused:
        confirm_all(context, to_confirm(context))
    assert refused.value.code == "nothing-to-confirm"
