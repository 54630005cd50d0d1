"""The shipped jobs run as they are: every command of them, by a user whom git does not know and who has no home, on a late example.

What the forge itself does before (check out, install a Python, fill in its expressions) is done by hand; see `job`.
"""

import os
import shlex
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

import xcollab
from tests.support.servers.remotes import DEPLOY

LATE = "2024-07-31"
"""A day on which the work of the example was under way: seen from today, all of it is late."""
WHEEL = "xcollab @ https://files.example.com/xcollab.whl"


class Job(NamedTuple):
    """A working directory as a runner has it, and what stands in the environment there."""

    directory: Path
    environment: dict[str, str]

    def runs(self, script: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run commands as the forges do: one shell, ended by the first that fails."""
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script], cwd=self.directory,
            env=self.environment | more, capture_output=True, text=True, check=False,
        )  # fmt: skip

    def git(self, *words: str) -> str:
        """What git says there."""
        return subprocess.run(
            ["git", *words], cwd=self.directory, env=self.environment, capture_output=True, text=True, check=True
        ).stdout.strip()


@pytest.fixture
def job(tmp_path: Path, example: Path) -> Job:
    """What `actions/checkout` and `actions/setup-python`, or GitLab's runner, leave behind: a whole clone on no branch, and programs.

    `pip` would ask a server for what XCOLLAB names; here it notes what it was asked, and xcollab is on the path already.
    """
    programs = tmp_path / "bin"
    programs.mkdir()
    home = str(Path(xcollab.__file__).parent.parent)
    for name, script in (
        ("xcollab", f'PYTHONPATH={shlex.quote(home)} exec {shlex.quote(sys.executable)} -m xcollab "$@"'),
        ("pip", f'printf "%s\\n" "$*" >> {shlex.quote(str(tmp_path / "asked"))}'),
    ):
        (programs / name).write_text(f"#!/bin/sh\n{script}\n")
        (programs / name).chmod(0o755)
    environment = {
        "PATH": f"{programs}:{os.environ['PATH']}", "LANG": "C.UTF-8", "CI": "true", "XCOLLAB": WHEEL,
        # Nobody: git is to guess no name from the account that runs the tests, and reads nothing of the machine's.
        "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "user.useConfigOnly", "GIT_CONFIG_VALUE_0": "true",
    }  # fmt: skip
    assert "HOME" not in environment
    late = tmp_path / "late"
    shutil.copytree(example, late, symlinks=True)
    made = Job(late, environment)
    then = made.git("rev-list", "-1", f"--before={LATE}T12:00:00+08:00", "main")
    made.git("reset", "--quiet", "--hard", then)
    made.git("clone", "--quiet", f"file://{late}", str(tmp_path / "job"))
    clone = Job(tmp_path / "job", environment)
    clone.git("switch", "--quiet", "--detach")
    return clone


def described(file: str) -> dict[str, Any]:
    """A file of jobs, every value as text: YAML 1.1 would read `on` as true."""
    found: dict[str, Any] = yaml.load((DEPLOY / file).read_text(encoding="utf-8"), yaml.BaseLoader)
    return found


def on_github(job: Job, name: str, **filled_in: str) -> subprocess.CompletedProcess[str]:
    """Every step of a job that is a command, until one fails. `filled_in` are the values of its expressions, by variable."""
    done = None
    for step in described("github.yml")["jobs"][name]["steps"]:
        if "uses" in step:
            assert step["uses"].split("@")[0] in ("actions/checkout", "actions/setup-python")
            continue
        given = {key: filled_in.get(key, WHEEL) for key in step.get("env", {})}
        done = job.runs(step["run"], **given, GITHUB_STEP_SUMMARY=str(job.directory.parent / "summary"))
        if done.returncode:
            break
    assert done is not None
    return done


def on_gitlab(job: Job, name: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """The commands of a job, those before it first. `variables` are GitLab's own."""
    whole = described("gitlab-ci.yml")
    commands = [*whole["default"]["before_script"], *whole[name]["script"]]
    return job.runs("\n".join(commands), **whole["variables"], **variables)


def test_in_the_morning_github_is_told_what_is_late_and_the_job_fails(job: Job) -> None:
    done = on_github(job, "overdue")
    assert (done.returncode, done.stderr) == (1, "")
    lines = done.stdout.splitlines()
    assert lines and all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)
    files = {line.split("file=")[1].split(",")[0].split("::")[0] for line in lines if "file=" in line}
    assert files and all((job.directory / file).exists() for file in files)
    summary = (job.directory.parent / "summary").read_text(encoding="utf-8")
    assert "| --- |" in summary or "- " in summary
    assert (job.directory.parent / "asked").read_text() == f"install --quiet {WHEEL}\n"


