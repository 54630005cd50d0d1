"""The day's log: all tasks that somebody does, as one form, in one commit."""

import pytest

from tests.support.at_work import People
from xcollab.app.acts.commit import FOR_GOOD, Keeping
from xcollab.app.daily.day_file import day_form, day_text
from xcollab.app.daily.day_log import DayLog, log_day
from xcollab.app.daily.open_tasks import open_tasks
from xcollab.errors import BadFile, Misused, XcollabError

PLAN = {"collab": "q3", "owner": "li", "criteria": ["c"]}


@pytest.fixture
def busy(at_work: People) -> People:
    """Li does the report, and has confirmed the visits, which come earlier."""
    at_work.do("zhou", "task", "create", new_id="visits", title="Visits", due="2024-07-08", **PLAN)
    at_work.do("li", "task", "confirm", task="q3/visits")
    for name in ("talks", "page"):
        at_work.do("zhou", "task", "create", new_id=name, title=name, due="2024-07-09", **PLAN | {"owner": "wang"})
    at_work.do("wang", "task", "confirm", task="q3/page")
    return at_work


def _logged(people: People, who: str, text: str, **typed: str) -> list[str]:
    outcome = log_day(people.context(who), typed, text.encode(), "day.yaml")
    assert len(people.company.git("show", "--format=", "--name-only", outcome.commit).split()) == len(outcome.paths)
    return [path.split("/")[3] for path in outcome.paths]


def test_the_tasks_of_the_day_are_those_at_work_the_nearest_first(busy: People) -> None:
    assert [one.name for one in open_tasks(busy.view("li"), "li")] == ["q3/visits", "q3/report"]
    assert [one.name for one in open_tasks(busy.view("li"), "li", "q3")] == ["q3/visits", "q3/report"]
    assert [one.name for one in open_tasks(busy.view("wang"), "wang")] == ["q3/page"], (
        "what is not confirmed is not at work"
    )


def test_all_of_them_are_logged_in_one_commit(busy: People) -> None:
    text = "q3/visits: {status: 进行中, text: begun}\nreport:\n  status: finished\n  text: done\n"
    assert _logged(busy, "li", text) == ["visits", "report"]
    state = busy.view("li").state("q3")
    assert [state.tasks[task].status for task in ("visits", "report")] == ["doing", "finished"]
    message = busy.company.git("log", "-1", "--format=%B")
    assert "Xcollab-Act: workspace.day-log" in message and "Xcollab-Collab: q3" in message
    assert "done" not in message, "nobody's words stand in a message"


@pytest.mark.parametrize(
    "text",
    [
        "q3/visits: 无变化\nq3/report:\n",
        "visits: {status: '-'}\n",
        "q3/report: {status: no change, text: }\n",
        "# nothing\n",
    ],
)
def test_where_nothing_changed_nothing_is_logged(busy: People, text: str) -> None:
    with pytest.raises(Misused) as refused:
        _logged(busy, "li", text)
    assert refused.value.code == "nothing-logged"


def test_a_text_without_a_change_goes_on_as_before_where_that_can_be_said_again(busy: People) -> None:
    assert _logged(busy, "li", "q3/report: {text: three more}\nvisits: 无变化\n") == ["report"]
    assert busy.view("li").state("q3").tasks["report"].status == "doing"
    with pytest.raises(Misused) as refused:
        _logged(busy, "li", "x-note: n\nq3/visits:\n  status: 无变化\n  text: three more\n")
    assert (refused.value.code, refused.value.where) == ("no-change-said", "day.yaml:4")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("q3/visits: {status: asleep, text: t}\n", "not-a-word", 1),
        ("visits:\n  status: doing\n  txt: t\n", "unknown-form-key", 3),
        ("visits:\n  status: doing\n", "missing-values", 1),
        ("visits:\n  status: needs-help\n  text: t\n", "field-needed", 1),
        ("nothing: 无变化\n", "no-match", 1),
        ("page: {status: doing, text: t}\n", "not-yours", 1),
        ("visits: {text: t, status: doing}\n\nq3/visits: {status: doing, text: t}\n", "day-task-twice", 3),
        ("visits: [doing]\n", "missing-values", 1),
    ],
)
def test_an_error_in_one_line_refuses_all_and_names_it(busy: People, text: str, code: str, line: int) -> None:
    head = busy.company.git("rev-parse", "HEAD")
    with pytest.raises(XcollabError) as refused:
        _logged(busy, "li", f"{text}report: {{status: doing, text: right}}\n")
    assert (refused.value.code, refused.value.where) == (code, f"day.yaml:{line}")
    assert busy.company.git("rev-parse", "HEAD") == head


def test_of_several_errors_each_is_told(busy: People) -> None:
    context = busy.context("li")
    with pytest.raises(Misused) as refused:
        log_day(context, {}, b"visits: asleep\nreport: {status: doing}\n", "day.yaml")
    assert (refused.value.code, refused.value.arguments["n"]) == ("day-refused", 2)
    assert sum("(day.yaml:" in line for line in context.told) == 2


@pytest.mark.parametrize(
    ("blob", "code"), [(b"a: [", "bad-yaml"), (b"\xff: a", "not-utf8"), (b"- a\n", "not-a-mapping")]
)
def test_what_is_no_form_is_refused_with_its_line(busy: People, blob: bytes, code: str) -> None:
    with pytest.raises(BadFile) as refused:
        log_day(busy.context("li"), {}, blob, "day.yaml")
    assert (refused.value.code, refused.value.where) == (code, "day.yaml:1")
    if code == "not-utf8":
        with pytest.raises(BadFile) as refused:
            log_day(busy.context("li"), {}, blob, "stdin")
        assert refused.value.code == "given-not-utf8"


