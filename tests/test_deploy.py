"""What `docs/deploy` tells administrators to copy is what runs here: the jobs, the settings, the attributes, the links."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.support.company import Company
from tests.support.servers.remotes import DEPLOY, Remote, served
from xcollab.commands.edge.registry import NOUNS

DOCS = DEPLOY.parent
PAGES = {name: (DOCS / name).read_text(encoding="utf-8") for name in ("deploy.md", "deploy.zh.md")}


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"```{language}\n(.*?)```", PAGES[page], re.DOTALL)


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
