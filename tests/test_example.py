"""`example-project/` is what the script of acts leads to, byte for byte; and it is worth showing."""

import json
import re
import subprocess
from pathlib import Path

from tests.support.company import Company
from xcollab.demo.replay import script

PROJECT = Path(__file__).parent.parent / "example-project"


def _files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".git/" not in f"{path.relative_to(root).as_posix()}/"
    }


def test_the_example_is_what_its_script_leads_to(example: Path) -> None:
    built, kept = _files(example), _files(PROJECT)
    assert sorted(built) == sorted(kept), "`make example` builds it anew"
    assert {path for path in built if built[path] != kept[path]} == set()


def test_every_act_of_the_script_is_one_commit_by_its_author_at_its_time(
    example: Path, git_environment: dict[str, str]
) -> None:
    log = Company(example, git_environment).git("log", "--reverse", "--format=%an %at")
    told = [f"{act.name} {int(act.at.timestamp())}" for act in script()]
    assert log.splitlines() == told


def test_check_finds_nothing_wrong_in_it(example: Path, git_environment: dict[str, str]) -> None:
    answer = json.loads(Company(example, git_environment).did("zhou", "check", "--json"))
    assert answer["findings"] == []
    assert answer["files"] > 100


def test_it_tells_all_that_the_tool_can_do(example: Path) -> None:
    acts = {(act.words[0], act.words[1]) for act in script() if len(act.words) > 1}
    for wanted in (
        ("request", "revise"), ("feedback", "give"), ("meeting", "add"), ("task", "decline"), ("task", "reschedule"),
        ("task", "reassign"), ("issue", "open"), ("issue", "propose"), ("issue", "agree"), ("issue", "reject"),
        ("issue", "resolve"), ("acceptance", "submit"), ("acceptance", "pass"), ("acceptance", "return"), ("archive", "close"),
    ):  # fmt: skip
        assert wanted in acts, wanted
    assert any("--for" in act.words for act in script())
    assert {act.words[0] for act in script()} >= {"withdraw", "object", "acknowledge"}
    attached = list(example.glob("collabs/*/attachments/*"))
    assert len(attached) >= 3


def test_no_act_of_it_lies_on_a_day_off() -> None:
    weekends = {str(act.at.date()) for act in script() if act.at.isoweekday() > 5}
    assert weekends == {"2024-09-14"}, "that Saturday was worked, for the Mid-Autumn Festival"


def test_its_own_git_history_needs_nothing_but_git(example: Path, git_environment: dict[str, str]) -> None:
    subprocess.run(["git", "fsck", "--strict"], cwd=example, env=git_environment, check=True, capture_output=True)
    subjects = Company(example, git_environment).git("log", "--format=%s")
    assert not re.search(r"#\d|\[skip", subjects)