def test_the_form_tells_how_each_stands_and_changes_nothing_as_it_is(busy: People) -> None:
    busy.do("li", "task", "progress", task="report", status="doing", text=f"{'long ' * 60}\nsecond")
    for language in ("en", "zh"):
        view = busy.view("li")
        view.context.language = language
        form = day_form(view, open_tasks(view, "li"), {}, "xcollab log --file day.yaml")
        assert "\nq3/visits:\n  status: " in form and form.index("q3/visits:") < form.index("q3/report:")
        assert "long long" in form and all(len(line) < 160 for line in form.splitlines())
        day = DayLog(view.context, {})
        assert day.read(form.encode(), "form") == ([], [])
        filled = form.replace("  text:", "  text: something", 2).replace(
            view.context.words.label("day", "no-change"), "doing"
        )
        assert [act.subject.id for act in day.read(filled.encode(), "form").acts] == ["visits", "report"]


def test_what_was_said_is_written_as_it_is_read(busy: People) -> None:
    day = DayLog(busy.context("li"), {"collab": "q3"})
    text = "visits: {status: 延期, text: t, forecast: 2024-07-12, reason: r}\n"
    found = day.read(text.encode(), "day.yaml")
    again = day.read(day_text(found.said).encode(), "draft")  # type: ignore[arg-type]
    assert [act.filled.said for act in again.acts] == [act.filled.said for act in found.acts]
    assert day_text({}) == ""
    form = day_form(day.view, day.tasks, found.said, "xcollab log")  # type: ignore[arg-type]
    assert [act.filled.said for act in day.read(form.encode(), "form").acts] == [act.filled.said for act in found.acts]


def test_a_file_that_is_attached_to_several_is_written_once(busy: People) -> None:
    (busy.root.parent / "draft.txt").write_text("A draft\n")
    line = "{status: doing, text: t, attachments: [../draft.txt]}"
    outcome = log_day(busy.context("li"), {}, f"visits: {line}\nreport: {line}\n".encode(), "day.yaml")
    assert len(outcome.paths) == 3
    assert busy.company.git("status", "--porcelain") == ""


def test_the_day_of_somebody_else_is_recorded_for_them(busy: People) -> None:
    typed = {"for_": "li", "via": "phone"}
    assert _logged(busy, "zhou", "report: {status: doing, text: t}\n", **typed) == ["report"]
    last = busy.view("li").state("q3").tasks["report"].last_log
    assert last and (last.statement.by, last.statement.recorded_by) == ("li", "zhou")


def test_others_hear_at_once_who_is_waited_for_and_a_dry_run_writes_nothing(busy: People) -> None:
    text = b"report: {status: needs-help, text: t, needs: 'prices; from=tech'}\nvisits: {status: delayed, text: t, forecast: in 3 days, reason: r}\n"
    tried = log_day(busy.context("li"), {}, text, "day.yaml", Keeping(dry_run=True))
    assert tried.dry and len(tried.decided.shown) == 2
    told = log_day(busy.context("li"), {}, text, "day.yaml", FOR_GOOD).decided.told("abc")
    assert any("is asked to help with report" in line for line in told)
    assert sum("log each working day" in line for line in told) == 0, "nobody waits for what was just said"


def test_work_in_several_collaborations_is_one_commit_too(busy: People) -> None:
    busy.do("chen", "request", "create", new_id="q4", title="Fair", background="b", objectives=["o"], coordinator="zhou",
            departments=["sales"], due="2024-12-20", milestones=["Fair; date=2024-12-01"])  # fmt: skip
    busy.do("chen", "request", "submit", collab="q4")
    busy.do("li", "feedback", "feedback", collab="q4", decision="accept", scope=["stand"])
    busy.do("zhou", "request", "confirm", collab="q4")
    busy.do("zhou", "task", "create", new_id="stand", title="Stand", due="2024-11-08", **PLAN | {"collab": "q4"})
    busy.do("li", "task", "confirm", task="q4/stand")
    text = "q3/report: {status: doing, text: t}\nq4/stand: {status: doing, text: t}\n"
    outcome = log_day(busy.context("li"), {}, text.encode(), "day.yaml")
    assert (outcome.decided.subject, outcome.decided.collab) == ("q3, q4", None)
    assert [one.name for one in open_tasks(busy.view("li"), "li", "q4")] == ["q4/stand"]


def test_a_task_that_waited_for_several_of_the_day_can_begin_and_is_told_so(busy: People) -> None:
    after = PLAN | {"owner": "wang", "depends_on": ["report", "visits"]}
    busy.do("zhou", "task", "create", new_id="print", title="Print", due="2024-07-19", **after)
    busy.do("wang", "task", "confirm", task="q3/print")
    text = "report: {status: finished, text: t}\nvisits: {status: finished, text: t}\n"
    told = log_day(busy.context("li"), {}, text.encode(), "day.yaml").decided.told("abc")
    assert sum("begin task print" in line for line in told) == 1


def test_a_task_is_logged_by_its_fields_as_well(busy: People) -> None:
    day = DayLog(busy.context("li"), {})
    assert day.said("q3/report", {}) is None and day.said("q3/report", {"status": "-", "text": ""}) is None
    more = day.said("q3/report", {"text": "three more"})
    assert more and more.filled.typed["status"] == "doing", "one at work goes on as before"
    begun = day.said("q3/visits", {"status": "doing", "text": "begun"})
    assert begun and begun.subject.name == "q3/visits"
    with pytest.raises(Misused) as refused:
        day.said("q3/visits", {"text": "three more"})
    assert (refused.value.code, refused.value.where) == ("no-change-said", "")
    with pytest.raises(XcollabError):
        day.said("q3/visits", {"status": "needs-help", "text": "stuck"})
