"""`gh`, `glab` and `tea`, played by stand-ins that take only documented flags and write down how they were called."""

from pathlib import Path

import pytest

from tests.commands.nouns.test_signoff import ANSWER, REQUEST, asked, hub
from tests.support.company import Company
from tests.support.servers.clients import Client
from tests.support.servers.hub import Hub
from xcollab.channels import running

__all__ = ["asked", "hub"]

TITLE = "Li Na answered for Sales: accept"
HEAD, BASE = "signoff/q3/sales", "main"
OPEN = "https://forge.example.com/acme/office/pull/1"
HOSTS = {"gh": "github.com", "glab": "gitlab.example.com", "tea": "gitea.example.com"}


def _client(company: Company, tmp_path: Path, name: str, host: str = "", called: str = "") -> Client:
    client = Client(tmp_path / "programs", company, name, called)
    company.git("remote", "set-url", "origin", f"git@{host or HOSTS[name]}:acme/office.git")
    return client


def test_gh_is_given_title_and_body_and_its_answer_is_shown(asked: Company, tmp_path: Path, hub: Hub) -> None:
    gh = _client(asked, tmp_path, "gh")
    gh.log_in("github.com")
    told = asked.did("li", *ANSWER)
    assert gh.words(0) == ["auth", "status", "--hostname", "github.com"]
    assert gh.words(1) == ["pr", "create", "--repo", "github.com/acme/office", "--head", HEAD, "--base", BASE,
                           "--title", TITLE, "--body-file", "-"]  # fmt: skip
    assert str(gh.calls()[1]["given"]).startswith("**Q3 新品上市 (q3)**\n\n- Li Na answered for Sales: accept\n")
    assert OPEN in told
    assert "compare" not in told


@pytest.mark.parametrize(
    ("name", "address", "told"),
    [
        ("gh", "git@github.com:acme/office.git", {"--repo": "github.com/acme/office"}),
        ("gh", "https://github.example.com/acme/office", {"--repo": "github.example.com/acme/office"}),
        ("glab", "git@gitlab.example.com:a/b/c/office.git",
         {"--repo": "https://gitlab.example.com/a/b/c/office", "--head": "https://gitlab.example.com/a/b/c/office"}),
        ("glab", "https://gitlab.example.com:8443/acme/office.git",
         {"--repo": "https://gitlab.example.com:8443/acme/office", "--head": "https://gitlab.example.com:8443/acme/office"}),
        ("tea", "git@gitea.example.com:acme/office.git", {"--repo": "acme/office", "--login": "work"}),
        ("tea", "https://gitea.example.com/below/acme/office.git", {"--repo": "acme/office", "--login": "work"}),
    ],
)  # fmt: skip
def test_every_program_is_told_host_and_project_whatever_other_remotes_and_variables_say(
    asked: Company, tmp_path: Path, name: str, address: str, told: dict[str, str]
) -> None:
    client = _client(asked, tmp_path, name)
    client.log_in("gitea.example.com/below" if "below" in address else HOSTS[name])
    asked.did("li", *ANSWER[:-1])
    asked.git("remote", "set-url", "--push", "origin", address)
    asked.git("remote", "add", "upstream", f"git@{HOSTS[name]}:somebody/else.git")
    asked.environment |= {"GH_HOST": "elsewhere.example.com", "GITLAB_HOST": "elsewhere.example.com"}
    asked.git("push", "--quiet", str(tmp_path / "hub/acme/office.git"), "HEAD:refs/heads/aside")
    asked.git("config", f"url.{asked.root.parent}/hub/acme/office.git.pushInsteadOf", address)
    asked.environment["GIT_SSH_COMMAND"] = "false"
    preview = asked.did("li", "pr", "open", "--dry-run")
    for flag, value in told.items():
        assert f"{flag} {value} " in preview


@pytest.mark.parametrize("name", ["gh", "glab", "tea"])
def test_every_program_gets_branch_title_and_text_and_neither_asks_nor_decorates(
    asked: Company, tmp_path: Path, name: str
) -> None:
    client = _client(asked, tmp_path, name)
    client.log_in(HOSTS[name])
    asked.environment |= {
        "GH_HOST": "elsewhere.example.com",
        "GITLAB_HOST": "elsewhere.example.com",
        "GH_FORCE_TTY": "100%",
    }
    assert OPEN in asked.did("li", *ANSWER)
    call = client.calls()[-1]
    head, base = ("--source-branch", "--target-branch") if name == "glab" else ("--head", "--base")
    assert (client.flag(head), client.flag(base), client.flag("--title")) == (HEAD, BASE, TITLE)
    assert (str(call["given"]) if name == "gh" else client.flag("--description")).startswith("**Q3")
    environment = call["environment"]
    assert isinstance(environment, dict)
    assert environment.get("GH_FORCE_TTY") is None
    assert environment["GH_PROMPT_DISABLED"] == environment["NO_PROMPT"] == "1"
    if name != "tea":
        assert environment["GH_HOST" if name == "gh" else "GITLAB_HOST"] == HOSTS[name]
    assert call["terminal"] is False


