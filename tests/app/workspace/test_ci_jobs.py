"""The jobs of a forge as use cases: what is written, by whom, and what of it is told."""

import subprocess
from pathlib import Path

import pytest

from tests.support.at_work import People
from tests.support.company import Company
from xcollab.app.acts.commit import Keeping
from xcollab.app.workspace.ci_jobs import Choice, job_files, write_jobs
from xcollab.errors import GitRefused, Refused


def test_the_files_are_kept_by_an_admin_where_the_forge_looks_for_them_and_told_with_what_is_left_to_do(
    people: People,
) -> None:
    zhou = people.context("zhou")
    made = write_jobs(zhou, Choice("github", pages=True))
    assert made.paths == [".github/workflows/xcollab.yml", ".github/workflows/xcollab-daily.yml"]
    written, start, install = made.decided.told(made.commit)
    assert made.commit in written and "09:17 Asia/Shanghai (UTC: 17 1 * * *)" in start and "XCOLLAB" in install
    again = write_jobs(people.context("zhou"), Choice("github", pages=True))
    assert (again.paths, again.commit) == ([], "")
    assert [line.split()[0] for line in again.decided.told("")] == made.paths
    with pytest.raises(Refused, match="not-admin"):
        write_jobs(people.context("li"), Choice("github"))


def test_what_somebody_changed_is_lost_only_where_that_is_said(people: People) -> None:
    write_jobs(people.context("zhou"), Choice("github"))
    dry = Keeping(dry_run=True)
    for pages in (True, False):
        changed = Choice("github", pages=pages, branch="trunk")
        assert all(file.differs for file in job_files(people.context("zhou"), people.view("zhou"), changed))
        with pytest.raises(Refused, match="jobs-by-hand") as refused:
            write_jobs(people.context("zhou"), changed, dry)
        options = " --branch trunk --pages" if pages else " --branch trunk"
        assert refused.value.arguments["command"] == f"xcollab ci init github{options}"
        assert len(write_jobs(people.context("zhou"), changed._replace(force=True), dry).paths) == 2


def test_gitlabs_own_file_is_the_companys_where_there_is_one(people: People) -> None:
    (people.root / ".gitlab-ci.yml").write_text("build: {script: make}\n")
    people.company.git("add", "-A")
    people.company.git("commit", "-qm", "our own")
    made = write_jobs(people.context("zhou"), Choice("gitlab"))
    assert made.paths == [".gitlab/xcollab.yml"]
    assert "      - local: .gitlab/xcollab.yml" in made.decided.told(made.commit)


def test_the_default_branch_is_what_is_said_or_the_remotes_or_the_current_one(people: People, tmp_path: Path) -> None:
    def meant(company: People, said: str | None = None) -> str:
        text = job_files(company.context("zhou"), company.view("zhou"), Choice("gitea", said))[0].text
        return text.partition("branches:\n      - ")[2].partition("\n")[0]

    people.company.git("branch", "-m", "trunk")
    subprocess.run(["git", "clone", "-q", str(people.root), str(tmp_path / "clone")], check=True)
    clone = People(Company(tmp_path / "clone", people.company.environment))
    clone.company.git("switch", "-qc", "mine")
    assert (meant(people), meant(clone), meant(clone, "main")) == ('"trunk"', '"trunk"', '"main"')
    people.company.git("switch", "-q", "--detach")
    with pytest.raises(GitRefused, match="detached-head"):
        meant(people)


def test_no_page_is_promised_where_none_can_be_published(people: People) -> None:
    with pytest.raises(Refused, match="no-forge-pages"):
        write_jobs(people.context("zhou"), Choice("forgejo", pages=True))


def test_the_secrets_are_those_that_the_channels_name_each_once_and_told_with_where_they_belong(people: People) -> None:
    settings = people.root / "xcollab.yaml"
    settings.write_text(f"{settings.read_text()}channels:\n"
                        "  mail: {kind: mail, server: XCOLLAB_SMTP, from: x@example.com}\n"
                        "  a: {kind: feishu, url: XCOLLAB_A, secret: XCOLLAB_KEY}\n"
                        "  b: {kind: webhook, url: XCOLLAB_B, secret: XCOLLAB_KEY}\n")  # fmt: skip
    people.company.git("commit", "-qam", "channels")
    named = ["XCOLLAB_SMTP", "XCOLLAB_A", "XCOLLAB_KEY", "XCOLLAB_B"]
    for forge, where in (
        ("github", "the environment xcollab"),
        ("gitea", "the repository"),
        ("gitlab", "protected and masked"),
    ):
        made = write_jobs(people.context("zhou"), Choice(forge))
        (told,) = [line for line in made.decided.told(made.commit) if "XCOLLAB_SMTP" in line]
        assert where in told and told.endswith(f"{', '.join(named)}.")
        text = (people.root / made.paths[1]).read_text(encoding="utf-8")
        assert [text.count(f"${{{{ secrets.{name} }}}}") for name in named] == (
            [0] * 4 if forge == "gitlab" else [1] * 4
        )
