"""The hook of a plain server, `docs/deploy/pre-receive`: what `check --base` refuses does not come in, over any transport."""

import stat
import subprocess
from pathlib import Path

from tests.support.company import Company
from tests.support.servers.guarding import BY_PATH, commit, guard, pushed, refused
from tests.support.servers.remotes import Remote

LOG = ("task", "log", "report", "-s", "doing", "-m", "half of it")


def test_acts_come_in_and_nothing_is_left_lying_about(guarded: Company, remote: Remote, temporary: Path) -> None:
    guarded.did("li", *LOG)
    guarded.did("wang", "task", "confirm", "page")
    done = pushed(guarded)
    assert done.returncode == 0, done.stderr
    assert "remote: Commits judged: 2; errors: 0" in done.stderr  # warnings: the server's clock is years ahead
    assert list(temporary.iterdir()) == []


def statement(company: Company) -> Path:
    """Li's log of the first day."""
    (found,) = (
        file for file in company.root.glob("collabs/q3/logs/report/*.yaml") if "Three dealers" in file.read_text()
    )
    return found


def edited(company: Company) -> str:
    file = statement(company)
    file.write_text(file.read_text().replace("Three dealers", "Thirty dealers"))
    return "li"


def deleted(company: Company) -> str:
    statement(company).unlink()
    return "li"


def renamed(company: Company) -> str:
    file = statement(company)
    file.rename(file.with_name(file.name.replace("2024", "2023", 1)))
    return "li"


def forged(company: Company) -> str:
    company.did("li", *LOG, "--no-commit")
    return "wu"


def self_made_lead(company: Company) -> str:
    file = company.root / "departments/sales.yaml"
    file.write_text(file.read_text().replace("lead: li", "lead: sun"))
    return "sun"


def outside(company: Company) -> str:
    (company.root / "collabs/q3/notes.txt").write_text("x\n")
    return "li"


def executable(company: Company) -> str:
    file = statement(company)
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return "li"


def link(company: Company) -> str:
    file = company.root / "collabs/q3/tasks/passwd.yaml"
    file.symlink_to("/etc/passwd")
    return "zhou"


WRONG = (edited, deleted, renamed, forged, self_made_lead, outside, executable, link)


def test_what_check_refuses_is_refused_with_its_words_and_nothing_of_it_stays(
    guarded: Company, remote: Remote, temporary: Path
) -> None:
    for wrong in WRONG:
        commit(guarded, wrong(guarded))
        said = refused(guarded, remote)
        assert "errors: 0" not in said and "remote:   " in said and "hint: " in said, wrong.__name__
        bad = guarded.git("rev-parse", "HEAD").strip()
        kept = subprocess.run(["git", f"--git-dir={remote.bare}", "cat-file", "-e", bad], env=remote.environment,
                              capture_output=True, check=False)  # fmt: skip
        assert kept.returncode, f"{wrong.__name__}: the refused commit is on the server"
        guarded.git("reset", "--quiet", "--hard", "origin/main")
    assert list(temporary.iterdir()) == []


@BY_PATH
def test_what_was_added_and_removed_again_in_one_push_is_still_seen(guarded: Company, remote: Remote) -> None:
    commit(guarded, edited(guarded))
    guarded.git("revert", "--no-edit", "HEAD")
    refused(guarded, remote)


@BY_PATH
def test_a_wrong_commit_does_not_come_in_by_another_branch_either(guarded: Company, remote: Remote) -> None:
    commit(guarded, edited(guarded))
    refused(guarded, remote, "main:side")
    refused(guarded, remote, "main:main")


@BY_PATH
def test_a_branch_of_legal_acts_comes_in_beside_the_main_one(guarded: Company) -> None:
    guarded.git("switch", "--quiet", "-c", "signoff/q3/tech")
    guarded.did("wang", "task", "confirm", "page")
    assert pushed(guarded, "signoff/q3/tech").returncode == 0
    guarded.did("wang", "task", "log", "page", "-s", "doing", "-m", "begun")
    assert pushed(guarded, "signoff/q3/tech").returncode == 0


def test_history_stays(guarded: Company, remote: Remote) -> None:
    guarded.did("li", *LOG)
    assert pushed(guarded, "main", "main:refs/tags/v1").returncode == 0
    assert "history is not rewritten here" in refused(guarded, remote, "--force", "main~1:main")
    assert "branches are not deleted here" in refused(guarded, remote, ":main")
    assert "tags stay as they are" in refused(guarded, remote, "--force", "main~1:refs/tags/v1")
    assert "tags stay as they are" in refused(guarded, remote, ":refs/tags/v1")


