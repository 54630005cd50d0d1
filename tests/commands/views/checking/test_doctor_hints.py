"""What `doctor` names as the way out is typed as it is printed, in either language: then what it found is gone."""

import json
import subprocess
from collections.abc import Callable

import pytest

from tests.support.company import Company
from tests.support.damage.doctored import PLAN
from tests.support.printed.hinted import commands, types
from tests.support.run.by_turns import in_one_language
from xcollab.words.labels import LANGUAGES, Language


def unset(shared: Company) -> None:
    shared.git("branch", "--unset-upstream")


def new_branch(shared: Company) -> None:
    shared.git("switch", "--quiet", "-c", "signoff")


def unmapped(shared: Company) -> None:
    shared.git("branch", "--unset-upstream")
    shared.git("config", "--unset-all", "remote.origin.fetch")


def gone(shared: Company) -> None:
    shared.git("switch", "--quiet", "-c", "signoff")
    shared.git("push", "--quiet", "-u", "origin", "signoff")
    shared.git("update-ref", "-d", "refs/remotes/origin/signoff")


def unpublished(shared: Company) -> None:
    shared.did("zhou", "department", "add", "legal", "--name", "Legal")


def behind(shared: Company) -> None:
    unpublished(shared)
    shared.git("push", "--quiet")
    shared.git("reset", "--quiet", "--hard", "HEAD~1")


def detached(shared: Company) -> None:
    shared.git("switch", "--quiet", "--detach")


def no_hooks(shared: Company) -> None:
    shared.git("config", "core.hooksPath", "ci/hooks")


def unsigned(shared: Company) -> None:
    shared.git("config", "commit.gpgSign", "true")
    shared.git("config", "gpg.program", "/nowhere/gpg")


def rewritten_ends(shared: Company) -> None:
    shared.git("config", "core.autocrlf", "true")


def unpinned(shared: Company) -> None:
    calendar = shared.root / "calendar.yaml"
    calendar.unlink()
    shared.git("commit", "--quiet", "-am", "No calendar")
    shared.git("push", "--quiet")


CAUSES: dict[str, Callable[[Company], None]] = {
    "upstream-unset": unset, "no-upstream": new_branch, "remote-unmapped": unmapped, "upstream-gone": gone,
    "unpublished": unpublished, "behind": behind, "detached-head": detached, "hooks-missing": no_hooks,
    "signing-no-program": unsigned, "line-ends": rewritten_ends, "calendar-unpinned": unpinned,
}  # fmt: skip
"""What is found, and what causes it."""


def hints(company: Company, language: Language) -> dict[str, str]:
    """By code, the hint of each finding."""
    told = json.loads(company.does("zhou", "doctor", "--json", "--lang", language).out)["findings"]
    return {found["code"]: found["hint"] for found in told}


@pytest.mark.parametrize(("code", "language"), in_one_language(CAUSES))
def test_the_command_of_a_finding_mends_it(shared: Company, code: str, language: Language) -> None:
    CAUSES[code](shared)
    found = hints(shared, language)
    assert code in found
    first, *_ = commands(found[code])
    done = types(shared, "zhou", first, language)
    assert done.code == 0, f"{first}: {done.err}"
    assert code not in hints(shared, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_nobody_committed_is_shown_by_the_commands_of_its_finding(shared: Company, language: Language) -> None:
    (shared.root / PLAN).write_text((shared.root / PLAN).read_text() + "x-floor: 3\n")
    named = commands(hints(shared, language)["uncommitted"])
    assert named == ["xcollab check", "git status"]
    for command in named:
        done = types(shared, "zhou", command, language)
        assert done.code == 0
    assert PLAN in done.out


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shallow_clone_gets_the_rest_by_the_command_of_its_finding(
    shared: Company, language: Language, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("shallow")
    server = shared.git("remote", "get-url", "origin").strip()
    address = server if "://" in server else f"file://{server}"
    subprocess.run(["git", "clone", "--quiet", "--depth=1", address, str(home / "new")], check=True)
    clone = Company(home / "new", shared.environment)
    clone.clock = shared.clock
    (command,) = commands(hints(clone, language)["shallow"])
    assert types(clone, "zhou", command, language).code == 0
    assert "shallow" not in hints(clone, language)
