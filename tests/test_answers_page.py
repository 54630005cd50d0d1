"""docs/answers.md does what it says: its texts are understood as they stand, its commands run, its figures are the program's."""

import re
from pathlib import Path

import pytest

from tests.channels.incoming.mails import TOKEN, mail
from tests.support.answering.asked import sent
from tests.support.company import Company
from xcollab.channels.incoming.mime import LARGEST
from xcollab.commands.nouns.mail import NEWEST

DOCS = Path(__file__).parents[1] / "docs"
PAGES = {name: (DOCS / name).read_text(encoding="utf-8") for name in ("answers.md", "answers.zh.md")}


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGES[name], re.DOTALL)


def test_both_pages_show_the_same() -> None:
    texts = [[re.sub(r"\s*#.*", "", block) for block in blocks(name, "sh")] for name in PAGES]
    assert texts[0] == texts[1] != []
    assert blocks("answers.md", "text") == blocks("answers.zh.md", "text") != []


@pytest.mark.parametrize(
    ("line", "speaker"), [*zip(blocks("answers.md", "text")[0].splitlines(), ("li", "wu", "li"), strict=True)]
)
def test_its_texts_are_recorded_as_they_stand(asked: Company, line: str, speaker: str) -> None:
    asked.did("zhou", "paste", "--from", speaker, "--via", "chat", "--yes", given=line)


def test_its_commands_run(asked: Company, tmp_path: Path) -> None:
    sent(asked, TOKEN, "wang", ("give-feedback", "q4", "tech", ""))
    box = tmp_path / "Maildir"
    for name in ("new", "cur"):
        (box / name).mkdir(parents=True)
    (box / "new/1").write_bytes(mail(sender="wang@example.com"))
    (tmp_path / "answer.txt").write_text("承接 渠道推广", encoding="utf-8")
    (tmp_path / "answers.txt").write_text("吴芳：不承接 人手不足", encoding="utf-8")
    name = ""
    for line in "".join(blocks("answers.md", "sh")).splitlines():
        command = (
            line.partition("#")[0]
            .replace("~/", f"{tmp_path}/")
            .replace("--file ", f"--file {tmp_path}/")
            .replace("7f3a", name)
            .split()
        )
        if command[1:] == ["paste", "--via", "chat"] or command[1:3] == ["mail", "drop"]:
            continue  # a person pastes there; what is recorded is not dropped
        yes = (
            ["--yes"]
            if "--dry-run" not in command and command[1:3] in (["paste", "--from"], ["mail", "record"])
            else []
        )
        told = asked.did("zhou", *command[1:], *yes)
        name = next(iter(re.findall(r"mail record ([0-9a-f]+)", told)), name)


def test_its_figures_are_the_programs() -> None:
    for page in PAGES.values():
        assert f"{LARGEST // 1024} KiB" in page and f" {NEWEST} " in page