@BY_PATH
def test_no_other_commit_can_be_put_in_the_place_of_the_pushed_one(guarded: Company, remote: Remote) -> None:
    innocent = guarded.git("rev-parse", "HEAD").strip()
    commit(guarded, edited(guarded))
    bad = guarded.git("rev-parse", "HEAD").strip()
    assert "only branches and tags" in refused(guarded, remote, f"{innocent}:refs/replace/{bad}")
    assert "only branches and tags" in refused(guarded, remote, "main:refs/xcollab/parked/x")
    refused(guarded, remote)


@BY_PATH
def test_one_wrong_branch_refuses_the_whole_push(guarded: Company, remote: Remote) -> None:
    guarded.git("branch", "wrong")
    guarded.did("li", *LOG)
    guarded.git("switch", "--quiet", "wrong")
    commit(guarded, edited(guarded))
    refused(guarded, remote, "main", "wrong")


@BY_PATH
def test_the_workspace_does_not_go_away(guarded: Company, remote: Remote) -> None:
    guarded.git("rm", "--quiet", "xcollab.yaml")
    commit(guarded, "zhou")
    assert "xcollab.yaml is missing" in refused(guarded, remote)


def test_a_first_push_is_checked_as_a_whole(temporary: Path, working: Company, remote: Remote, tmp_path: Path) -> None:
    guard(remote, tmp_path)
    working.environment |= remote.environment
    working.git("remote", "add", "origin", remote.url)
    (working.root / "departments/Bad.yaml").write_text("name: x\n")
    commit(working, "zhou")
    assert "departments/Bad.yaml:1" in refused(working, remote)
    working.git("reset", "--quiet", "--hard", "HEAD^")
    assert pushed(working).returncode == 0


@BY_PATH
def test_while_the_branch_of_head_is_missing_no_other_comes_in(
    temporary: Path, working: Company, remote: Remote, tmp_path: Path
) -> None:
    guard(remote, tmp_path)
    gitolites = ["git", f"--git-dir={remote.bare}", "symbolic-ref", "HEAD", "refs/heads/master"]
    subprocess.run(gitolites, env=remote.environment, check=True)
    working.environment |= remote.environment
    working.git("remote", "add", "origin", remote.url)
    edited(working)
    commit(working, "wu")  # in another's name: judged against nothing, it would come in
    for branch in ("main", "main:other"):
        told = refused(working, remote, branch)
        assert "HEAD here names master, which is not there" in told
        assert "服务器的 HEAD 指向不存在的分支 master" in told
    advised = next(line for line in told.splitlines() if "on the server, git symbolic-ref" in line)
    command = advised.partition("on the server, ")[2].partition(" / ")[0].split()
    assert command == ["git", "symbolic-ref", "HEAD", "refs/heads/other"]
    subprocess.run([*gitolites[:2], "symbolic-ref", "HEAD", "refs/heads/main"], env=remote.environment, check=True)
    working.git("branch", "side")
    working.git("reset", "--quiet", "--hard", "HEAD^")
    assert "side" in refused(working, remote, "main", "side")  # judged against the main branch that comes with it
    assert pushed(working).returncode == 0


@BY_PATH
def test_a_workspace_below_the_top_is_named_in_the_configuration(
    temporary: Path, git_environment: dict[str, str], remote: Remote, tmp_path: Path
) -> None:
    top = Company(tmp_path / "top", git_environment)
    top.root.mkdir()
    top.git("init", "--quiet")
    top.did("zhou", "init", "work", "--name", "W", "--id", "w", "--member", "zhou", "--department", "office")
    guard(remote, tmp_path)
    top.environment |= remote.environment
    top.git("remote", "add", "origin", remote.url)
    assert "xcollab.yaml is missing" in refused(top, remote)
    remote.settings("xcollab.workspace=work")
    assert pushed(top).returncode == 0
    work = Company(top.root / "work", top.environment)
    work.did("zhou", "department", "add", "sales", "--name", "Sales")
    assert pushed(top).returncode == 0
    (work.root / "departments/sales.yaml").unlink()
    commit(top, "mallory")
    assert "stranger-commit" in refused(top, remote)
