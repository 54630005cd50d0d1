"""The jobs of a forge, as the files in which it looks for them.

On pull requests `check`, without a secret; every day what is late, and reminders; on the default branch the report, the calendars
and the notices. What people wrote reaches a script as the value of a variable, never as a part of it.
"""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from jinja2 import Environment, PackageLoader, StrictUndefined

from xcollab.words import N_
from xcollab.words.language import Words

_CHECKOUT = "actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0"
_SETUP_PYTHON = "actions/setup-python@e797f83bcb11b83ae66e0230d6156d7c80228e7c # v6.0.0"
_UPLOAD_ARTIFACT = "actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2"
# From version 4 on it takes every server but github.com for one that it refuses (go-gitea/gitea#31256, #36024).
_UPLOAD_ARTIFACT_3 = "actions/upload-artifact@ff15f0306b3f739f7b6fd43fb5d26cd321bd4de5 # v3.2.1"
_GITHUB = {
    "checkout": _CHECKOUT,
    "setup_python": _SETUP_PYTHON,
    "upload_artifact": _UPLOAD_ARTIFACT,
    "upload_pages_artifact": "actions/upload-pages-artifact@7b1f4a764d45c48632c6b24a0339c27f5614fb0b # v4.0.0",
    "deploy_pages": "actions/deploy-pages@d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e # v4.0.5",
}
_GITEA = {"checkout": _CHECKOUT, "setup_python": _SETUP_PYTHON, "upload_artifact": _UPLOAD_ARTIFACT_3}
_ACTIONS: Mapping[str, Mapping[str, str]] = {"github": _GITHUB, "gitea": _GITEA, "forgejo": _GITEA}
FORGES = (*_ACTIONS, "gitlab")
WITH_PAGES = ("github", "gitlab")
GITLAB_MAIN, GITLAB_JOBS = ".gitlab-ci.yml", ".gitlab/xcollab.yml"
"""The file in which GitLab looks for jobs, which may be the company's own already, and the one that it includes."""
_MORNING = time(9, 17)
"""Not at the full hour, when everybody's jobs start."""


class Jobs(NamedTuple):
    """What the files say that is this workspace's own."""

    forge: str
    branch: str
    """The default branch."""
    directory: str
    """Where the workspace lies in the repository; empty at its top."""
    version: str
    """What is installed where the default branch asks for no version."""
    timezone: str
    year: int
    """Of which the time zone's offsets are taken."""
    secrets: Sequence[str] = ()
    """Environment variables that hold what channels need."""
    pages: bool = False
    """Whether the report is made a page."""
    options: str = ""
    """Those of the command that writes the files."""
    image: str = "python:3.12"
    """What GitLab's jobs run in: Python and git."""
    stage: str = ""
    """GitLab's stage, where it is not its own, `test`."""
    fail_on: str = "level:2"
    """From which lateness on the daily job fails."""


def ci_files(jobs: Jobs) -> dict[str, str]:
    """Every file by its path from the top of the repository."""
    if jobs.forge == "gitlab":
        return {GITLAB_MAIN: _rendered("gitlab-include.yml.j2", jobs), GITLAB_JOBS: _rendered("gitlab.yml.j2", jobs)}
    home = f".{jobs.forge}/workflows/"
    return {
        f"{home}xcollab.yml": _rendered("github-check.yml.j2", jobs),
        f"{home}xcollab-daily.yml": _rendered("github-daily.yml.j2", jobs),
    }


def morning(timezone: str, year: int) -> tuple[str, str]:
    """When the daily job starts: in UTC, as cron has it, and on the clocks of a time zone, which may change twice a year."""
    zone = ZoneInfo(timezone)
    offsets = sorted(
        {zone.utcoffset(datetime(year, month, 1, 12)) or datetime.min - datetime.min for month in range(1, 13)}
    )
    start = datetime.combine(datetime(year, 1, 2), _MORNING) - offsets[0]
    clocks = " / ".join(f"{start + offset:%H:%M}" for offset in offsets)
    return f"{start.minute} {start.hour} * * *", f"{clocks} {timezone}"


def command_of(jobs: Jobs) -> str:
    """The command that writes these files."""
    return f"xcollab ci init {jobs.forge}{jobs.options}"


def next_steps(words: Words, jobs: Jobs, *, included: bool = True) -> list[str]:
    """What is left to do on the forge, where no file can say it."""
    cron, local = morning(jobs.timezone, jobs.year)
    told = []
    if jobs.forge == "gitlab":
        if not included:
            told += [words(N_("{path} is the company's own: add these lines to it."), path=GITLAB_MAIN)]
            told += [f"    {line}" for line in _rendered("gitlab-include.yml.j2", jobs).splitlines()]
        at = f"{_MORNING.minute} {_MORNING.hour} * * *"
        told += [words(N_("GitLab has schedules on a page of its own (Build → Pipeline schedules): `{cron}` in {zone}, for {branch}."),
                       cron=at, zone=jobs.timezone, branch=jobs.branch),
                 words(N_("So that what was sent is remembered, let jobs push (Settings → CI/CD → Job token permissions)."))]  # fmt: skip
    else:
        told += [words(N_("The daily job starts at {local} (UTC: {cron})."), local=local, cron=cron)]
    if jobs.secrets:
        how = {"github": N_("Secrets of the environment xcollab, which {branch} alone may use: {names}."),
               "gitlab": N_("Variables that are protected and masked, {branch} being a protected branch: {names}.")}  # fmt: skip
        said = how.get(jobs.forge, N_("Secrets of the repository: {names}."))
        told.append(words(said, branch=jobs.branch, names=list(jobs.secrets)))
    return [*told, words(N_("Where pip finds no xcollab, the variable XCOLLAB of the project says what it installs."))]


def _rendered(template: str, jobs: Jobs) -> str:
    environment = Environment(
        loader=PackageLoader("xcollab.render", "templates/ci"), undefined=StrictUndefined, autoescape=False,  # noqa: S701 - YAML
        block_start_string="<%", block_end_string="%>", variable_start_string="<<", variable_end_string=">>",
        comment_start_string="<#", comment_end_string="#>", trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    environment.filters |= {"quoted": _quoted, "pattern": _pattern, "expression": _expression}
    cron, local = morning(jobs.timezone, jobs.year)
    told = jobs._asdict() | {
        "actions": _ACTIONS.get(jobs.forge, {}), "command": command_of(jobs), "cron": cron, "local": local,
        "merge_queue": jobs.forge == "github", "environment": jobs.forge == "github", "included": GITLAB_JOBS,
        "report": environment.get_template("report.sh.j2").render().rstrip("\n"),
    }  # fmt: skip
    return environment.get_template(template).render(told=told)


def _quoted(value: str) -> str:
    """A text in YAML, which reads JSON's."""
    return json.dumps(value, ensure_ascii=False)


def _pattern(branch: str) -> str:
    """A branch's name where GitHub reads a pattern."""
    return re.sub(r"([*?+!\[\]])", r"\\\1", branch)


def _expression(value: str) -> str:
    """A text in an expression of GitHub's."""
    return "'" + value.replace("'", "''") + "'"
