"""Whatever comes from outside is shown as text and does nothing, in text and in JSON; and what is secret in it is not shown at all."""

import json
import os
import re
import subprocess
import unicodedata
from itertools import product
from pathlib import Path

import pytest

from tests.support.company import Company
from tests.support.run.by_turns import by_turns
from tests.support.shared import Clones, share
from xcollab.store.sharing.remote import last_words
from xcollab.words.addresses import shown_address, without_secrets

BIDI = "\u202e"
STEERING = "\x1b[31m"
HIDDEN = "\u200b\u2066\ufeff\U000e0041"
PLANTED = f"x{BIDI}y{HIDDEN}z"
"""What git lets a name hold; an author, a subject and a server may say `STEERING`, too."""
_OURS = {"report": "\u2060", "export": "\r\ufeff\u2060"}
"""A word joiner keeps a forge from linking; Excel wants a mark at the beginning, and calendars a carriage return."""


def raw(text: str, allowed: str = "") -> list[str]:
    """Characters that do something instead of being seen."""
    return [hex(ord(c)) for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c not in "\n" + allowed]


@pytest.fixture
def planted(working: Company, tmp_path: Path) -> Clones:
    """A clone in which every name and text from outside holds such characters."""
    root = working.root
    task = root / "collabs/q3/tasks/page.yaml"
    task.write_text(task.read_text().replace("title: Web page", f"title: Web {PLANTED} page"))
    tech = root / "departments/tech.yaml"
    tech.write_text(
        tech.read_text().replace("name: Tech", f"name: Tech{PLANTED}").replace("Zhao Yu", f"Zhao{PLANTED}Yu")
    )
    (root.parent / f"photo{PLANTED}.png").write_bytes(b"\x89PNG")
    working.git("commit", "--quiet", "-am", f"Titles {PLANTED}{STEERING}")
    working.did(
        "li", "task", "log", "report", "-s", "doing", "-m", f"text {PLANTED}", "--attach", f"../photo{PLANTED}.png"
    )
    clones = share(working, tmp_path)
    hook = clones.bare / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(
        f"#!/bin/sh\nprintf 'no {STEERING}{BIDI}{HIDDEN}\\n https://li:se/c@ret@host/?private_token=secret\\n' >&2; exit 1\n"
    )
    hook.chmod(0o755)
    working.git("branch", "--quiet", "-m", f"main{PLANTED}")
    working.git("remote", "rename", "origin", f"hub{PLANTED}")
    (root / f"collabs/q3/{PLANTED}{STEERING}\nz.txt").write_text("x")
    (root / f"collabs/q3/tasks/a{PLANTED}.yaml").write_text("x")
    broken = root / "collabs/q3/tasks/broken.yaml"
    broken.write_text(f"title{PLANTED}: x\nx-{BIDI}: [\n")
    author = {"GIT_AUTHOR_NAME": f"Li{PLANTED}{STEERING}Na"}
    environment = {
        **working.environment,
        **author,
        "GIT_AUTHOR_EMAIL": f"li{BIDI}@example.com",
        "GIT_COMMITTER_NAME": "l",
        "GIT_COMMITTER_EMAIL": "l",
    }
    other = Company(root, environment)
    other.environment.update(author)

    subprocess.run(
        ["git", "commit", "--quiet", "--allow-empty", "-m", f"Subject {PLANTED}{STEERING}"],
        cwd=root,
        env=environment,
        check=True,
    )
    return clones


LINES = (
    "status q3", "board", "board --columns", "inbox", "why q3", "agenda q3", "waiting", "overdue", "overdue --format github", "overdue --format markdown",
    "overdue --format gitlab", "overdue --format junit", "diff HEAD~4", "metrics", "history q3", "request show q3", "request list", "task list",
    "task show page", "task show report", "issue list", "meeting list", "meeting show", "feedback show", "archive list", "department list", "department show tech",
    "member list", "calendar show", "deadline show q3", "whoami", "rules", "parked list", "check", "check --staged", "check --base HEAD~3",
    "doctor", "report q3", "report q3 --format html", "export csv", "export ics", "forge codeowners --for github", "forge links q3",
    "task log report -s doing -m more --dry-run", "sync", "undo", "pr open --dry-run", "task show x", "status x\u202e", "board --at x\u202e", "sync --remote x\u202e",
)  # fmt: skip


