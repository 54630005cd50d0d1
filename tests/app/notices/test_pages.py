"""Where something is answered in the browser: the workspace's own page, or a new file on the forge, which a push then brings in."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.support.at_work import People
from xcollab.app.notices.letters import Letters
from xcollab.app.notices.notify import Notices, Occasion
from xcollab.app.notices.pages import Pages
from xcollab.workflow.obligations.obligation import Obligation
from xcollab.workflow.views.replies import Reply


@pytest.fixture
def at_forge(at_work: People) -> People:
    """The company's repository came from GitHub."""
    at_work.company.git("remote", "add", "origin", "git@github.com:acme/launch.git")
    return at_work


def pages(people: People, before: str, member: str) -> list[str]:
    """The addresses in a member's digest of what happened since."""
    found = Notices(people.context("wu"), Occasion(since=before))
    (own,) = (one for one in found.digests if one.recipient.member == member)
    return [ask.page for part in Letters(found.view).letter(own).parts for ask in part.asks]


def filled(page: str) -> tuple[str, str]:
    """Path and text of the file that a page of GitHub is filled with."""
    query = parse_qs(urlsplit(page).query)
    return query["filename"][0], query["value"][0]


def asked_to_take_on(people: People) -> str:
    """Wang is given a task; the commit before."""
    before = people.company.git("rev-parse", "HEAD").strip()
    people.do(
        "zhou",
        "task",
        "create",
        collab="q3",
        new_id="page",
        title="Page",
        owner="wang",
        due="2024-07-20",
        criteria=["c"],
    )
    return before


def test_an_answer_that_needs_no_words_stands_there_whole_and_counts_once_it_is_committed(at_forge: People) -> None:
    path, text = filled(pages(at_forge, asked_to_take_on(at_forge), "wang")[0])
    file = at_forge.root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    at_forge.company.git("add", "collabs")
    at_forge.company.git(
        "commit",
        "--quiet",
        "-m",
        "By hand",
        "--author",
        "Wang Qiang <wang@example.com>",
        f"--date={at_forge.moment.isoformat()}",
    )
    assert at_forge.company.did("zhou", "check", "--base", "HEAD~1", at=at_forge.moment.isoformat())
    assert "to do" in at_forge.company.did("wang", "task", "show", "page")


def test_what_is_left_to_say_stands_there_as_lines_to_fill_in(at_forge: People) -> None:
    before = at_forge.company.git("rev-parse", "HEAD").strip()
    at_forge.do("li", "issue", "open", collab="q3", title="Late", kind="delay", description="d", impact="2 days",
                wanted_by="2024-07-20", department="tech", tasks=["report"])  # fmt: skip
    _, text = filled(pages(at_forge, before, "wang")[0])
    assert "act: propose\n" in text and "by: wang\n" in text and "\ntext: \n" in text and "# ready_by:\n" in text


def test_a_department_is_asked_by_the_form_that_invitations_have(at_forge: People) -> None:
    before = at_forge.company.git("rev-parse", "HEAD").strip()
    at_forge.do("chen", "request", "create", new_id="q4", title="Fair", background="b", objectives=["o"], coordinator="zhou",
                departments=["tech"], due="2024-09-30", milestones=["Fair; date=2024-09-01"])  # fmt: skip
    at_forge.do("chen", "request", "submit", collab="q4")
    _, text = filled(pages(at_forge, before, "wang")[0])
    assert "answers: terms1:" in text and "\ndecision: \n" in text and "# resources:\n" in text


def test_what_no_hand_types_has_no_page(at_forge: People) -> None:
    before = at_forge.company.git("rev-parse", "HEAD").strip()
    at_forge.do("li", "task", "progress", task="report", status="needs-help", text="t", needs="numbers; from=tech")
    at_forge.do("zhou", "task", "comment", task="report", text="go on", mentions=["li"])
    at_forge.do("wang", "task", "comment", task="report", text="here they are")
    assert all(page for page in pages(at_forge, before, "li"))
    at_forge.do("li", "task", "progress", task="report", status="finished", text="done")
    found = Notices(at_forge.context("wu"), Occasion(reminders=True), "2024-07-10T10:00+08:00")
    (own,) = found.digests
    assert [ask.page for ask in found.letters.letter(own).parts[0].asks] == [""], "deliverables are attached"


def test_a_verdict_stands_there_criterion_by_criterion(at_forge: People) -> None:
    before = at_forge.company.git("rev-parse", "HEAD").strip()
    at_forge.do("li", "acceptance", "submit", task="report", deliverables=["Report; quantity=1; meets=yes"])
    _, text = filled(pages(at_forge, before, "zhou")[0])
    assert "checks:\n  - criterion: 1\n    met: true\n" in text and "judges: deliverables1:" in text


def test_what_rests_on_what_is_left_to_say_has_no_page(at_forge: People) -> None:
    view = at_forge.view("zhou")
    owed = Obligation("leaver-coordinates", "q3", "q3", ("chen",), "marketing")
    assert Pages(view).page(owed, "chen", Reply("request", "handover", "q3")) == ""
    assert Pages(view).page(owed, "chen", Reply("workspace", "member-add", "")) == ""
    assert Pages(view).page(owed, "chen", None) == ""


def test_without_a_forge_there_is_none(at_work: People) -> None:
    assert pages(at_work, asked_to_take_on(at_work), "wang") == [""]


def test_the_workspaces_own_page_goes_before_the_forges(at_forge: People) -> None:
    settings = at_forge.root / "xcollab.yaml"
    settings.write_text(f"{settings.read_text()}web: https://work.example/acme/\n")
    at_forge.company.git("commit", "--quiet", "-am", "web")
    assert pages(at_forge, asked_to_take_on(at_forge), "wang") == ["https://work.example/acme/q3#page"]