def test_tea_counts_only_where_it_is_logged_in_to_this_host(asked: Company, tmp_path: Path) -> None:
    tea = _client(asked, tmp_path, "tea")
    tea.log_in("elsewhere.example.com")
    assert "Open the pull request here:\n    https://gitea.example.com/" in asked.did("li", *ANSWER)
    tea.log_in("gitea.example.com", "the company")
    assert OPEN in asked.did("wang", *ANSWER)
    assert tea.flag("--login") == "the company"


def test_of_several_logins_the_one_at_this_address_is_used(asked: Company, tmp_path: Path) -> None:
    tea = _client(asked, tmp_path, "tea")
    tea.answers("login", '"Name","URL","SSHHost","User","Default"\n"other","https://gitea.example.org","gitea.example.org","li","true"\n'
                         '"by ssh","https://web.example.com","gitea.example.com:2222","li","false"')  # fmt: skip
    asked.did("li", *ANSWER)
    assert tea.flag("--login") == "by ssh"


def test_debian_calls_it_tea_cli_and_what_is_called_tea_there_is_left_alone(asked: Company, tmp_path: Path) -> None:
    tea = _client(asked, tmp_path, "tea", called="tea-cli")
    tea.log_in("gitea.example.com")
    (tea.home / "tea").write_text(f"#!/bin/sh\ntouch {tea.home}/editor\n")
    (tea.home / "tea").chmod(0o755)
    assert OPEN in asked.did("li", *ANSWER)
    assert "tea-cli pr create --login work --repo acme/office " in asked.did("wang", *ANSWER, "--dry-run")
    assert not (tea.home / "editor").exists()


ALREADY = {
    "gh": (
        'a pull request for branch "signoff/q3/sales" into branch "main" already exists:\nhttps://github.com/acme/office/pull/7',
        "https://github.com/acme/office/pull/7",
    ),
    "glab": (
        "POST https://gitlab.example.com/api/v4/projects/1/merge_requests: 409 "
        "{message: [Another open merge request already exists for this source branch: !7]}",
        "https://gitlab.example.com/acme/office/-/merge_requests/7",
    ),
    "tea": (
        "Error: could not create PR from signoff/q3/sales to acme:main: pull request already exists for these targets "
        "[id: 31, issue_id: 64, head_repo_id: 1, base_repo_id: 1, head_branch: signoff/q3/sales, base_branch: main]",
        "https://gitea.example.com/acme/office/pulls/7",
    ),
}
"""What each says of a branch that has an open request, and the request's address."""
LISTS = {
    "gh": '[{"url":"https://github.com/acme/office/pull/7"}]',
    "glab": '[{"iid":7,"web_url":"https://gitlab.example.com/acme/office/-/merge_requests/7"}]',
    "tea": '"index","head","base","url"\n"3","signoff/q3/tech","main","https://gitea.example.com/acme/office/pulls/3"\n'
           '"7","signoff/q3/sales","main","https://gitea.example.com/acme/office/pulls/7"',
}  # fmt: skip


@pytest.mark.parametrize("name", ["gh", "glab", "tea"])
@pytest.mark.parametrize("tells", [True, False])
def test_a_second_act_on_the_branch_says_which_open_request_it_joined(
    asked: Company, tmp_path: Path, name: str, tells: bool
) -> None:
    client = _client(asked, tmp_path, name)
    client.log_in(HOSTS[name])
    asked.did("li", *ANSWER)
    said, address = ALREADY[name]
    client.fails("create", said if tells else "GraphQL: A pull request already exists for acme:signoff/q3/sales.")
    client.answers("list", LISTS[name])
    result = asked.does("sun", *ANSWER)
    assert (result.code, result.err) == (0, "")
    assert result.out.endswith(f"This joined the open request: {address}\n")
    assert "Open the pull request here:" not in result.out
    assert "issue_id" not in result.out


def test_where_nobody_tells_the_address_it_is_joined_all_the_same(asked: Company, tmp_path: Path) -> None:
    tea = _client(asked, tmp_path, "tea")
    tea.log_in("gitea.example.com")
    tea.fails("create", ALREADY["tea"][0])
    tea.fails("list", "no route to host")
    assert asked.did("li", *ANSWER).endswith(f"This joined the open pull request of branch {HEAD}.\n")


def test_what_else_exists_already_is_a_failure(asked: Company, tmp_path: Path) -> None:
    gh = _client(asked, tmp_path, "gh")
    gh.log_in("github.com")
    gh.fails("create", "a label with this name already exists")
    result = asked.does("li", *ANSWER)
    assert "gh did not open it." in result.err
    assert "Open the pull request here:" in result.out


