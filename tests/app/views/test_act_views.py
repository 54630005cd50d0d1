"""What acts answer programs with: what was kept, and what a dry run would have kept."""

from tests.support.at_work import People
from xcollab.app.acts.commit import Keeping
from xcollab.app.acts.performing import perform
from xcollab.app.acts.redaction import Secret, redact
from xcollab.app.forms.all_forms import form_of
from xcollab.app.views.acts import FilePreview, act_view, preview_view

DRY = Keeping(dry_run=True)


def test_a_preview_holds_the_message_and_each_file_of_others_the_size_alone(at_work: People) -> None:
    (at_work.root / "plan.txt").write_text("plan\n")
    given = {"task": "report", "status": "doing", "text": "half", "attachments": ["plan.txt"]}
    outcome = perform(at_work.context("li"), form_of("task", "progress"), given, DRY)
    told = preview_view(outcome)
    assert (told.act, told.subject, told.dry_run) == ("task.progress", "q3/report", True)
    assert told.message == outcome.decided.message
    statement, attached = told.files
    assert statement.text and "text: half\n" in statement.text and statement.bytes == len(statement.text.encode())
    assert attached == FilePreview(attached.path, None, 5) and attached.path.endswith(".txt")


def test_what_would_be_deleted_has_neither_text_nor_size(at_work: People) -> None:
    (at_work.root / "secret.txt").write_text("secret\n")
    said = at_work.do("li", "task", "comment", task="report", text="see there", attachments=["secret.txt"]).decided
    told = preview_view(redact(at_work.context("li"), Secret(str(said.statement), "attachments", "r"), DRY))
    assert [(file.text, file.bytes) for file in told.files if "/attachments/" in file.path] == [(None, None)]


def test_what_was_kept_names_its_author_its_statement_and_who_is_waited_for(at_work: People) -> None:
    outcome = at_work.do("li", "issue", "open", collab="q3", title="Late", kind="delay", description="d", impact="2 days",
                         wanted_by="2024-07-19", department="tech", tasks=["report"])  # fmt: skip
    told = act_view(at_work.context("li").words, outcome)
    assert (told.act, told.collab, told.by, told.commit) == ("issue.open", "q3", "li", outcome.commit)
    assert told.statement and told.files == [
        f"collabs/{outcome.decided.subject.replace('/', '/issues/')}/{told.statement}.yaml"
    ]
    assert told.waiting and {person for wait in told.waiting for person in wait.people} >= {"wang"}
    assert told.warnings is None


def test_what_is_worth_knowing_is_a_finding_beside_it(at_work: People) -> None:
    """Wu is all of the department that asks, and coordinates: nobody else could accept for its side."""
    at_work.do("wu", "request", "create", new_id="q4", title="Fair", background="b", objectives=["o"], coordinator="wu",
               departments=["sales"], due="2024-09-30", milestones=["Fair; date=2024-09-01"])  # fmt: skip
    told = act_view(at_work.context("wu").words, at_work.do("wu", "request", "submit", collab="q4"))
    assert told.warnings and [one.code for one in told.warnings] == ["nobody-accepts"]
