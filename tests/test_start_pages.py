"""docs/start.md and docs/windows.md, in both languages, followed to the letter: by the coordinator, and by a colleague elsewhere."""

import re
import shlex
import subprocess
from io import StringIO
from pathlib import Path

import pytest

from tests.support.company import isolated
from xcollab.cli import run
from xcollab.commands.edge.terminal import Terminal

DOCS = Path(__file__).parents[1] / "docs"


class Reader:
    """Somebody who copies one block after the other, on a machine of their own."""

    def __init__(self, home: Path, address: Path) -> None:
        self.directory, self.address = home, address
        self.environment = isolated(home, {})
        self.environment["XCOLLAB_LANG"] = "zh"
        self._git("config", "--global", "user.useConfigOnly", "true")

    def known_as(self, name: str, email: str) -> "Reader":
        self._git("config", "--global", "user.name", name)
        self._git("config", "--global", "user.email", email)
        return self

    def copies(self, block: str) -> str:
        """Type each line of a block; what is said, where all goes well."""
        return "".join(
            self._types(*shlex.split(line.replace("ADDRESS", str(self.address)))) for line in block.splitlines()
        )

    def _types(self, program: str, *words: str) -> str:
        if program == "git":
            return self._git(*words)
        if program == "cd":
            self.directory /= words[0]
            return ""
        assert program == "xcollab"
        said = StringIO()
        code = run(Terminal(self.directory, self.environment, out=said, err=said, given=StringIO()), words)
        assert code == 0, f"xcollab {shlex.join(words)}: {said.getvalue()}"
        return said.getvalue()

    def _git(self, *words: str) -> str:
        done = subprocess.run(
            ["git", *words], cwd=self.directory, env=self.environment, capture_output=True, check=True
        )
        return done.stdout.decode()


def blocks(name: str) -> list[str]:
    return re.findall(r"```sh\n(.*?)```", (DOCS / name).read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture
def address(tmp_path: Path) -> Path:
    """An empty repository on a server."""
    subprocess.run(["git", "init", "--quiet", "--bare", "-b", "main", str(tmp_path / "server/company.git")], check=True)
    return tmp_path / "server/company.git"


@pytest.mark.parametrize(("start", "windows"), [("start.md", "windows.md"), ("start.zh.md", "windows.zh.md")])
def test_the_pages_lead_from_nothing_to_an_answered_request(
    start: str, windows: str, tmp_path: Path, address: Path
) -> None:
    coordinator = Reader(tmp_path / "zhou", address).known_as("周敏", "zhou@example.com")
    practice, asked, begin, listed, later, share, join, request, answer = blocks(start)
    assert (practice, asked) == (
        "xcollab tutorial\n",
        "xcollab init company\n",
    )  # both ask: tried at terminals elsewhere
    for block in (practice.replace("tutorial", "tutorial --yes"), begin):
        coordinator.copies(block)
    (coordinator.directory / "people.csv").write_bytes("姓名,部门,邮箱\r\n何平,财务科,he@example.com\r\n".encode("gbk"))
    for block in (listed, later, share):
        coordinator.copies(block)
    colleague = Reader(tmp_path / "li", address)
    assert "（li）" in colleague.copies(join)
    coordinator.copies(request)
    colleague.directory /= "company"
    assert "xcollab feedback give sales" in colleague.copies(answer)

    versions, introduction, joined, comfort = blocks(windows)
    other = Reader(tmp_path / "windows", address)
    assert "xcollab " in other.copies(versions)
    for block in (introduction, joined, comfort):
        other.copies(block)
