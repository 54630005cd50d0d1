"""What `docs/deploy` tells administrators to copy is what runs here: the jobs, the settings, the attributes, the links."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import xcollab
from tests.support.company import Company, identity
from tests.support.servers.remotes import DEPLOY, Remote, served
from xcollab.commands.edge.registry import NOUNS

DOCS = DEPLOY.parent
PAGES = {name: (DOCS / name).read_text(encoding="utf-8") for name in ("deploy.md", "deploy.zh.md")}


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"```{language}\n(.*?)```", PAGES[page], re.DOTALL)


def job(file: str) -> dict[str, Any]:
    """A file of jobs, every value as text: YAML 1.1 would read `on` as true."""
    found: dict[str, Any] = yaml.load((DEPLOY / file).read_text(encoding="utf-8"), yaml.BaseLoader)
    return found


def test_both_languages_tell_the_same_in_the_same_order() -> None:
    english, chinese = PAGES.values()
    for part in (r"^#+ (\d+)", r"\]\((deploy/[^)]*)\)", r"^(\d)\. "):
        assert re.findall(part, english, re.MULTILINE) == re.findall(part, chinese, re.MULTILINE)
    typed = [
        [shlex.split(line, comments=True)[:2] for text in blocks(page, "sh") for line in text.splitlines()]
        for page in PAGES
    ]
    assert typed[0] == typed[1]
    assert blocks("deploy.md", "gitattributes") == blocks("deploy.zh.md", "gitattributes")


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", PAGES[page].replace("\n", " ")):
        file, _, heading = target.partition("#")
        assert (DOCS / file).exists(), target
        assert not heading or heading in headings((DOCS / (file or page)).read_text(encoding="utf-8")), target


def headings(text: str) -> set[str]:
    """The headings of a page, as links name them."""
    titles = re.findall(r"^#+ (.*)", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES)
def test_every_command_that_is_told_exists(company: Company, page: str) -> None:
    """In the text, in the blocks and in the files to copy; the command's own page of help names the options."""
    prose = re.sub(r"```.*?```", "", PAGES[page], flags=re.DOTALL)
    copied = "".join([*blocks(page, "sh"), *(file.read_text(encoding="utf-8") for file in DEPLOY.iterdir())])
    told = [*re.findall(r"`xcollab\s([a-z][^`]*)`", prose),
            *re.findall(r"^(?:.*&& /opt/xcollab/bin/| *(?:- |run: )?)xcollab (.*)", copied, re.MULTILINE)]  # fmt: skip
    assert len(told) > 15
    for words in (shlex.split(line, comments=True) for line in told):
        command = words[:2] if words[0] in NOUNS else words[:1]
        page_of_help = company.did("zhou", *command, "--help")
        assert all(option in page_of_help for option in words if option.startswith("--")), words


def test_the_jobs_fetch_all_history_and_never_run_with_the_rights_of_the_main_branch() -> None:
    github, gitlab = job("github.yml"), job("gitlab-ci.yml")
    assert set(github["on"]) == {"pull_request", "merge_group", "push", "schedule"}
    assert github["permissions"] == {"contents": "read"}
    for one in github["jobs"].values():
        checkout = one["steps"][0]
        assert checkout["uses"].startswith("actions/checkout@")
        assert checkout["with"]["fetch-depth"] == "0" and checkout["with"]["persist-credentials"] == "false"
        assert not [step for step in one["steps"] if "${{" in step.get("run", "")], "a branch's name could be a command"
    assert gitlab["variables"]["GIT_DEPTH"] == "0"


def test_the_settings_of_the_plain_server_are_those_that_doctor_asks_for(
    company: Company, tmp_path: Path, git_environment: dict[str, str]
) -> None:
    with served("path", tmp_path / "server", git_environment) as remote:
        company.did("zhou", "calendar", "pin", "2024")
        remote.publish(company)
        assert "[unprotected]" in company.did("zhou", "doctor")
        (server,) = (block for block in blocks("deploy.md", "sh") if "git init --bare" in block)
        commands = [shlex.split(line, comments=True) for line in server.splitlines() if line.startswith("git config ")]
        for command in commands:
            subprocess.run(command, cwd=remote.bare, env=remote.environment, check=True)
        assert company.did("zhou", "doctor") == "All is well here: nothing needs repair.\n"


