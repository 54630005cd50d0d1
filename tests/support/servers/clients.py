"""Stand-ins for `gh`, `glab` and `tea`: they take only flags that the real ones document, write down how they were called, and answer.

The flags are those of gh 2.103, of glab 1.36 and later, and of tea 0.9 and later, as their manuals list them.
"""

import json
import sys
from pathlib import Path

from tests.support.company import Company

FLAGS = {
    "gh": {
        "auth status": ("--hostname", "--active!", "--json", "--jq", "--show-token!", "--template"),
        "pr create": ("--assignee", "--base", "--body", "--body-file", "--draft!", "--dry-run!", "--editor!", "--fill!",
                      "--fill-first!", "--fill-verbose!", "--head", "--label", "--milestone", "--no-maintainer-edit!",
                      "--project", "--recover", "--reviewer", "--template", "--title", "--web!", "--repo"),
        "pr list": ("--app", "--assignee", "--author", "--base", "--draft!", "--head", "--jq", "--json", "--label", "--limit",
                    "--search", "--state", "--template", "--web!", "--repo"),
    },
    "glab": {
        "auth status": ("--all!", "--hostname", "--show-token!"),
        "mr create": ("--allow-collaboration!", "--assignee", "--copy-issue-labels!", "--create-source-branch!",
                      "--description", "--draft!", "--fill!", "--fill-commit-body!", "--head", "--label", "--milestone",
                      "--no-editor!", "--push!", "--related-issue", "--remove-source-branch!", "--reviewer", "--signoff!",
                      "--source-branch", "--squash-before-merge!", "--target-branch", "--title", "--web!", "--wip!", "--yes!",
                      "--repo"),
        "mr list": ("--all!", "--assignee", "--author", "--closed!", "--draft!", "--group", "--label", "--merged!",
                    "--milestone", "--not-draft!", "--not-label", "--output", "--page", "--per-page", "--reviewer",
                    "--search", "--source-branch", "--target-branch", "--repo"),
    },
    "tea": {
        "login list": ("--output",),
        "pr create": ("--head", "--base", "--allow-maintainer-edits!", "--assignees", "--labels", "--title", "--description",
                      "--referenced-version", "--milestone", "--deadline", "--login", "--repo", "--remote", "--output"),
        "pr list": ("--fields", "--state", "--page", "--limit", "--repo", "--remote", "--login", "--output"),
    },
}  # fmt: skip
"""By program and command. `!` marks a switch; every other flag takes a word."""

_PROGRAM = """#!{python}
import json, os, pathlib, sys
home = pathlib.Path({home!r})
words, flags = sys.argv[1:], {flags!r}
told = {{"words": words, "given": sys.stdin.read(), "environment": dict(os.environ), "terminal": False}}
try:
    os.close(os.open("/dev/tty", os.O_RDWR))
    told["terminal"] = True
except OSError:
    pass
with (home / "calls").open("a") as calls:
    calls.write(json.dumps(told) + "\\n")
command, rest = " ".join(words[:2]), words[2:]
if command not in flags:
    sys.exit(f"unknown command {{command}}")
while rest:
    flag = rest.pop(0)
    if flag + "!" in flags[command]:
        continue
    if flag not in flags[command] or not rest:
        sys.exit(f"unknown flag: {{flag}}")
    rest.pop(0)
answers = {{"auth status": "login", "login list": "login"}}
kind = answers.get(command) or ("list" if words[1] == "list" else "create")
if (home / f"{{kind}}.sh").exists():
    os.execv("/bin/sh", ["sh", str(home / f"{{kind}}.sh")])
file = home / kind
print(file.read_text() if file.exists() else "")
sys.exit(0 if file.exists() and not (home / f"{{kind}}.fails").exists() else {missing} if kind == "login" else 1)
"""


class Client:
    """A forge's program on PATH."""

    def __init__(self, home: Path, company: Company, name: str, called: str = "") -> None:
        self.home, self.name = home, name
        home.mkdir()
        file = home / (called or name)
        file.write_text(
            _PROGRAM.format(python=sys.executable, home=str(home), flags=FLAGS[name], missing=int(name != "tea"))
        )
        file.chmod(0o755)
        company.environment["PATH"] = f"{home}:{company.environment['PATH']}"
        self.answers("create", "https://forge.example.com/acme/office/pull/1")

    def log_in(self, host: str, login: str = "work") -> None:
        """Logged in to a host from now on."""
        listed = f'"Name","URL","SSHHost","User","Default"\n"{login}","https://{host}","{host}","li","true"'
        self.answers("login", listed if self.name == "tea" else f"{host}: logged in")

    def answers(self, kind: str, said: str) -> None:
        """What it prints when asked to `login`, `create` or `list`."""
        (self.home / kind).write_text(said)

    def fails(self, kind: str, said: str) -> None:
        """It prints that, and fails."""
        self.answers(kind, said)
        (self.home / f"{kind}.fails").touch()

    def does(self, kind: str, script: str) -> None:
        """It runs that instead."""
        (self.home / f"{kind}.sh").write_text(script)

    def calls(self) -> list[dict[str, object]]:
        """Each call: its words, what stood on standard input, its environment, and whether it could ask at a terminal."""
        return [json.loads(line) for line in (self.home / "calls").read_text().splitlines()]

    def words(self, number: int = -1) -> list[str]:
        """The words of one call."""
        return [str(word) for word in self.calls()[number]["words"]]  # type: ignore[attr-defined]

    def flag(self, name: str, number: int = -1) -> str:
        """The value of a flag in one call."""
        words = self.words(number)
        return words[words.index(name) + 1]
