"""`gh`, `glab` and `tea`, played by small programs that write down how they were called."""

import json
import sys
from pathlib import Path

import pytest

from tests.commands.test_signoff import ANSWER, REQUEST, asked, hub
from tests.company import Company
from tests.hub import Hub

__all__ = ["asked", "hub"]

_PROGRAM = """#!{python}
import json, pathlib, sys
home = pathlib.Path({home!r})
words = sys.argv[1:]
told = {{"words": words, "given": sys.stdin.read()}}
with (home / "calls").open("a") as calls:
    calls.write(json.dumps(told) + "\\n")
if words[0] in ("auth", "login"):
    print((home / "login").read_text() if (home / "login").exists() else "")
    sys.exit(0 if (home / "login").exists() else {logged_out})
print((home / "answer").read_text())
sys.exit(1 if (home / "fails").exists() else 0)
"""
TITLE = "Li Na answered for Sales: accept"
HEAD, BASE = "signoff/q3/sales", "main"


class Program:
    """A forge's program on PATH."""

    def __init__(self, home: Path, company: Company, name: str) -> None:
        self.home = home
        home.mkdir()
        file = home / name
        logged_out = 0 if name == "tea" else 1
        file.write_text(_PROGRAM.format(python=sys.executable, home=str(home), logged_out=logged_out))
        file.chmod(0o755)
        company.environment["PATH"] = f"{home}:{company.environment['PATH']}"
        (home / "answer").write_text("https://forge.example.com/acme/office/1")

    def log_in(self, host: str) -> None:
        (self.home / "login").write_text(f"{host} https://{host}")

    def calls(self) -> list[dict[str, object]]:
        """Each call: its words and what stood on standard input."""
        return [json.loads(line) for line in (self.home / "calls").read_text().splitlines()]


def _program(company: Company, tmp_path: Path, name: str, host: str) -> Program:
    program = Program(tmp_path / "programs", company, name)
    company.git("remote", "set-url", "origin", f"git@{host}:acme/office.git")
    return program


def test_gh_is_given_title_and_body_and_its_answer_is_shown(asked: Company, tmp_path: Path, hub: Hub) -> None:
    gh = _program(asked, tmp_path, "gh", "github.com")
    gh.log_in("github.com")
    told = asked.did("li", *ANSWER)
    login, created = gh.calls()
    assert login["words"] == ["auth", "status", "--hostname", "github.com"]
    assert created["words"] == ["pr", "create", "--repo", "github.com/acme/office", "--head", HEAD, "--base", BASE,
                                "--title", TITLE, "--body-file", "-"]  # fmt: skip
    assert str(created["given"]).startswith("**Q3 新品上市 (q3)**\n\n- Li Na answered for Sales: accept\n")
    assert "https://forge.example.com/acme/office/1" in told
    assert "compare" not in told


def test_glab_and_tea_are_given_the_same_in_their_own_words(asked: Company, tmp_path: Path) -> None:
    glab = _program(asked, tmp_path, "glab", "gitlab.example.com")
    glab.log_in("gitlab.example.com")
    asked.did("li", *ANSWER)
    words = list(glab.calls()[1]["words"])  # type: ignore[call-overload]
    assert words[:10] == ["mr", "create", "--source-branch", HEAD, "--target-branch", BASE, "--title", TITLE, "--description",
                          words[9]]  # fmt: skip
    assert words[10:] == ["--yes"]
    assert words[9].startswith("**Q3")


def test_tea_counts_only_where_it_is_logged_in_to_this_host(asked: Company, tmp_path: Path) -> None:
    tea = _program(asked, tmp_path, "tea", "gitea.example.com")
    tea.log_in("elsewhere.example.com")
    assert "Open the pull request here:\n    https://gitea.example.com/" in asked.did("li", *ANSWER)
    tea.log_in("gitea.example.com")
    assert "https://forge.example.com/acme/office/1" in asked.did("wang", *ANSWER)
    words = list(tea.calls()[-1]["words"])  # type: ignore[call-overload]
    assert words[:7] == ["pr", "create", "--head", "signoff/q3/tech", "--base", BASE, "--title"]