def test_the_attributes_for_windows_are_those_that_doctor_asks_for(company: Company) -> None:
    company.git("config", "core.autocrlf", "true")
    assert "[line-ends]" in company.did("zhou", "doctor")
    (text,) = blocks("deploy.md", "gitattributes")
    (company.root / ".gitattributes").write_text(text)
    assert "[line-ends]" not in company.did("zhou", "doctor")


def test_a_backup_comes_back_whole(company: Company, remote: Remote, tmp_path: Path) -> None:
    remote.publish(company)

    def git(*words: str) -> None:
        subprocess.run(["git", *words], cwd=tmp_path, env=remote.environment, check=True)

    git("clone", "--quiet", "--mirror", remote.url, "backup.git")
    company.did("zhou", "department", "add", "legal", "--name", "Legal")
    company.git("push", "--quiet")
    git("-C", "backup.git", "fetch", "--quiet")
    git("-C", "backup.git", "bundle", "create", "--quiet", str(tmp_path / "acme.bundle"), "--all")
    git("clone", "--quiet", "acme.bundle", "back", "--branch", "main")
    back = Company(tmp_path / "back", remote.environment)
    assert back.git("rev-parse", "HEAD") == company.git("rev-parse", "HEAD")
    assert "nothing wrong" in back.did("zhou", "check")


@pytest.fixture
def pipeline(company: Company, tmp_path: Path, git_environment: dict[str, str]) -> Iterator[Company]:
    """A clone as a job has it: the head of a pull request, on no branch; `xcollab` is on the path."""
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin/xcollab"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m xcollab "$@"\n')
    program.chmod(0o755)
    with served("path", tmp_path / "server", git_environment) as remote:
        remote.publish(company)
        clone = remote.clone(company, tmp_path / "job")
        home = str(Path(xcollab.__file__).parent.parent)
        clone.environment |= {"PYTHONPATH": home, "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}"}
        clone.git("switch", "--quiet", "--detach")
        yield clone


def runs(company: Company, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A step of a job, by the shell that the forges use."""
    given = {**company.environment, **identity("runner", company.clock), **environment}
    return subprocess.run(
        ["bash", "-e", "-c", script], cwd=company.root, env=given, capture_output=True, text=True, check=False
    )


def on_github() -> tuple[str, dict[str, str]]:
    """The step `check` of the job `check`; GitHub itself fills in the base."""
    (step,) = (step for step in job("github.yml")["jobs"]["check"]["steps"] if step.get("name") == "check")
    assert "format('refs/remotes/origin/{0}', github.base_ref)" in step["env"]["BASE"]
    return step["run"], {"BASE": "refs/remotes/origin/main"}


def on_gitlab() -> tuple[str, dict[str, str]]:
    """The script of the job `check`, for a merge request."""
    target = {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main", "CI_COMMIT_BEFORE_SHA": "0" * 40}
    return "\n".join(job("gitlab-ci.yml")["check"]["script"]), target


@pytest.mark.parametrize("forge", [on_github, on_gitlab], ids=["github", "gitlab"])
def test_the_job_passes_what_is_legal_and_stops_what_is_not(
    pipeline: Company, forge: Callable[[], tuple[str, dict[str, str]]]
) -> None:
    script, environment = forge()
    (pipeline.root / "departments/legal.yaml").write_text("name: Legal\n")
    pipeline.git("add", "departments")
    pipeline.git("commit", "--quiet", "-m", "A department, by the admin")
    legal = runs(pipeline, script, **environment)
    assert (legal.returncode, "nothing wrong" in legal.stdout) == (0, True), legal.stdout + legal.stderr
    (pipeline.root / "departments/legal.yaml").write_text("name: Law\nlead: sun\n")
    pipeline.git("commit", "--quiet", "-am", "Not a member of it", "--author", "Sun Lei <sun@example.com>")
    illegal = runs(pipeline, script, **environment)
    assert illegal.returncode == 1
    assert "departments/legal.yaml" in illegal.stdout


def test_the_job_in_the_morning_says_what_is_late(pipeline: Company) -> None:
    github = next(
        step["run"] for step in job("github.yml")["jobs"]["overdue"]["steps"] if step.get("name") == "overdue"
    )
    gitlab = "\n".join(job("gitlab-ci.yml")["overdue"]["script"])
    assert runs(pipeline, github).returncode == 0
    assert runs(pipeline, gitlab).returncode == 0
    assert "<testsuite" in (pipeline.root / "overdue.xml").read_text()
