"""What `check` finds, in every form that a forge reads: on the files, and on the commits of a pull request."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.support.company import Company

COMMAND = re.compile(r"::(error|warning) (?:file=[^,:]+,line=[0-9]+,)?title=[^,:]+::[^\r\n]+")


@pytest.fixture
def wrong(company: Company) -> Company:
    """Two mistakes in one file, one in another, and a warning; then a commit of somebody whom nobody knows."""
    company.did("zhou", "forge", "codeowners", "--for", "github", "--write")
    sales, tech = (company.root / f"departments/{name}.yaml" for name in ("sales", "tech"))
    sales.write_text(sales.read_text().replace("lead: li", "lead: nobody").replace("- sun\n", "- no,one\n"))
    tech.write_text(tech.read_text().replace("lead: wang", "lead: '100%: \"x\" <li>'"))
    return company


def test_github_gets_errors_before_warnings_escaped_and_the_whole_list_in_its_summary(
    wrong: Company, tmp_path: Path
) -> None:
    wrong.environment["GITHUB_STEP_SUMMARY"] = str(tmp_path / "summary.md")
    done = wrong.does("zhou", "check", "--format", "github")
    *lines, total = done.out.splitlines()
    assert (done.code, done.err, total.split(";")[0]) == (1, "", "Files checked: 5")
    assert lines and all(COMMAND.fullmatch(line) for line in lines), done.out
    kinds = [line.split()[0] for line in lines]
    assert kinds == sorted(kinds) and set(kinds) == {"::error", "::warning"}, "errors first"
    for line in lines:
        found = re.search(r"file=([^,]+)", line)
        assert found and (wrong.root / found[1]).is_file()
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert summary.startswith("### xcollab check\n\n| Severity | Where |") and total in summary
    assert summary.count("\n| ") == len(lines) + 2
    assert "&lt;li&gt;" in summary and "<li>" not in summary


def test_gitlab_tells_each_finding_from_the_others_and_knows_it_again_when_its_line_has_moved(wrong: Company) -> None:
    def report() -> dict[str, int]:
        found = json.loads(wrong.does("zhou", "check", "--format", "gitlab").out)
        for item in found:
            assert item.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
            assert not item["location"]["path"].startswith(("/", "./")) and "\n" not in item["description"]
        prints = {item["fingerprint"]: item["location"]["lines"]["begin"] for item in found}
        assert len(prints) == len(found)
        return prints

    before = report()
    for file in (wrong.root / "departments").iterdir():
        file.write_text(f"# one line more\n{file.read_text()}")
    after = report()
    assert before.keys() == after.keys() and before != after


def test_junit_counts_errors_as_failures_and_lets_warnings_pass(wrong: Company) -> None:
    told = json.loads(wrong.does("zhou", "check", "--json").out)["findings"]
    (suite,) = ElementTree.fromstring(wrong.does("zhou", "check", "--format", "junit").out)
    errors = [found for found in told if found["severity"] == "error"]
    assert len(suite) == int(suite.attrib["tests"]) == len(told)
    assert len(suite.findall("testcase/failure")) == int(suite.attrib["failures"]) == len(errors) > 1


def test_where_nothing_is_wrong_every_form_says_so(company: Company) -> None:
    for form, told in (("github", "Files checked: 5; nothing wrong.\n"), ("markdown", "Files checked: 5; nothing wrong.\n"),
                       ("gitlab", "[]\n")):  # fmt: skip
        assert company.did("zhou", "check", "--format", form) == told
    (suite,) = ElementTree.fromstring(company.did("zhou", "check", "--format", "junit"))
    assert (suite.attrib["failures"], len(suite)) == ("0", 1)


def test_what_is_no_form_is_refused_and_so_are_two_at_once(company: Company) -> None:
    assert "possible: text, json, github" in company.does("zhou", "check", "--format", "sarif").err
    assert company.does("zhou", "check", "--format", "github", "--json").code == 2
    for command in ("check", "overdue"):
        alike = [company.did("zhou", command, *form, "--now", "2024-07-01")
                 if command == "overdue" else company.did("zhou", command, *form)
                 for form in (("--json",), ("--format", "json"))]  # fmt: skip
        assert alike[0] == alike[1]


def test_in_a_larger_repository_paths_are_those_that_the_forge_knows(company: Company, tmp_path: Path) -> None:
    company.git("init", "-q", str(tmp_path / "mono"))
    company.root.rename(tmp_path / "mono/office")
    (tmp_path / "mono/office/.git").rename(tmp_path / "old.git")
    mono = Company(tmp_path / "mono/office", company.environment)
    mono.git("add", ".")
    mono.git("commit", "-qm", "all")
    mono.did("zhou", "forge", "codeowners", "--for", "github", "--write")
    sales = mono.root / "departments/sales.yaml"
    sales.write_text(sales.read_text().replace("lead: li", "lead: nobody"))
    told = mono.does("zhou", "check", "--format", "github").out
    assert "file=office/departments/sales.yaml,line=" in told and "file=.github/CODEOWNERS,line=1" in told


HOSTILE = "::error file=x::forged ##[stop-commands]x | <b> @zhou %0A"


def test_of_a_pull_request_each_finding_names_its_commit_and_what_is_hostile_stays_text(
    company: Company, tmp_path: Path
) -> None:
    company.environment["GITHUB_STEP_SUMMARY"] = str(tmp_path / "summary.md")
    company.git("branch", "base")
    sales = company.root / "departments/sales.yaml"
    for line, subject in (("# mine", HOSTILE), ("# and mine", "Again")):
        sales.write_text(f"{sales.read_text()}{line}\n")
        company.git("-c", "user.name=x", "commit", "-qam", subject, "--author", "Mallory <mallory@example.com>")
    done = company.does("zhou", "check", "--base", "base", "--format", "github")
    *lines, total = done.out.splitlines()
    assert (done.code, total.startswith("Commits judged: 2; errors: ")) == (1, True)
    assert lines and all(COMMAND.fullmatch(line) for line in lines), done.out
    assert any("##[stop-commands]" in line and "%250A" in line for line in lines), "text of a command, not one"
    assert "<b>" not in (tmp_path / "summary.md").read_text(encoding="utf-8")
    report = json.loads(company.does("zhou", "check", "--base", "base", "--format", "gitlab").out)
    assert len({item["fingerprint"] for item in report}) == len(report) >= 2
    assert {item["location"]["path"] for item in report} <= {"xcollab.yaml", "departments/sales.yaml"}


def test_a_summary_stays_below_what_github_takes(
    company: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xcollab.commands.edge.finding_formats._LARGEST_SUMMARY", 300)
    company.environment["GITHUB_STEP_SUMMARY"] = str(tmp_path / "summary.md")
    for name in ("sales", "tech", "support"):
        file = company.root / f"departments/{name}.yaml"
        file.write_text(re.sub("lead: .*", "lead: nobody", file.read_text()))
    assert company.does("zhou", "check", "--format", "github").code == 1
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert len(summary.encode()) < 500 and re.search(r"\nLeft out here: [0-9]+\.\n", summary)