def test_who_is_not_logged_in_gets_the_address(asked: Company, tmp_path: Path) -> None:
    gh = _program(asked, tmp_path, "gh", "github.com")
    told = asked.did("li", *ANSWER)
    assert (
        "Open the pull request here:\n    https://github.com/acme/office/compare/main...signoff/q3/sales?quick_pull=1&"
        in told
    )
    assert len(gh.calls()) == 1


def test_a_program_that_fails_says_so_and_the_address_follows(asked: Company, tmp_path: Path) -> None:
    gh = _program(asked, tmp_path, "gh", "github.com")
    gh.log_in("github.com")
    (gh.home / "fails").touch()
    (gh.home / "answer").write_text("HTTP 502")
    result = asked.does("li", *ANSWER)
    assert result.code == 0
    assert "HTTP 502" in result.out
    assert "gh did not open it." in result.err
    assert "Open the pull request here:" in result.out


def test_a_pull_request_that_is_open_already_needs_nothing_more(asked: Company, tmp_path: Path) -> None:
    gh = _program(asked, tmp_path, "gh", "github.com")
    gh.log_in("github.com")
    asked.did("li", *ANSWER)
    (gh.home / "fails").touch()
    (gh.home / "answer").write_text(
        'a pull request for branch "x" already exists:\nhttps://forge.example.com/acme/office/1'
    )
    told = asked.did("sun", *ANSWER)
    assert "https://forge.example.com/acme/office/1" in told
    assert "Open the pull request here:" not in told


def test_what_people_wrote_mentions_nobody_closes_nothing_and_skips_no_check(asked: Company, tmp_path: Path) -> None:
    gh = _program(asked, tmp_path, "gh", "github.com")
    gh.log_in("github.com")
    asked.git("switch", "-qc", "talk")
    said = "Fixes #12, closes GH-3 and acme/office#4: @zhou, see !7 [skip ci] https://github.com/acme/office/issues/9 <b>|*"
    asked.did("li", "request", "comment", "q3", "-m", said)
    asked.did("li", "pr", "open")
    created = gh.calls()[1]
    title = list(created["words"])[-3]  # type: ignore[call-overload]
    for text in (str(title), str(created["given"])):
        for live in ("#12", "#4", "@zhou", "GH-3", "!7", "[skip ci]", "://"):
            assert live not in text, live
    assert "<b>" not in str(created["given"])


def test_titles_and_texts_are_in_the_workspaces_language_whatever_the_readers(asked: Company, tmp_path: Path) -> None:
    settings = asked.root / "xcollab.yaml"
    settings.write_text(settings.read_text().replace("language: en", "language: zh"))
    asked.git("commit", "-qam", "Chinese")
    asked.git("push", "-q", "origin", "main")
    gh = _program(asked, tmp_path, "gh", "github.com")
    gh.log_in("github.com")
    asked.did("li", *ANSWER, "--lang", "en")
    created = gh.calls()[1]
    assert "Li Na 代表Sales反馈：承接" in list(created["words"])  # type: ignore[call-overload]
    assert "文件：" in str(created["given"])


@pytest.mark.parametrize("host", ["gitee.com", "code.example.com"])
def test_a_forge_without_a_program_gets_title_and_text_to_paste(asked: Company, host: str) -> None:
    asked.git("remote", "set-url", "origin", f"git@{host}:acme/office.git")
    told = asked.did("li", *ANSWER)
    assert f"Its title:\n    {TITLE}\n" in told
    assert "Its text:\n    **Q3 新品上市 (q3)**" in told
    assert ("https://gitee.com/acme/office/pull/new/acme:" in told) is (host == "gitee.com")


def test_a_password_in_the_address_is_never_shown(company: Company, tmp_path: Path) -> None:
    company.did("chen", "request", "new", "q3", *REQUEST)
    company.did("chen", "request", "submit")
    company.git("remote", "add", "origin", "http://zhou:s3cret@127.0.0.1:1/acme/office.git")
    for words in (ANSWER, (*ANSWER, "--dry-run"), ("pr", "open", "signoff/q3/sales")):
        result = company.does("li", *words)
        assert "s3cret" not in result.out + result.err
