"""The jobs that `ci init` writes run as they are: every command of them, by a user whom git does not know and who has no home, on
a late example.
"""

import base64
import json
import os
import re
import shlex
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.support.company import Company, isolated
from tests.support.once import once
from tests.support.runner import Runner, runner
from tests.support.servers.mail import mail_server

LATE = "2024-07-31"
"""A day on which the work of the example was under way: seen from today, all of it is late."""
WHEEL = "xcollab @ https://files.example.com/xcollab.whl"
CHECK, DAILY, GITLAB = ".github/workflows/xcollab.yml", ".github/workflows/xcollab-daily.yml", ".gitlab/xcollab.yml"
ZEROS = "0" * 40
ROOT = Path(__file__).parents[1]
ANNOTATION = re.compile(r"::(error|warning) file=[^,:]+,line=[0-9]+,title=[^,:]+::[^\r\n]+")


@pytest.fixture(scope="session")
def late(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as it was that day, with the jobs of both kinds in it; made once."""

    def make(home: Path) -> None:
        shutil.copytree(example, home / "late", symlinks=True)
        company = Company(home / "late", isolated(home / "home", os.environ), clock=f"{LATE}T18:00+08:00")
        company.git(
            "reset", "-q", "--hard", company.git("rev-list", "-1", f"--before={LATE}T12:00:00+08:00", "main").strip()
        )
        for forge in ("github", "gitlab"):
            company.did("zhou", "ci", "init", forge)

    return once(tmp_path_factory, "late", make) / "late"


@pytest.fixture
def job(tmp_path: Path, late: Path) -> Runner:
    """A runner with a clone of it."""
    return runner(tmp_path, late)


def github(job: Runner, file: str, name: str, **filled_in: str) -> tuple[int, str]:
    """Run a job that says nothing beside its answer."""
    done = job.on_github(job.directory / file, name, **filled_in)
    assert done.stderr == ""
    return done.returncode, done.stdout


def gitlab(job: Runner, name: str, **variables: str) -> tuple[int, str]:
    """The same, as GitLab runs it."""
    done = job.on_gitlab(job.directory / GITLAB, name, **variables)
    assert done.stderr == ""
    return done.returncode, done.stdout


def test_in_the_morning_github_is_told_what_is_late_and_the_job_fails(job: Runner) -> None:
    code, out = github(job, DAILY, "overdue")
    lines = out.splitlines()
    assert code == 1 and lines and all(ANNOTATION.fullmatch(line) for line in lines)
    assert all((job.directory / line.split("file=")[1].split(",")[0]).is_file() for line in lines)
    assert job.summary.startswith("### xcollab overdue\n\n| ") and job.summary.count("\n| ") == len(lines) + 2


def test_in_the_morning_gitlab_is_given_reports_of_what_is_late_and_the_job_fails(job: Runner) -> None:
    code, out = gitlab(job, "xcollab-overdue")
    failures = ET.parse(job.directory / "xcollab-overdue.xml").getroot().findall(".//failure")
    quality = json.loads((job.directory / "xcollab-overdue.json").read_text(encoding="utf-8"))
    assert (code, len(failures), len(quality)) == (1, len(out.splitlines()), len(out.splitlines()))
    assert len({found["fingerprint"] for found in quality}) == len(quality) > 3


def test_what_is_right_passes_on_every_event(job: Runner) -> None:
    before = job.git("rev-parse", "HEAD~4")
    job.git("update-ref", "refs/remotes/origin/target", before)
    job.git("push", "--quiet", "origin", f"{before}:refs/heads/target")
    for values in ({"BASE": "refs/remotes/origin/target"}, {"BASE": before, "LANDED": "yes"}):
        code, out = github(job, CHECK, "check", **values)
        assert (code, "检查 4 个提交" in out.splitlines()[-1]) == (0, True), out
    for variables in ({"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "target", "CI_COMMIT_BEFORE_SHA": ZEROS},
                      {"CI_COMMIT_BEFORE_SHA": before}):  # fmt: skip
        code, out = gitlab(job, "xcollab-check", **variables)
        assert (code, "检查 4 个提交" in out) == (0, True), out
    job.git("push", "--quiet", "origin", ":refs/heads/target")


def test_what_comes_from_a_fork_is_compared_with_the_branch_that_it_is_meant_for(job: Runner, late: Path) -> None:
    home, head = job.directory.parent, job.git("rev-parse", "HEAD")
    for name in ("project", "fork"):
        job.git("clone", "--quiet", "--bare", f"file://{late}", str(home / f"{name}.git"))
    job.git("-C", "../fork.git", "update-ref", "refs/heads/main", f"{head}~9")
    job.git("remote", "set-url", "origin", str(home / "fork.git"))
    code, out = gitlab(job, "xcollab-check", CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main", CI_COMMIT_BEFORE_SHA=ZEROS, CI_PROJECT_ID="2",
                       CI_MERGE_REQUEST_PROJECT_ID="1", CI_MERGE_REQUEST_PROJECT_URL=f"file://{home}/project")  # fmt: skip
    assert (code, head[:10] in out, "9 个提交" in out) == (0, True, False), out


def test_a_first_push_is_checked_as_a_whole(job: Runner) -> None:
    for code, out in (
        github(job, CHECK, "check", BASE=ZEROS, LANDED="yes"),
        gitlab(job, "xcollab-check", CI_COMMIT_BEFORE_SHA=ZEROS),
    ):
        assert code == 0 and "检查" in out.splitlines()[-1], out


def test_a_workspace_comes_by_pull_request_into_a_branch_that_has_none(job: Runner, tmp_path: Path) -> None:
    new = Company(tmp_path / "new", {**job.environment, "XCOLLAB_LANG": "en"})
    new.root.mkdir()
    new.git("init", "-q", "-b", "main")
    new.git("commit", "-q", "--allow-empty", "-m", "A README")
    new.git("switch", "-qc", "ours")
    new.did(
        "zhou",
        "init",
        "--name",
        "A",
        "--id",
        "a",
        "--member",
        "zhou",
        "--department",
        "office",
        "--department-name",
        "O",
    )
    new.did("zhou", "ci", "init", "github", "--branch", "main")
    own = runner(tmp_path / "runner", new.root)
    own.git("switch", "-q", "--detach", "origin/ours")
    code, out = github(own, CHECK, "check", BASE="refs/remotes/origin/main")
    assert (code, "2" in out) == (0, True), out
    assert own.asked_of_pip == [[f"xcollab=={_required(new.root)}"]], "the version that wrote the jobs"


def _required(root: Path) -> str:
    found = re.search(r"requires: '?([0-9.]+)", (root / "xcollab.yaml").read_text())
    assert found
    return found[1]


def test_what_is_wrong_fails_and_is_shown_beside_its_line(job: Runner) -> None:
    base = job.git("rev-parse", "HEAD")
    file = next((job.directory / "departments").iterdir())
    file.write_text(f"{file.read_text(encoding='utf-8')}# mine\n", encoding="utf-8")
    job.git("-c", "user.name=Nobody", "-c", "user.email=nobody@example.com", "commit", "-qam", "By a stranger")
    code, out = github(job, CHECK, "check", BASE=base, LANDED="yes")
    assert code == 1 and "title=stranger-commit::" in out and "By a stranger" in out
    assert "`stranger-commit`" in job.summary
    code, out = gitlab(job, "xcollab-check", CI_COMMIT_BEFORE_SHA=base)
    assert code == 1 and "[stranger-commit]" in out
    quality = json.loads((job.directory / "xcollab-check.json").read_text(encoding="utf-8"))
    assert "xcollab-stranger-commit" in {found["check_name"] for found in quality}


def test_no_pull_request_chooses_which_xcollab_judges_it(job: Runner) -> None:
    required, settings = _required(job.directory), job.directory / "xcollab.yaml"
    settings.write_text(
        re.sub("requires: .*", "requires: '0.0.1' # mine", settings.read_text(encoding="utf-8")), encoding="utf-8"
    )
    github(job, CHECK, "check", BASE=ZEROS)
    gitlab(job, "xcollab-check", CI_COMMIT_BEFORE_SHA=ZEROS)
    github(job, CHECK, "check", BASE=ZEROS, XCOLLAB=WHEEL)
    gitlab(job, "xcollab-check", CI_COMMIT_BEFORE_SHA=ZEROS, XCOLLAB=WHEEL)
    extra = "xcollab[calendar]"
    assert job.asked_of_pip == [
        [f"xcollab=={required}"],
        [f"xcollab=={required}", extra],
        WHEEL.split(),
        [*WHEEL.split(), extra],
    ]


def test_the_composite_action_judges_tells_what_is_late_or_only_installs(job: Runner) -> None:
    before, outside = job.git("rev-parse", "HEAD~2"), {"DIRECTORY": ".", "WHEELS": "/tmp/wheels"}
    for said, code, last in (
        ({"COMMAND": "check", "BASE": before, "LANDED": "yes"}, 0, "检查 2 个提交"),
        ({"COMMAND": "overdue", "FAIL_ON": "level:2"}, 1, "::"),
        ({"COMMAND": "overdue"}, 0, "::"),
        ({"COMMAND": "none", "REQUIREMENT": WHEEL}, 0, "xcollab"),
        ({"COMMAND": "sync"}, 2, "check, overdue or none"),
    ):
        done = job.on_action(ROOT / "action.yml", **outside, **said)
        assert (done.returncode, done.stderr, last in done.stdout.splitlines()[-1]) == (code, "", True), done.stdout
    assert job.asked_of_pip[0] == ["/tmp/wheels", "xcollab[calendar]"] and job.asked_of_pip[3] == WHEEL.split()
    outputs = (job.directory.parent / "output").read_text().splitlines()
    assert len(set(outputs)) == 1 and re.fullmatch("digest=[0-9a-f]{64}", outputs[0]), (
        "of the same sources, the same cache"
    )


def test_the_report_is_made_for_readers_and_for_calendars(job: Runner, tmp_path: Path) -> None:
    some, *others = sorted((job.directory / "departments").iterdir())
    assert job.on_github(job.directory / DAILY, "report", OUT=str(tmp_path / "kept")).returncode == 0
    for file in others:  # a department is enough of the same script
        file.unlink()
    assert job.on_gitlab(job.directory / GITLAB, "xcollab-report").returncode == 0
    for made, departments in ((tmp_path / "kept", [some, *others]), (job.directory / "public", [some])):
        calendars = {f"calendar-{file.stem}.ics" for file in departments}
        assert {file.name for file in made.iterdir()} == {"index.html", "report.md", "calendar.ics"} | calendars
        assert (made / "index.html").read_text(encoding="utf-8").startswith("<!")
        assert "BEGIN:VEVENT" in (made / "calendar.ics").read_text(encoding="utf-8")


def test_notices_of_what_happened_go_out_after_a_push_and_reminders_in_the_morning(job: Runner) -> None:
    """What the script hands to xcollab, and lets git send to this server alone: the program is one that tells."""
    server = "https://git.example.com"
    told = 'echo "$*"; for at in "$1" https://elsewhere.example.com/x; do git config --get-urlmatch http.extraheader "$at" || echo none; done'
    (job.directory.parent / "bin/xcollab").write_text(f"#!/bin/sh\n{told.replace('$1', server + '/acme/office')}\n")
    login = base64.b64encode(b"x-access-token:t0ken").decode()
    for before, words in (("", "--reminders"), (ZEROS, f"--since {ZEROS}")):
        done = job.on_github(job.directory / DAILY, "notices", BEFORE=before, TOKEN="t0ken", GITHUB_SERVER_URL=server)
        assert done.stdout.splitlines() == [
            f"::add-mask::{login}",
            f"notify {words}",
            f"AUTHORIZATION: basic {login}",
            "none",
        ]
    login = base64.b64encode(b"oauth2:t0ken").decode()
    for source, words, token in (("schedule", "--reminders", "t0ken"), ("push", "--since 1234", "")):
        done = job.on_gitlab(job.directory / GITLAB, "xcollab-notices", CI_PIPELINE_SOURCE=source, CI_COMMIT_BEFORE_SHA="1234",
                             CI_SERVER_URL=server, XCOLLAB_PUSH_TOKEN=token)  # fmt: skip
        assert done.stdout.splitlines() == [
            f"notify {words}",
            f"AUTHORIZATION: basic {login}" if token else "none",
            "none",
        ]


def test_letters_go_out_once_whichever_machine_of_which_forge_runs_the_job_and_however_often(
    working: Company, tmp_path: Path
) -> None:
    working.did(
        "zhou", "channel", "add", "mail", "--kind", "mail", "--server", "XCOLLAB_SMTP", "--from", "xcollab@example.com"
    )
    for forge in ("github", "gitlab"):
        assert "XCOLLAB_SMTP" in working.did("zhou", "ci", "init", forge)
    working.did("li", "task", "comment", "report", "-m", "look at this", "--mention", "wang")
    working.git("clone", "--quiet", "--bare", ".", str(tmp_path / "hub.git"))
    one, two = (runner(tmp_path / name, tmp_path / "hub.git") for name in ("one", "two"))
    with mail_server() as server:
        known = {"XCOLLAB_SMTP": f"smtp://127.0.0.1:{server.port}", "XCOLLAB_ALLOW_HOSTS": "127.0.0.1", "TOKEN": "t0ken",
                 "GITHUB_SERVER_URL": "https://git.example.com", "GIT_AUTHOR_DATE": "2024-07-09T10:00:00+08:00"}  # fmt: skip
        said = [one.on_github(one.directory / DAILY, "notices", BEFORE=one.git("rev-parse", "HEAD~1"), **known)]
        happened = [address for one in server.letters for address in one.recipients]
        assert happened == ["wang@example.com"], said
        said.append(one.on_github(one.directory / DAILY, "notices", BEFORE="", **known))
        told = len(server.letters)
        assert told > 1, said
        for source in ("schedule", "push"):
            before = two.git("rev-parse", "HEAD~1")
            said.append(two.on_gitlab(two.directory / GITLAB, "xcollab-notices", CI_PIPELINE_SOURCE=source, CI_COMMIT_BEFORE_SHA=before,
                                      **known))  # fmt: skip
        said.append(one.on_github(one.directory / DAILY, "notices", BEFORE="", **known))
        assert len(server.letters) == told, said
    assert [done.returncode for done in said] == [0] * 5, said
    assert not [done for done in said if "t0ken" in done.stdout + done.stderr]


def test_where_no_channel_is_set_up_nobody_is_told_and_no_job_fails(job: Runner) -> None:
    gone = "1234567890" * 4
    for before in ("", ZEROS, gone, job.git("rev-parse", "HEAD~3")):
        done = job.on_github(
            job.directory / DAILY, "notices", BEFORE=before, TOKEN="t0ken", GITHUB_SERVER_URL="https://git.example.com"
        )
        assert (done.returncode, "xcollab channel add" in done.stdout + done.stderr) == (0, True), done.stderr
    for source in ("push", "schedule"):
        done = job.on_gitlab(
            job.directory / GITLAB, "xcollab-notices", CI_PIPELINE_SOURCE=source, CI_COMMIT_BEFORE_SHA=ZEROS
        )
        assert (done.returncode, "xcollab channel add" in done.stdout + done.stderr) == (0, True), done.stderr


def test_every_view_is_there_for_whom_nobody_knows(job: Runner) -> None:
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
