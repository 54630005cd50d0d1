"""The forges' own programs: `gh`, `glab` and `tea`. Used when they are installed and logged in, and told host and project outright:
left alone, each would guess them from the remotes that it finds, and open the pull request where nobody looks.
"""

import csv
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from xcollab.channels.forges import Forge
from xcollab.channels.running import Answer, run


class Proposed(NamedTuple):
    """A pull request to be opened."""

    head: str
    base: str
    title: str
    body: str


class Program(NamedTuple):
    """A program of a forge; `{…}` stands for a part of where or what is proposed, each a word of its own."""

    names: tuple[str, ...]
    """As it is installed. Debian calls Gitea's `tea-cli`, because its `tea` is a text editor."""
    logged_in: tuple[str, ...]
    create: tuple[str, ...]
    find: tuple[str, ...]
    """Lists the branch's open pull request with its address."""
    host_in: str = ""
    """The variable in which it looks for its host before it looks anywhere else."""
    body_given: bool = False
    """Whether the body goes to its standard input."""


_AT_HAND = 10.0
"""Seconds for a question that needs no server: what is called `tea` may be a program with a window."""

PROGRAMS: Mapping[str, Program] = {
    "github": Program(
        ("gh",), ("auth", "status", "--hostname", "{host}"),
        ("pr", "create", "--repo", "{host}/{project}", "--head", "{head}", "--base", "{base}", "--title", "{title}",
         "--body-file", "-"),
        ("pr", "list", "--repo", "{host}/{project}", "--head", "{head}", "--base", "{base}", "--state", "open", "--json", "url"),
        host_in="GH_HOST", body_given=True,
    ),
    "gitlab": Program(
        ("glab",), ("auth", "status", "--hostname", "{host}"),
        ("mr", "create", "--repo", "{web}", "--head", "{web}", "--source-branch", "{head}", "--target-branch", "{base}",
         "--title", "{title}", "--description", "{body}", "--yes"),
        ("mr", "list", "--repo", "{web}", "--source-branch", "{head}", "--target-branch", "{base}", "--output", "json"),
        host_in="GITLAB_HOST",
    ),
    "gitea": Program(
        ("tea-cli", "tea"), ("login", "list", "--output", "csv"),
        ("pr", "create", "--login", "{login}", "--repo", "{project}", "--head", "{head}", "--base", "{base}",
         "--title", "{title}", "--description", "{body}"),
        ("pr", "list", "--login", "{login}", "--repo", "{project}", "--state", "open", "--fields", "index,head,base,url",
         "--limit", "100", "--output", "csv"),
    ),
}  # fmt: skip
"""By kind of forge. Gitee has none."""


class Client(NamedTuple):
    """A forge's program that is installed here, and the login by which it knows the forge's host."""

    program: Program
    forge: Forge
    name: str
    """As somebody would type it."""
    path: str
    directory: Path
    """Where it is run, and with which environment."""
    environment: Mapping[str, str]
    login: str = ""

    def words(self, words: tuple[str, ...], proposed: Proposed) -> tuple[str, ...]:
        """A command line, as somebody could type it."""
        project = self.forge.path
        if (
            self.forge.kind == "gitea"
        ):  # below a path of its own on the host, whose repositories have an owner and a name
            project = "/".join(project.split("/")[-2:])
        where = {"host": self.forge.served_at, "web": self.forge.web, "project": project, "login": self.login}
        return (self.name, *(word.format_map({**where, **proposed._asdict()}) for word in words))

    def ask(
        self, words: tuple[str, ...], proposed: Proposed, given: str = "", *, patience: float | None = None
    ) -> Answer:
        """Run it."""
        told = dict(self.environment)
        if self.program.host_in:
            told[self.program.host_in] = self.forge.served_at
        return run((self.path, *self.words(words, proposed)[1:]), self.directory, told, given, patience=patience)


def installed(forge: Forge, directory: Path, environment: Mapping[str, str]) -> Client | None:
    """The forge's program, where it is installed and, in the case of `tea`, knows the host. No network."""
    program = PROGRAMS.get(forge.kind)
    for name in program.names if program else ():
        path = shutil.which(name, path=environment.get("PATH", ""))
        if program and path:
            client = Client(program, forge, name, path, directory, environment)
            if forge.kind != "gitea":
                return client
            answer = client.ask(program.logged_in, _NOTHING, patience=_AT_HAND)
            if login := _login(forge, answer.said) if answer.done else "":
                return client._replace(login=login)
    return None


def ready(forge: Forge, directory: Path, environment: Mapping[str, str]) -> Client | None:
    """The forge's program, where it is installed and logged in to this host."""
    client = installed(forge, directory, environment)
    if client is None or client.login:
        return client
    return client if client.ask(client.program.logged_in, _NOTHING).done else None


def open_pull_request(client: Client, proposed: Proposed) -> Answer:
    """Let the forge's program open the pull request."""
    given = proposed.body if client.program.body_given else ""
    return client.ask(client.program.create, proposed, given)


_NOTHING = Proposed("", "", "", "")


def _login(forge: Forge, listed: str) -> str:
    """Which of `tea`'s logins is meant: the one at the address of the page, otherwise one at the host, by web or by ssh."""
    rows = [
        {key.lower(): value or "" for key, value in row.items() if key} for row in csv.DictReader(listed.splitlines())
    ]
    rows = [row for row in rows if row.get("name") and row.get("url")]
    at_page = [row for row in rows if f"{forge.web}/".startswith(row["url"].rstrip("/") + "/")]
    at_host = [row for row in rows if forge.host in (_host(row["url"]), row.get("sshhost", "").partition(":")[0])]
    candidates = at_page or at_host
    return next(
        (row["name"] for row in candidates if row.get("default") == "true"), candidates[0]["name"] if candidates else ""
    )


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
