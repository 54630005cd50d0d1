"""A pushed branch becomes a pull request: by the forge's program, by a page to open, or by whoever merges it."""

from pathlib import Path

import pytest

from tests.support.at_work import People
from tests.support.servers.clients import Client
from tests.support.servers.hub import Hub
from xcollab.app.context import Context
from xcollab.app.sharing.pull_request import Proposal, base_name, commands, open_, share, worded
from xcollab.channels import running
from xcollab.errors import NotShared
from xcollab.store.sharing.pull_request_branch import Line
from xcollab.store.sharing.remote import Seen, look

OPEN = "https://forge.example.com/acme/office/pull/1"


@pytest.fixture
def gh(on_github: People, tmp_path: Path) -> Client:
    """GitHub's program, logged in."""
    client = Client(tmp_path / "programs", on_github.company, "gh")
    client.log_in("github.com")
    return client


def _committed(people: People, branch: str = "change") -> Proposal:
    """A comment of Li's on a branch."""
    people.company.git("switch", "--quiet", "--create", branch)
    people.do("li", "task", "comment", task="report", text="half")
    return _proposal(people, branch)


def _proposal(people: People, branch: str) -> Proposal:
    seen = look(people.context("li").repository, "origin", (branch,))
    return Proposal("origin", seen, branch, people.company.git("rev-parse", branch).strip())


def _opened(people: People, proposal: Proposal) -> list[str]:
    """What is said while it is opened."""
    context: Context = people.context("li")
    open_(context, proposal)
    return context.told


# --- by a program


def test_the_program_of_the_forge_opens_it_and_its_answer_is_all_that_is_said(on_github: People, gh: Client) -> None:
    assert _opened(on_github, _committed(on_github)) == [OPEN]
    assert gh.flag("--title") == "Li Na commented on q3/report: half"


def test_one_that_is_open_already_is_joined(on_github: People, gh: Client) -> None:
    gh.fails("create", f'a pull request for branch "change" into branch "main" already exists:\n{OPEN}')
    assert _opened(on_github, _committed(on_github)) == [f"This joined the open request: {OPEN}"]


def test_where_the_program_fails_its_words_are_shown_and_the_page_is_named(on_github: People, gh: Client) -> None:
    gh.fails("create", "HTTP 502")
    said, failed, *page = _opened(on_github, _committed(on_github))
    assert (said, failed) == ("HTTP 502", "gh did not open it.")
    assert any("https://github.com/acme/office/compare/main...change" in line for line in page)


def test_a_program_that_says_nothing_and_fails_is_named_alone(on_github: People, gh: Client) -> None:
    gh.fails("create", "")
    assert _opened(on_github, _committed(on_github))[0] == "gh did not open it."


def test_a_program_that_does_not_answer_is_ended(
    on_github: People, gh: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    gh.does("create", "exec sleep 60\n")
    monkeypatch.setattr(running, "PATIENCE", 3.0)
    assert _opened(on_github, _committed(on_github))[0] == "gh did not answer in time, and was ended."


def test_what_would_be_run_names_the_program(on_github: People, gh: Client) -> None:
    context = on_github.context("li")
    seen = look(context.repository, "origin", ("change",))
    *_, push, create = commands(context, "origin", seen, Line("change", "", ""))
    assert push == "git push origin change" and create.startswith("gh pr create --repo github.com/acme/office")
    again = commands(context, "origin", seen, Line("change", "", "0123abcd"))
    assert again[1] == "git branch --force change COMMIT"


# --- by a page, or by a person


@pytest.mark.parametrize(
    ("host", "told"),
    [
        ("gitee.com", "https://gitee.com/acme/office/pull/new/acme:change...acme:main"),
        ("git.example.com", "git merge"),
    ],
)
def test_without_a_program_it_is_said_where_or_how_it_comes_in(on_github: People, host: str, told: str) -> None:
    on_github.company.git("remote", "set-url", "origin", f"git@{host}:acme/office.git")
    assert told in "\n".join(_opened(on_github, _committed(on_github)))


def test_of_a_directory_somebody_merges_it(on_github: People, hub: Hub) -> None:
    on_github.company.git("remote", "set-url", "origin", str(hub.work))
    said = "\n".join(_opened(on_github, _committed(on_github)))
    assert "git merge" in said and "http" not in said


# --- its words


def test_a_change_of_plans_alone_is_called_as_its_commit(on_github: People) -> None:
    on_github.company.git("switch", "--quiet", "--create", "change")
    on_github.do("zhou", "task", "edit", task="report", title="Report on rivals")
    proposed = worded(on_github.context("zhou"), _proposal(on_github, "change"))
    assert proposed.title == on_github.company.git("log", "-1", "--format=%s").strip()
    assert "collabs/q3/tasks/report.yaml" in proposed.body


def test_several_acts_are_counted_and_each_is_told_the_oldest_first(on_github: People) -> None:
    _committed(on_github)
    on_github.do("li", "request", "comment", collab="q3", text="and more")
    proposed = worded(on_github.context("li"), _proposal(on_github, "change"))
    assert proposed.title == "q3: 2 acts"
    assert 0 < proposed.body.index("half") < proposed.body.index("and more")
    assert worded(on_github.context("li"), _proposal(on_github, "change")._replace(title="Mine")).title == "Mine"


def test_the_branch_it_goes_to_is_main_where_the_remote_tells_of_none() -> None:
    assert base_name(Seen("origin", True, "trunk", {})) == "trunk"
    assert base_name(Seen("origin", True, "", {})) == "main"


# --- pushed first


def test_what_cannot_be_pushed_is_not_shared_and_it_says_so(on_github: People, hub: Hub) -> None:
    proposal = _committed(on_github)
    hub.goes_down()
    with pytest.raises(NotShared, match="branch-not-shared") as refused:
        share(on_github.context("li"), proposal)
    assert "no route to host" in str(refused.value.arguments["said"])
