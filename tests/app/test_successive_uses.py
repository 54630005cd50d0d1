"""Acts one after another in one process, as the demo does them: each starts fewer git processes, and is the same act."""

from pathlib import Path

from tests.support.at_work import People
from tests.support.company import identity
from xcollab.app.acts.performing import perform
from xcollab.app.forms.all_forms import form_of
from xcollab.app.successive_uses import SuccessiveUses
from xcollab.app.workspace_view import WorkspaceView


def _commented(people: People, who: str, text: str, log: Path, known: SuccessiveUses | None = None) -> int:
    """How many processes of git a comment takes."""
    log.unlink(missing_ok=True)
    context = people.context(who)
    own = {**identity(who, people.moment), "GIT_TRACE2": str(log)}
    context.environment = {**context.environment, **own}
    if known:
        known.begin(context, own)
    perform(context, form_of("task", "comment"), {"task": "report", "text": text})
    if known:
        known.end(context)
    return sum(" start " in line for line in log.read_text().splitlines())


def test_what_the_act_before_found_out_is_not_asked_again(at_work: People, tmp_path: Path) -> None:
    known, log = SuccessiveUses(), tmp_path / "git.log"
    first = _commented(at_work, "li", "one", log, known)
    second = _commented(at_work, "sun", "two", log, known)
    alone = _commented(at_work, "chen", "three", log)
    fourth = _commented(at_work, "li", "four", log, known)  # another's commit came between
    assert second == fourth <= 9 < first <= alone
    view = WorkspaceView(at_work.context("zhou"))
    entries = sorted(view.state("q3").collab.entries, key=lambda entry: entry.statement.at)
    assert [entry.statement.by for entry in entries][-4:] == ["li", "sun", "chen", "li"]
    assert at_work.company.git("log", "-3", "--format=%an").splitlines() == ["Li Na", "Chen Jing", "Sun Lei"]