@pytest.mark.parametrize("broken", [False, True], ids=["all can be read", "a record is broken"])
def test_no_view_lets_out_what_steers_or_hides(planted: Clones, broken: bool) -> None:
    company = planted.ours
    if not broken:
        company.git("add", "--all", "collabs")
        for file in company.root.glob("collabs/q3/tasks/[ab]*en.yaml"):
            file.unlink()
    for line, more in by_turns(product(LINES, ((), ("--json",), ("--lang", "zh"))), 2, int(broken)):
        result = company.does("li", *line.split(), *more)
        allowed = _OURS.get(line.split()[0], "")
        assert raw(result.out, allowed) == [], f"{line} {more}: {result.out!r}"
        assert raw(result.err) == [], f"{line} {more}: {result.err!r}"
        assert "secret" not in result.out + result.err and "c@ret" not in result.out + result.err
        assert "made a mistake" not in result.err


def test_json_says_what_was_written_to_the_letter(planted: Clones) -> None:
    for path in (planted.ours.root / "collabs/q3").glob("*.txt"):
        path.unlink()
    (planted.ours.root / "collabs/q3/tasks/broken.yaml").unlink()
    said = planted.ours.does("li", "task", "show", "page", "--json").out
    assert json.loads(said)["plan"]["title"] == f"Web {PLANTED} page"
    found = json.loads(planted.ours.does("li", "check", "--json").out)["findings"]
    assert f"collabs/q3/tasks/a{PLANTED}.yaml" in [finding["file"] for finding in found]


ADDRESSES = {
    "https://li:hush@host/acme.git": "https://host/acme.git", "https://hush@host/acme.git": "https://host/acme.git",
    "https://li:h@us/h:u@host/acme.git": "https://host/acme.git", "https://li:%68ush%40@host/acme.git": "https://host/acme.git",
    "https://host/acme.git?private_token=hush": "https://host/acme.git?…", "https://li:x@host/acme.git?access_token=hush&b": "https://host/acme.git?…",
    "https://host/acme.git?a=b@hush": "https://…", "https://li:hu?sh@host/a": "https://…", "https://li:hu#sh@host/a": "https://…",
    "ssh://li:hush@host:22/acme.git": "ssh://host:22/acme.git", "li:hush@host:acme.git": "host:acme.git", "git@host:group/acme.git": "git@host:group/acme.git",
    "/srv/git/acme.git": "/srv/git/acme.git", "../hub.git": "../hub.git", "file:///srv/a@b": "file:///srv/a@b", "C:\\git\\acme": "C:\\git\\acme",
}  # fmt: skip


@pytest.mark.parametrize(("address", "shown"), ADDRESSES.items(), ids=ADDRESSES)
def test_an_address_is_shown_without_what_is_secret(address: str, shown: str) -> None:
    assert shown_address(address) == shown
    if "://" in address:
        assert without_secrets(f"fatal: unable to access '{address}': no") == f"fatal: unable to access '{shown}': no"
        assert without_secrets(f"see {address}, please").startswith(f"see {shown}")


@pytest.mark.parametrize("said", ["Authorization: Basic hush", "> PRIVATE-TOKEN: hush", "got access_token=hush&x", "password=hush", "Proxy-Authorization: hush",
                                  "fatal: could not read Password for 'https://li:hush@host'", "x-token : hush hush"])  # fmt: skip
def test_what_git_or_a_server_says_is_repeated_without_what_is_secret(said: str) -> None:
    assert "hush" not in without_secrets(said)
    assert "hush" not in last_words(said)


@pytest.mark.parametrize(
    "said",
    [
        "li <li@example.com> is a member",
        "due: 2024-07-01",
        "see https://example.com/a/b",
        "a token of thanks",
        "3:1@noon?",
    ],
)
def test_what_is_no_secret_stays(said: str) -> None:
    assert without_secrets(said) == said


@pytest.mark.parametrize("address", [a for a in ADDRESSES if "hush" in a or "h:u" in a or "%68" in a])
def test_no_command_repeats_what_is_secret_in_the_address_of_a_remote(working: Company, address: str) -> None:
    working.environment["GIT_ALLOW_PROTOCOL"] = "none"  # git refuses at once, and names the address where it likes to
    working.git("remote", "add", "origin", address)
    answer = "feedback give marketing -C q3 -d accept --scope s --pr"
    for line in ("sync", "doctor", "doctor --json", "pr open", "forge links", answer):
        result = working.does("zhou", *line.split())
        assert not re.search("hush|h@us|h:u|%68|hu[?#]sh", result.out + result.err), result


def test_words_of_the_shells_completion_are_harmless(planted: Clones) -> None:
    from xcollab.app.forms.subject_inputs import Option
    from xcollab.commands.edge.completion import Question, candidates
    from xcollab.commands.edge.terminal import Terminal

    company = planted.ours
    call = Terminal(company.root, {**os.environ, **company.environment}, company.random)
    shown = [
        word
        for what in ("member", "department", "task", "collab")
        for found in candidates(call, Question(Option("", (), "", complete=what), ""))
        for word in found
    ]
    assert shown and raw("".join(shown)) == []