def test_who_is_not_logged_in_gets_the_address(asked: Company, tmp_path: Path) -> None:
    gh = _client(asked, tmp_path, "gh")
    told = asked.did("li", *ANSWER)
    assert (
        "Open the pull request here:\n    https://github.com/acme/office/compare/main...signoff/q3/sales?quick_pull=1&"
        in told
    )
    assert len(gh.calls()) == 1


def test_a_program_that_fails_says_so_and_the_address_follows(asked: Company, tmp_path: Path) -> None:
    gh = _client(asked, tmp_path, "gh")
    gh.log_in("github.com")
    gh.fails("create", "HTTP 502")
    result = asked.does("li", *ANSWER)
    assert result.code == 0
    assert "HTTP 502" in result.out
    assert "gh did not open it." in result.err
    assert "Open the pull request here:" in result.out


def test_a_program_that_asks_or_hangs_is_given_up_and_the_address_follows(
    asked: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "PATIENCE", 5)
    gh = _client(asked, tmp_path, "gh")
    gh.log_in("github.com")
    gh.does("create", "echo Password:\nread answer\nsleep 100 &\nwait\n")
    result = asked.does("li", *ANSWER)
    assert result.code == 0
    assert "gh did not answer in time, and was ended." in result.err
    assert "Open the pull request here:" in result.out


def test_what_people_wrote_mentions_nobody_closes_nothing_and_skips_no_check(asked: Company, tmp_path: Path) -> None:
    gh = _client(asked, tmp_path, "gh")
    gh.log_in("github.com")
    asked.git("switch", "-qc", "talk")
    said = "Fixes #12, closes GH-3 and acme/office#4: @zhou, see !7 [skip ci] https://github.com/acme/office/issues/9 <b>|*"
    asked.did("li", "request", "comment", "q3", "-m", said)
    asked.did("li", "pr", "open")
    created = gh.calls()[1]
    for text in (gh.flag("--title", 1), str(created["given"])):
        for live in ("#12", "#4", "@zhou", "GH-3", "!7", "[skip ci]", "://"):
            assert live not in text, live
    assert "<b>" not in str(created["given"])


def test_titles_and_texts_are_in_the_workspaces_language_whatever_the_readers(asked: Company, tmp_path: Path) -> None:
    settings = asked.root / "xcollab.yaml"
    settings.write_text(settings.read_text().replace("language: en", "language: zh"))
    asked.git("commit", "-qam", "Chinese")
    asked.git("push", "-q", "origin", "main")
    gh = _client(asked, tmp_path, "gh")
    gh.log_in("github.com")
    asked.did("li", *ANSWER, "--lang", "en")
    assert gh.flag("--title", 1) == "Li Na 代表Sales反馈：承接"
    assert "文件：" in str(gh.calls()[1]["given"])


@pytest.mark.parametrize("host", ["gitee.com", "code.example.com"])
def test_a_forge_without_a_program_gets_title_and_text_to_paste(asked: Company, host: str) -> None:
    asked.git("remote", "set-url", "origin", f"git@{host}:acme/office.git")
    told = asked.did("li", *ANSWER)
    assert f"Its title:\n    {TITLE}\n" in told
    assert "Its text:\n    **Q3 新品上市 (q3)**" in told
    assert ("https://gitee.com/acme/office/pull/new/acme:" in told) is (host == "gitee.com")
    assert ("where code.example.com has no such page" in told) is (host == "code.example.com")


def test_a_plain_server_has_no_page_and_merging_is_told_with_commands_that_run(asked: Company, hub: Hub) -> None:
    asked.git("remote", "set-url", "origin", "git@code.example.com:acme/office.git")
    settings = asked.root / "xcollab.yaml"
    settings.write_text(settings.read_text() + "forge: none\n")
    asked.git("commit", "-qam", "No forge")
    asked.git("push", "-q", "origin", "main")
    told = asked.did("li", *ANSWER)
    assert "origin has no page for pull requests: who looks at it merges it on main, with" in told
    assert "Open a pull request" not in told
    assert "Its text:" not in told
    printed = [line.strip() for line in told.splitlines() if line.startswith("    ")]
    assert printed == ["git fetch origin", f"git merge origin/{HEAD}", "xcollab sync"]
    asked.git(*printed[0].split()[1:])
    asked.git(*printed[1].split()[1:])
    asked.did("zhou", *printed[2].split()[1:])
    assert hub.git("rev-list", "--count", f"main..{HEAD}") == "0"
    refused = asked.does("zhou", "forge", "links", "q3")
    assert "origin has no pages" in refused.err


def test_a_password_in_the_address_is_never_shown(company: Company, tmp_path: Path) -> None:
    company.did("chen", "request", "new", "q3", *REQUEST)
    company.did("chen", "request", "submit")
    company.git("remote", "add", "origin", "http://zhou:s3cret@127.0.0.1:1/acme/office.git")
    for words in (ANSWER, (*ANSWER, "--dry-run"), ("pr", "open", "signoff/q3/sales")):
        result = company.does("li", *words)
        assert "s3cret" not in result.out + result.err
