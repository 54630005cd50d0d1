"""The act that CONTRIBUTING.md builds, applied to a copy of the source as the page says: then every door treats it right."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.support.company import Company, Result, identity
from tests.support.forked.program import forked

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
BLOCKS: list[str] = [block.strip("\n") for block in re.findall(r"```(?:python|po)\n(.*?)```", PAGE, re.DOTALL)]
CATALOGUE = "words/locale/zh_CN/LC_MESSAGES/xcollab.po"


def block(begins: str) -> str:
    """The block of the page that begins so."""
    return next(found for found in BLOCKS if found.lstrip().startswith(begins))


def at_the_end(text: str, new: str) -> str:
    """A block comes last."""
    return f"{text}\n\n{new}\n"


def listed(before: str, old: str, name: str) -> Callable[[str, str], str]:
    """A block comes before the list, whose last name is followed by its own."""

    def put(text: str, new: str) -> str:
        assert text.count(before) == 1 and old in text, before
        return text.replace(before, f"{new}\n\n{before}").replace(old, f"{old}{name}")

    return put


STEPS: tuple[tuple[str, str, Callable[[str, str], str]], ...] = (
    ("schema/statements/issue.py", "class Extension", at_the_end),
    ("workflow/acts/issue.py", "EXTEND = Act(", listed("ACTS = (", "RESOLVE, REOPEN", ", EXTEND")),
    ("app/forms/stages/issue.py", "EXTEND = Form(", listed("FORMS = (", "COMMENT_ON,", "\n    EXTEND,")),
    (CATALOGUE, "msgid", at_the_end),
)
"""File, the block that goes into it, and where: the declaration with its noun, the form, the words."""


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the source, with the act."""
    home = tmp_path_factory.mktemp("extended")
    shutil.copytree(ROOT / "xcollab", home / "xcollab", ignore=shutil.ignore_patterns("__pycache__"))
    for name, begins, put in STEPS:
        path = home / "xcollab" / name
        path.write_text(put(path.read_text(encoding="utf-8"), block(begins)), encoding="utf-8")
    catalogue = home / "xcollab" / CATALOGUE
    with catalogue.open("rb") as source, catalogue.with_suffix(".mo").open("wb") as made:
        write_mo(made, read_po(source))
    return home


class Extended:
    """The company, its people typing commands of the copy."""

    def __init__(self, company: Company, source: Path) -> None:
        self.company, self.source = company, source

    def does(self, who: str, *words: str, at: str) -> Result:
        """Type a command as a member, at a moment."""
        company = self.company
        environment = {**company.environment, **identity(who, company.clock.fromisoformat(at))}
        done = subprocess.run(
            forked(*words, source=self.source),
            cwd=company.root,
            env=environment,
            check=False,
            capture_output=True,
            text=True,
        )
        return Result(done.returncode, done.stdout, done.stderr)

    def did(self, who: str, *words: str, at: str) -> str:
        """The same for a step that has to succeed."""
        result = self.does(who, *words, at=at)
        assert result.code == 0, result.out + result.err
        return result.out


@pytest.fixture
def asked(working: Company, extended: Path) -> tuple[Extended, str]:
    """An issue that tech must answer within 24 hours, and its id."""
    company = Extended(working, extended)
    said = company.did(
        "li", "issue", "open", "--title", "Prices are late", "--kind", "delay", "--description", "d", "--impact", "2 days",
        "--wanted-by", "2024-07-20", "--department", "tech", "--task", "report", at="2024-07-04T09:00+08:00",
    )  # fmt: skip
    found = re.search(r"q3/(i-[0-9a-z]+)", said)
    assert found, said
    return company, found[1]


def test_the_act_is_typed_told_and_taken_into_account_everywhere(asked: tuple[Extended, str]) -> None:
    company, issue = asked
    assert "due 2024-07-05 09:00" in company.did("wang", "inbox", at="2024-07-04T09:30+08:00")
    told = company.did("li", "issue", "extend", issue, "--reason", "a holiday", at="2024-07-05T08:00+08:00")
    assert f"Li Na gave more time for q3/{issue}: a holiday" in told
    later = "2024-07-05T16:00+08:00"
    assert "due 2024-07-06 08:00" in company.did("wang", "inbox", at=later)
    assert "give more time" in company.did("wang", "rules", "issue", at=later)
    assert "延长答复时间" in company.did("wang", "--lang", "zh", "rules", "issue", at=later)
    assert f"propose a solution for issue {issue}, due 2024-07-06 08:00" in company.did("li", "why", at=later)
    assert company.did("zhou", "check", at=later)
    assert f"gave more time for q3/{issue}" in company.did("li", "history", at=later)
    assert issue in company.did("li", "diff", "HEAD~2", "HEAD", at=later)
    company.did("wang", "issue", "propose", issue, "-m", "tomorrow", at="2024-07-05T17:00+08:00")
    figures = json.loads(company.did("li", "metrics", "--json", at=later))
    assert figures["whole"]["solution_in_time"] == {"hits": 1, "n": 2}  # another one is late


def test_a_pull_request_may_not_do_what_the_command_refuses(asked: tuple[Extended, str]) -> None:
    company, issue = asked
    at = "2024-07-04T10:00+08:00"
    refused = company.does("wang", "issue", "extend", issue, "--reason", "busy", at=at)
    assert refused.code == 1 and "wang may not “give more time” here" in refused.err, refused
    company.did("li", "issue", "extend", issue, "--reason", "a holiday", at=at)
    base = company.company.git("rev-parse", "HEAD~1").strip()
    assert company.did("zhou", "check", "--base", base, at=at)
    path = company.company.git("diff", "--name-only", "HEAD~1").strip()
    file = company.company.root / path
    file.write_text(file.read_text().replace("by: li", "by: wang"))
    company.company.git("commit", "--quiet", "--amend", "--all", "--no-edit", "--author=Wang Qiang <wang@example.com>")
    judged = company.does("zhou", "check", "--base", base, at=at)
    assert judged.code and "[not-yours]" in judged.out + judged.err, judged


def test_a_sync_takes_it_along_and_sets_it_aside_where_it_came_too_late(
    asked: tuple[Extended, str], tmp_path: Path
) -> None:
    company, issue = asked
    subprocess.run(["git", "init", "--quiet", "--bare", "-b", "main", tmp_path / "hub.git"], check=True)
    company.company.git("remote", "add", "origin", str(tmp_path / "hub.git"))
    company.company.git("push", "--quiet", "--set-upstream", "origin", "main")
    company.company.git("clone", "--quiet", str(tmp_path / "hub.git"), str(tmp_path / "theirs"))
    theirs = Extended(Company(tmp_path / "theirs", company.company.environment), company.source)
    company.did("li", "issue", "extend", issue, "--reason", "a holiday", at="2024-07-04T10:00+08:00")
    theirs.did("zhao", "issue", "comment", issue, "-m", "soon", at="2024-07-04T10:01+08:00")
    theirs.did("zhao", "sync", at="2024-07-04T10:02+08:00")
    assert "gave more time" in company.did("li", "sync", at="2024-07-04T10:03+08:00")
    theirs.did("wang", "sync", at="2024-07-04T10:04+08:00")
    theirs.did("wang", "issue", "propose", issue, "-m", "tomorrow", at="2024-07-04T10:05+08:00")
    theirs.did("wang", "sync", at="2024-07-04T10:06+08:00")
    company.did("li", "issue", "extend", issue, "--reason", "once more", at="2024-07-04T10:07+08:00")
    aside = company.does("li", "sync", at="2024-07-04T10:08+08:00")
    assert "parked" in aside.out + aside.err, aside
