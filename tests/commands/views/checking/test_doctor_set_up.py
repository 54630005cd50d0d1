"""What can be wrong with the set-up: hooks, signing, line ends, history, clock and calendar."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.support.company import Company
from tests.support.damage.doctored import PLAN, findings, hook, repaired
from tests.support.servers.remotes import Remote


def test_a_hook_without_its_bit_is_told_and_not_woken(shared: Company) -> None:
    hook(shared, "#!/bin/sh\nexit 1\n", 0o644)
    assert "the hook pre-commit is not executable" in findings(shared)["hook-asleep"]
    shared.did("zhou", "doctor", "--fix")
    shared.did("zhou", "department", "add", "legal", "--name", "Legal")


@pytest.mark.parametrize(
    "first", ["#!/opt/gone/python3", "#!/usr/bin/env gone-python", "#!/usr/bin/env -S gone-python -u"]
)
def test_a_hook_that_cannot_run_would_refuse_every_act(shared: Company, first: str) -> None:
    hook(shared, f"{first}\n")
    assert "the hook pre-commit needs" in findings(shared)["hook-broken"]
    assert shared.does("zhou", "department", "add", "legal", "--name", "Legal").code == 4


def test_a_hook_that_can_run_is_not_run(shared: Company) -> None:
    for text in ("#!/bin/sh\ntouch ran\n", "#!/usr/bin/env sh\ntouch ran\n", "touch ran\n"):
        hook(shared, text)
        assert findings(shared) == {}
        assert not (shared.root / "ran").exists()


def test_hooks_from_elsewhere_are_a_note_and_missing_ones_a_warning(shared: Company) -> None:
    shared.git("config", "core.hooksPath", "ci/hooks")
    assert "ci/hooks, which is not there" in findings(shared)["hooks-missing"]
    hook(shared, "#!/bin/sh\n", directory="ci/hooks")
    assert "hooks come from" in findings(shared)["hooks-elsewhere"]


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        (("gpg.format=ssh",), "signing-no-key"),
        (("gpg.format=ssh", "user.signingKey=/nowhere/id_ed25519.pub"), "signing-no-key"),
        (("gpg.format=ssh", "user.signingKey=KEY"), ""),
        (("gpg.format=ssh", "user.signingKey=KEY", "gpg.ssh.program=/nowhere/ssh-keygen"), "signing-no-program"),
        (("gpg.program=/nowhere/gpg",), "signing-no-program"),
        (("gpg.program=EMPTY", "user.signingKey=ABCD"), "signing-no-key"),
        (("gpg.program=FULL", "user.signingKey=ABCD"), ""),
    ],
)
def test_signing_that_was_asked_for_must_be_able_to_work(
    shared: Company, tmp_path: Path, settings: tuple[str, ...], code: str
) -> None:
    if subprocess.run(["ssh-keygen", "-?"], capture_output=True, check=False).returncode == 127:
        pytest.skip("no ssh-keygen on this machine")
    made = {name: tmp_path / name for name in ("KEY", "EMPTY", "FULL")}
    made["KEY"].touch()
    for name, answer in (("EMPTY", 2), ("FULL", 0)):
        made[name].write_text(f"#!/bin/sh\nexit {answer}\n")
        made[name].chmod(0o755)
    shared.git("config", "commit.gpgSign", "true")
    for setting in settings:
        key, _, value = setting.partition("=")
        shared.git("config", key, str(made.get(value, value)))
    assert set(findings(shared)) == ({code} if code else set())


@pytest.mark.parametrize("setting", ["true", "input"])
def test_line_ends_are_kept_in_this_clone_so_that_attachments_fit_their_digests(
    shared: Company, tmp_path: Path, setting: str
) -> None:
    """Without the repair git stores an attachment with other bytes than those that its name was made of."""
    shared.did("chen", "request", "new", "q3", "--title", "T", "--background", "B", "--objective", "O", "--coordinator",
               "zhou", "--department", "sales", "--due", "2024-09-30", "--milestone", "M; date=2024-09-01")  # fmt: skip
    shared.git("push", "--quiet")
    shared.git("config", "core.autocrlf", setting)
    assert f"core.autocrlf={setting}" in findings(shared)["line-ends"]

    def stored(text: bytes) -> bytes:
        (tmp_path / "list.csv").write_bytes(text)
        shared.did("zhou", "request", "comment", "q3", "-m", "see", "--attach", str(tmp_path / "list.csv"))
        (added,) = shared.git("diff", "--name-only", "HEAD^", "HEAD", "--", "*.csv").split()
        return shared.git("cat-file", "blob", f"HEAD:{added}").encode()

    assert stored(b"a,b\r\n") == b"a,b\n"
    shared.git("reset", "--quiet", "--hard", "HEAD^")
    assert "line ends" in repaired(shared, "line-ends")
    assert stored(b"c,d\r\n") == b"c,d\r\n"
    (shared.root / PLAN).unlink()
    shared.git("checkout", "--", PLAN)
    assert b"\r" not in (shared.root / PLAN).read_bytes()


def test_a_gitattributes_of_the_company_settles_line_ends_for_all(shared: Company) -> None:
    shared.git("config", "core.autocrlf", "true")
    (shared.root / ".gitattributes").write_text("*.yaml text eol=lf\ncollabs/*/attachments/* -text\n")
    shared.git("add", ".gitattributes")
    shared.git("commit", "--quiet", "-m", "Line ends")
    shared.git("push", "--quiet")
    assert findings(shared) == {}


def test_a_shallow_clone_is_told_how_to_get_the_rest(shared: Company, tmp_path: Path) -> None:
    url = (tmp_path / "server/srv/acme.git").as_uri()
    subprocess.run(["git", "clone", "--quiet", "--depth=1", url, str(tmp_path / "new")], check=True)
    clone = Company(tmp_path / "new", shared.environment)
    clone.clock = shared.clock
    assert "git fetch --unshallow" in findings(clone)["shallow"]
    clone.git("fetch", "--quiet", "--unshallow")
    assert findings(clone) == {}


# --- the record


def test_errors_of_check_are_counted_and_a_workspace_that_cannot_be_read_is_told(shared: Company) -> None:
    (shared.root / PLAN).write_text("name: [\n")
    (shared.root / "departments/Sales.yaml").write_text("name: x\n")
    assert findings(shared)["check-errors"] == "`check` finds errors, at least 2 | `xcollab check`"
    (shared.root / "xcollab.yaml").write_text("format: 99\n")
    assert "install a newer xcollab" in findings(shared)["newer-format"]


def test_a_clock_behind_the_newest_commit_is_told(shared: Company) -> None:
    assert "set the clock" in json.loads(
        shared.does("zhou", "doctor", "--json", at="2024-06-30T09:00+08:00").out
    )["findings"][0]["hint"]  # fmt: skip


def test_the_end_of_the_official_calendar_is_told_when_it_comes_near(shared: Company) -> None:
    near = shared.does("zhou", "doctor", at="2039-12-01T09:00+08:00")
    assert near.code == 0
    assert "[calendar-ends]" in near.out and "xcollab calendar import FILE" in near.out


def test_nothing_is_asked_over_the_network(company: Company, remote: Remote) -> None:
    remote.publish(company)
    remote.stop()
    assert company.does("zhou", "doctor").code == 0


def test_a_workspace_below_the_top_of_its_repository_is_repaired_too(
    git_environment: dict[str, str], tmp_path: Path
) -> None:
    company = Company(tmp_path, git_environment)
    company.git("init", "--quiet")
    company.did("zhou", "init", "work", "--name", "W", "--id", "w", "--member", "zhou", "--department", "office")
    work = Company(tmp_path / "work", git_environment)
    (work.root / "departments/office.yaml").chmod(0o755)
    work.git("config", "core.autocrlf", "true")
    assert {"executable-files", "line-ends"} <= set(findings(work))
    result = work.does("zhou", "doctor", "--fix")
    assert (result.code, result.out.count("repaired: ")) == (0, 2)
    assert set(findings(work)) == {"without-remote"}
