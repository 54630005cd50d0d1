"""`xcollab clone`: one command sets a colleague up; who they are is known, named, or asked, and their inbox stands at the end."""

import subprocess
from pathlib import Path

import pytest

from tests.support.company import Company
from tests.support.forked.program import on_path
from tests.support.typist import NOBODY, Typist


@pytest.fixture
def desk(working: Company, tmp_path: Path) -> Company:
    """A colleague's directory, beside the shared repository `acme.git`."""
    working.git("clone", "--quiet", "--bare", ".", str(tmp_path / "acme.git"))
    (tmp_path / "desk").mkdir()
    return Company(tmp_path / "desk", working.environment, clock="2024-07-04T09:00+08:00")


def test_whom_git_knows_is_set_up_and_sees_what_waits(desk: Company) -> None:
    told = desk.did("wang", "clone", "../acme.git")
    assert "You are Wang Qiang (wang), Tech." in told and "  cd acme\n" in told
    assert "Waiting for Wang Qiang (wang)" in told or "Nothing waits for Wang Qiang (wang)" in told
    assert (desk.root / "acme/.git/hooks/pre-commit").stat().st_mode & 0o100


def test_who_is_named_is_who_git_knows_from_then_on(desk: Company) -> None:
    desk.environment |= NOBODY
    told = desk.does("", "clone", "../acme.git", "work", "--as", "Wu Fang")
    settings = (desk.root / "work/.git/config").read_text(encoding="utf-8")
    assert "You are Wu Fang (wu)" in told.out and "email = wu@example.com" in settings


def test_a_stranger_is_told_how_to_go_on_and_keeps_the_clone(desk: Company) -> None:
    result = desk.does("stranger", "clone", "../acme.git")
    assert result.code == 1 and "`cd acme`, then `xcollab whoami`" in result.err
    assert "xcollab member add" in desk.does("stranger", "whoami", cwd=desk.root / "acme").err


def test_at_a_terminal_one_picks_oneself_from_the_list(desk: Company) -> None:
    typist = Typist(desk, "", "clone", "../acme.git", "--lang", "zh")
    typist.types("nobody", "Wu Fang")
    assert typist.ends() == 0, typist.seen
    assert "你是 Wu Fang（wu）" in typist.seen and "language = zh" in (desk.root / "acme/.git/config").read_text(
        encoding="utf-8"
    )


def test_who_picks_nobody_keeps_the_clone(desk: Company) -> None:
    typist = Typist(desk, "", "clone", "../acme.git")
    typist.types("")
    assert typist.ends() == 1 and (desk.root / "acme/xcollab.yaml").is_file()


def test_what_is_committed_by_hand_is_checked_and_acts_go_on_without_asking_git(desk: Company, tmp_path: Path) -> None:
    desk.did("wang", "clone", "../acme.git")
    desk.root /= "acme"
    (desk.root / "departments/tech.yaml").write_text("name: Tech\nbad: x\n", encoding="utf-8")
    environment = desk.environment | {"PATH": f"{on_path()}:{desk.environment['PATH']}"} | {
        f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in (("NAME", "W"), ("EMAIL", "wang@example.com"))
    }  # fmt: skip
    done = subprocess.run(
        ["git", "commit", "-qam", "by hand"], cwd=desk.root, env=environment, capture_output=True, check=False
    )
    assert done.returncode == 1 and b"unknown key bad" in done.stdout + done.stderr
    desk.git("checkout", "--quiet", ".")
    desk.did("wang", "member", "edit", "--title", "engineer")


def test_nothing_is_cloned_from_what_could_run_something(desk: Company) -> None:
    for address in ("ext::sh -c 'touch PWNED'", "--upload-pack=touch PWNED", "ssh://-oProxyCommand=touch/x"):
        assert desk.does("wang", "clone", "--", address).code == 2
    assert list(desk.root.iterdir()) == []