def test_in_the_morning_gitlab_is_given_a_report_of_what_is_late_and_the_job_fails(job: Job) -> None:
    done = on_gitlab(job, "overdue")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    suite = ET.parse(job.directory / "overdue.xml").getroot()
    assert suite.findall(".//failure")


def test_what_is_right_passes_on_every_event_of_github(job: Job) -> None:
    before = job.git("rev-parse", "HEAD~20")
    job.git("update-ref", "refs/remotes/origin/main", before)
    for values in (
        {"BASE": "refs/remotes/origin/main", "LANDED": ""},  # a pull request
        {"BASE": before, "LANDED": "--landed"},  # a push, or the merge queue
    ):
        done = on_github(job, "check", **values)
        assert (done.returncode, done.stderr) == (0, ""), done.stdout
        assert "20" in done.stdout


def test_what_is_right_passes_on_every_event_of_gitlab(job: Job) -> None:
    job.git("push", "--quiet", "origin", "HEAD~20:refs/heads/target")
    for variables in (
        {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "target", "CI_COMMIT_BEFORE_SHA": "0" * 40},  # a merge request
        {"CI_COMMIT_BEFORE_SHA": job.git("rev-parse", "HEAD~20")},  # a push
    ):
        done = on_gitlab(job, "check", **variables)
        assert (done.returncode, done.stderr) == (0, ""), done.stdout
        assert "20" in done.stdout


@pytest.mark.parametrize("forge", ["github", "gitlab"])
def test_what_is_wrong_fails(job: Job, forge: str) -> None:
    by = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.com")
    base = job.git("rev-parse", "HEAD")
    file = next((job.directory / "departments").iterdir())
    file.write_text(f"{file.read_text(encoding='utf-8')}# mine\n", encoding="utf-8")
    job.git(*by, "commit", "--quiet", "-am", "By a stranger")
    if forge == "github":
        done = on_github(job, "check", BASE=base, LANDED="--landed")
    else:
        done = on_gitlab(job, "check", CI_COMMIT_BEFORE_SHA=base)
    assert (done.returncode, done.stderr) == (1, "")
    assert "[stranger-commit]" in done.stdout and "By a stranger" in done.stdout


def test_every_view_is_there_for_whom_nobody_knows(job: Job) -> None:
    collab = next((job.directory / "collabs").iterdir()).name
    for words in (
        ("status", collab), ("board",), ("inbox", "zhou"), ("why", collab), ("agenda", collab), ("waiting",), ("metrics",), ("history", collab),
        ("report", collab), ("export", "csv"), ("export", "ics"), ("request", "list"), ("task", "list"), ("issue", "list"), ("member", "list"),
        ("meeting", "list"), ("calendar", "show"), ("rules",), ("check",), ("diff", "HEAD~5"), ("deadline", "explain", collab),
    ):  # fmt: skip
        done = job.runs(f"xcollab {shlex.join(words)}")
        assert (done.returncode, done.stderr) == (0, "") and done.stdout, (words, done)
    for line in ("inbox", "whoami", "task comment x -m y"):
        done = job.runs(f"xcollab {line}")
        assert (done.returncode, done.stdout) == (4, "") and "git config --global user.name" in done.stderr
