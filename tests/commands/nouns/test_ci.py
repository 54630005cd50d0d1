"""`xcollab ci init`: the files in which a forge looks for jobs, written and committed by an admin."""

import json
import re
from pathlib import Path

import pytest
import yaml

from tests.support.company import Company
from xcollab.render.export.ci import FORGES, Jobs, ci_files, morning

CHECK, DAILY = ".github/workflows/xcollab.yml", ".github/workflows/xcollab-daily.yml"


@pytest.mark.parametrize(
    ("forge", "paths"),
    [
        ("github", [CHECK, DAILY]),
        ("gitea", [".gitea/workflows/xcollab.yml", ".gitea/workflows/xcollab-daily.yml"]),
        ("forgejo", [".forgejo/workflows/xcollab.yml", ".forgejo/workflows/xcollab-daily.yml"]),
        ("gitlab", [".gitlab-ci.yml", ".gitlab/xcollab.yml"]),
    ],
)
def test_an_admin_writes_them_once(company: Company, forge: str, paths: list[str]) -> None:
    assert "admins" in company.does("li", "ci", "init", forge).err
    assert company.did("zhou", "ci", "init", forge).startswith(f"{', '.join(paths)} written. [")
    assert company.git("show", "--name-only", "--format=", "HEAD").split() == sorted(paths)
    again = company.did("zhou", "ci", "init", forge)
    assert again.count("says so already.") == (1 if forge == "gitlab" else 2)
    assert "nothing wrong" in company.did("zhou", "check", "--base", "HEAD~1")


def test_what_would_be_written_is_shown_and_nothing_changed(company: Company) -> None:
    before = company.git("rev-parse", "HEAD")
    shown = company.did("zhou", "ci", "init", "github", "--dry-run")
    assert f"would write {CHECK}\n" in shown and "    name: xcollab daily\n" in shown
    told = json.loads(company.did("zhou", "ci", "init", "github", "--dry-run", "--json"))
    assert [file["path"] for file in told["files"]] == [CHECK, DAILY] and "xcollab check --base" in told["files"][0][
        "text"
    ]
    assert company.git("rev-parse", "HEAD") == before and not (company.root / ".github").exists()
    assert "Written, not committed" in company.did("zhou", "ci", "init", "github", "--no-commit")
    assert company.git("status", "--short").split() == ["??", ".github/"]


def test_what_somebody_changed_is_shown_and_replaced_only_when_that_is_said(company: Company) -> None:
    company.did("zhou", "ci", "init", "github")
    file = company.root / DAILY
    written = file.read_text(encoding="utf-8")
    file.write_text(written.replace('"17 1 * * *"', '"0 6 * * *"'), encoding="utf-8")
    company.git("commit", "-qam", "later")
    refused = company.does("zhou", "ci", "init", "github")
    assert refused.code == 1 and f"not what would be written: {DAILY}" in refused.err
    assert "`xcollab ci init github --force`" in refused.err
    gone, come = [
        next(line for line in refused.out.splitlines() if re.match(rf"\{sign} +- cron", line)) for sign in "-+"
    ]
    assert ("0 6 * * *" in gone, "17 1 * * *" in come) == (True, True)
    told = json.loads(company.does("zhou", "ci", "init", "github", "--json").out)
    assert (told["code"], told["arguments"]["paths"]) == ("jobs-by-hand", [DAILY]), "no difference in a document"
    company.did("zhou", "ci", "init", "github", "--force")
    assert file.read_text(encoding="utf-8") == written


def test_gitlabs_file_of_jobs_that_is_there_stays_and_is_told_what_it_has_to_include(company: Company) -> None:
    own = company.root / ".gitlab-ci.yml"
    own.write_text("build:\n  script: make\n")
    company.git("add", "-A")
    company.git("commit", "-qm", "our own")
    told = company.did("zhou", "ci", "init", "gitlab")
    assert "add these lines to it.\n    include:\n      - local: .gitlab/xcollab.yml\n" in told
    assert own.read_text() == "build:\n  script: make\n"
    assert "`17 9 * * *` in Asia/Shanghai, for main" in told


