"""Each view for programs is asked for at least once; that it is what its schema says, `tests/support/answers.py` sees to everywhere."""

import json
import shutil
from pathlib import Path

import pytest

from reference.schemas import every
from tests.support.company import Company

AT = "--now 2024-07-31"
ASKED = {
    "status": f"status q3-launch --json {AT} --at 2024-07-31", "board": f"board --json {AT}", "inbox": f"inbox chen --json {AT}",
    "why": f"why q3-launch --json {AT} --at 2024-07-31", "agenda": f"agenda q3-launch --json {AT} --at 2024-07-31",
    "search": "search 预算 --json", "waiting": f"waiting --json {AT} --at 2024-07-31", "overdue": f"overdue --format json {AT} --at 2024-07-31",
    "diff": "diff 2024-07-20 2024-07-31 --json", "metrics": "metrics --json", "history": "history q3-launch --json",
    "report": f"report q3-launch --format json {AT} --since 2024-07-20", "portfolio": f"report --format json {AT}",
    "check": "check --json", "review": "check --base HEAD~3 --json", "rules": "rules --json", "doctor": "doctor --json",
    "whoami": "whoami --json", "request": "request show q3-launch --json", "requests": "request list --json",
    "dates": "request dates q3-launch --json",
    "feedback": "feedback show -C q3-launch --json", "meetings": "meeting list -C q3-launch --json",
    "meeting": "meeting show -C q3-launch --json", "task": "task show q3-launch/channel-talks --json", "tasks": "task list --json",
    "issue": "issue show ISSUE --json", "issues": "issue list --json",
    "acceptance": "acceptance show q3-launch/channel-talks --json", "archive": "archive show q3-launch --json",
    "archives": "archive list --json", "department": "department show sales --json", "departments": "department list --json",
    "members": "member list --json", "parked": "parked list --json", "mails": "mail list --json", "calendar": "calendar show 2024 --json", "settings": "settings show --json",
    "deadlines": f"deadline explain q3-launch --json {AT} --at 2024-07-31", "links": "forge links autumn-expo --json",
    "channels": "channel list --json", "notify": f"notify --reminders --dry-run --json {AT}",
    "delivery": f"notify --reminders --json {AT}", "job": "job --json",
    "skeleton": "new task --json", "schemas": "schema export elsewhere --json", "begun": "init elsewhere --json",
    "chasing": f"waiting --mine --json {AT} --at 2024-07-31", "standings": f"status --all --json {AT} --at 2024-07-31", "error": "status nowhere --json", "use": "use --json", "templates": "template list --json",
    "preview": "task comment autumn-expo/agenda -m Soon? --dry-run --json", "act": "task comment autumn-expo/agenda -m Soon? --json",
}  # fmt: skip
"""By view, a command line that answers with it on the example; `ISSUE` is one of its issues."""
ELSEWHERE = {
    "sync": "tests/app/sharing/test_sync.py", "undecided": "tests/app/sharing/test_sync.py",
    "template": "tests/app/acts/test_copied_tasks.py", "undone": "tests/commands/edge/test_json.py", "withdrawn": "tests/commands/edge/test_json.py",
    "pull-request": "tests/commands/edge/test_json.py", "answers": "tests/commands/workspace/test_pasting.py",
    "acknowledged": "tests/commands/nouns/test_recorded.py", "gathered": "tests/commands/nouns/test_mail.py", "dropped-mail": "tests/commands/nouns/test_mail.py",
}  # fmt: skip
"""Those that need a remote, an act of one's own or something to read, and who asks for them."""


@pytest.fixture(scope="module")
def copied(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("answers") / "example"
    shutil.copytree(example, root, symlinks=True)
    return root


def test_every_view_is_asked_for() -> None:
    assert ASKED.keys() | ELSEWHERE.keys() == {view.NAME for view in every()}
    assert all((Path(__file__).parents[3] / file).is_file() for file in ELSEWHERE.values())


@pytest.mark.parametrize("view", ASKED)
def test_a_command_answers_with_its_view(copied: Path, git_environment: dict[str, str], view: str) -> None:
    company = Company(copied, git_environment, clock="2024-09-25T10:00+08:00")
    words = ASKED[view]
    if "ISSUE" in words:
        issues = json.loads(company.did("zhou", "issue", "list", "--json"))["issues"]["q3-launch"]
        words = words.replace("ISSUE", f"q3-launch/{next(iter(issues))}")
    if view == "links" and not company.git("remote"):
        company.git("remote", "add", "origin", "https://github.com/acme/work.git")
    result = company.does("zhou", *words.split())
    assert result.code in (0, 1) or view == "error", result.err
    assert json.loads(result.out)["schema"] == view