def test_what_is_unknown_or_cannot_be_is_refused_with_what_can(company: Company) -> None:
    assert "possible: github, gitlab, gitea, forgejo" in company.does("zhou", "ci", "init", "gitee").err
    assert "leave --pages out" in company.does("zhou", "ci", "init", "gitea", "--pages").err
    assert "refs/heads/trunk" in company.did("zhou", "ci", "init", "github", "--dry-run", "--branch", "trunk")
    company.git("switch", "-q", "--detach")
    assert "no branch is checked out" in company.does("zhou", "ci", "init", "github").err


def test_in_a_larger_repository_they_lie_at_its_top_and_run_in_the_workspace(company: Company, tmp_path: Path) -> None:
    company.git("init", "-q", str(tmp_path / "mono"))
    company.root.rename(tmp_path / "mono/our office")
    (tmp_path / "mono/our office/.git").rename(tmp_path / "old.git")
    mono = Company(tmp_path / "mono/our office", company.environment, clock="2024-07-01T11:00+08:00")
    mono.git("add", ".")
    mono.git("commit", "-qm", "all")
    mono.did("zhou", "ci", "init", "github")
    mono.did("zhou", "ci", "init", "gitlab")
    for path in (CHECK, DAILY):
        assert (
            yaml.safe_load((tmp_path / "mono" / path).read_text())["defaults"]["run"]["working-directory"]
            == "our office"
        )
    assert yaml.safe_load((tmp_path / "mono/.gitlab/xcollab.yml").read_text())[".xcollab"]["variables"] == {
        "GIT_DEPTH": "0", "XCOLLAB_DIRECTORY": "our office"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("zone", "cron", "clocks"),
    [
        ("Asia/Shanghai", "17 1 * * *", "09:17 Asia/Shanghai"),
        ("Asia/Kolkata", "47 3 * * *", "09:17 Asia/Kolkata"),
        ("Europe/Berlin", "17 8 * * *", "09:17 / 10:17 Europe/Berlin"),
        ("America/Los_Angeles", "17 17 * * *", "09:17 / 10:17 America/Los_Angeles"),
        ("Australia/Lord_Howe", "47 22 * * *", "09:17 / 09:47 Australia/Lord_Howe"),
        ("Pacific/Auckland", "17 21 * * *", "09:17 / 10:17 Pacific/Auckland"),
        ("Pacific/Kiritimati", "17 19 * * *", "09:17 Pacific/Kiritimati"),
        ("UTC", "17 9 * * *", "09:17 UTC"),
    ],
)
def test_the_daily_job_starts_in_the_morning_of_the_workspace_never_before_it(
    zone: str, cron: str, clocks: str
) -> None:
    assert morning(zone, 2026) == (cron, clocks)


@pytest.mark.parametrize("forge", FORGES)
def test_names_that_mean_something_to_yaml_or_to_the_forge_stay_names(forge: str) -> None:
    branch, directory = "it's-100%+#main!", "our: 'office' #1"
    files = ci_files(Jobs(forge, branch, directory, "0.1", "Asia/Shanghai", 2026, ("XCOLLAB_SMTP",)))
    for text in files.values():
        read = yaml.safe_load(text)
        if "on" in text and "jobs" in read:
            assert read["defaults"]["run"]["working-directory"] == directory
            assert read[True]["push"]["branches"] == [r"it's-100%\+#main\!"]
            guards = [job["if"] for job in read["jobs"].values() if "if" in job]
            assert all("'refs/heads/it''s-100%+#main!'" in guard for guard in guards)
            assert all(step["env"]["BRANCH"] == branch for job in read["jobs"].values() for step in job["steps"]
                       if step["name"] == "install")  # fmt: skip
        elif ".xcollab" in read:
            assert read[".xcollab"]["variables"]["XCOLLAB_DIRECTORY"] == directory
