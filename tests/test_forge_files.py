"""What forges and runners are given holds together: by their schemas, by a runner's linter, and by one for security."""

import re
import subprocess
import sys
from pathlib import Path
from shutil import which
from typing import Any

import pytest
import yaml

from tests.support.runner import described
from xcollab.render.export.ci import FORGES, WITH_PAGES, Jobs, ci_files

ROOT = Path(__file__).parents[1]
SCHEMAS = {"gitlab": ("vendor.gitlab-ci", "--data-transform", "gitlab-ci")}
PINNED = re.compile(r"uses: [a-z-]+/[a-z-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+")


def program(name: str) -> str:
    """A linter that comes as a program beside this Python."""
    found = which(name, path=str(Path(sys.executable).parent))
    if found is None:
        pytest.skip(f"{name} has no build for this system")
    return found


def says(*words: str | Path) -> str:
    """What a linter complains of; nothing where it is content."""
    done = subprocess.run([*map(str, words)], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr if done.returncode else ""


@pytest.fixture(params=FORGES)
def written(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, list[Path]]:
    """A forge and the files for it, with everything in them that there can be."""
    forge = request.param
    jobs = Jobs(
        forge, "main", "our office", "0.1", "Europe/Berlin", 2026, ("XCOLLAB_SMTP", "XCOLLAB_HOOK"), forge in WITH_PAGES
    )
    files = []
    for path, text in ci_files(jobs).items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        files.append(file)
    return forge, files


def lint(forge: str, files: list[Path]) -> str:
    """What actionlint says; that an action is too old for GitHub is nothing to another forge."""
    allowed = () if forge == "github" else ("--ignore", "is too old to run on GitHub Actions")
    return says(program("jactionlint"), "--shellcheck=", *allowed, *files)


def test_they_are_of_the_form_that_the_forge_reads(written: tuple[str, list[Path]]) -> None:
    forge, files = written
    check = (
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        *SCHEMAS.get(forge, ("vendor.github-workflows",)),
    )
    assert says(*check, *files) == ""


def test_neither_a_runner_nor_an_intruder_finds_anything_in_them(written: tuple[str, list[Path]]) -> None:
    forge, files = written
    if forge == "gitlab":
        return
    zizmor = (program("zizmor"), "--offline", "--quiet", "--no-config", "--persona=auditor")
    assert lint(forge, files) == "" and says(*zizmor, *files) == ""
    daily = files[1]
    right = daily.read_text(encoding="utf-8")
    daily.write_text(right.replace("fetch-depth", "fetch-dept"), encoding="utf-8")
    assert "fetch-dept" in lint(forge, [daily]), "it can complain"
    daily.write_text(
        right.replace("run: xcollab overdue", "run: xcollab overdue ${{ github.head_ref }}"), encoding="utf-8"
    )
    assert "template-injection" in says(*zizmor, daily), "and so can this"


def test_secrets_reach_only_the_jobs_of_the_default_branch_and_text_reaches_scripts_as_variables(
    written: tuple[str, list[Path]],
) -> None:
    forge, files = written
    texts = [file.read_text(encoding="utf-8") for file in files]
    if forge == "gitlab":
        (rules,) = [job["rules"] for name, job in described(files[1]).items() if name == "xcollab-notices"]
        assert all("$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" in rule["if"] for rule in rules)
        return
    check, daily = texts
    assert "secrets." not in check and "pull_request_target" not in re.sub("#.*", "", check)
    assert set(described(files[0])["on"]) == {"pull_request", "push"} | (
        {"merge_group"} if forge == "github" else set()
    )
    assert set(described(files[1])["on"]) == {"push", "schedule", "workflow_dispatch"}
    for file in files:
        workflow = described(file)
        assert workflow["permissions"] == {}
        for name, job in workflow["jobs"].items():
            _holds(name, job)
    uses = [line.strip().removeprefix("- ") for text in texts for line in text.splitlines() if "uses:" in line]
    assert uses and all(PINNED.fullmatch(line) for line in uses)
    assert daily.count("secrets.XCOLLAB_SMTP }}") == daily.count("secrets.XCOLLAB_HOOK }}") == 1


def _holds(name: str, job: dict[str, Any]) -> None:
    assert "write" not in "".join(job["permissions"].values()) or name in ("notices", "page")
    assert ("secrets." in str(job)) == (name == "notices")
    assert "github.ref == 'refs/heads/main'" in job.get("if", "") or name in ("check", "page")
    for step in job["steps"]:
        assert "${{" not in step.get("run", ""), "a branch's name could be a command"
        if "actions/checkout" in step.get("uses", ""):
            assert step["with"]["fetch-depth"] == "0" and step["with"]["persist-credentials"] == "false"


def test_what_this_project_offers_forges_and_its_own_job_hold_together_too() -> None:
    schema = (sys.executable, "-m", "check_jsonschema", "--builtin-schema")
    weekly, action = ROOT / ".github/workflows/weekly.yml", ROOT / "action.yml"
    assert says(*schema, "vendor.github-actions", action) == ""
    assert says(program("jactionlint"), "--shellcheck=", weekly) == ""
    assert says(program("zizmor"), "--offline", "--quiet", "--no-config", "--persona=auditor", weekly, action) == ""
    steps = described(action)["runs"]["steps"]
    assert not [step for step in steps if "${{" in step.get("run", "")]
    uses = [f"uses: {step['uses']}" for step in steps if "uses" in step]
    assert all(f"{line} # v" in action.read_text(encoding="utf-8") for line in uses) and len(uses) == 2


def test_the_component_is_jobs_with_inputs_each_of_which_is_declared_and_used(tmp_path: Path) -> None:
    head, _, jobs = (ROOT / "templates/xcollab.yml").read_text(encoding="utf-8").partition("\n---\n")
    inputs = yaml.safe_load(head)["spec"]["inputs"]
    assert set(re.findall(r"\$\[\[ inputs\.([a-z-]+) \]\]", jobs)) == inputs.keys()
    for name, said in inputs.items():
        jobs = jobs.replace(f"$[[ inputs.{name} ]]", said["default"])
    filled_in = tmp_path / "jobs.yml"
    filled_in.write_text(jobs, encoding="utf-8")
    schema = (sys.executable, "-m", "check_jsonschema", "--builtin-schema", *SCHEMAS["gitlab"])
    assert says(*schema, filled_in) == ""


def test_the_hook_for_pre_commit_runs_on_what_belongs_to_a_workspace_and_on_nothing_else() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (hook["id"], hook["entry"], hook["language"]) == ("xcollab-check", "xcollab check --staged", "python")
    assert hook["pass_filenames"] is False
    touched = re.compile(hook["files"])
    for path in (
        "xcollab.yaml",
        "calendar.yaml",
        "departments/sales.yaml",
        "collabs/q3/request.yaml",
        "collabs/q3/attachments/x.pdf",
    ):
        assert touched.search(path), path
    for path in ("README.md", "src/xcollab.yaml.py", "xcollab.yaml.orig", "docs/departments/x.md"):
        assert not touched.search(path), path


def test_the_image_is_built_from_what_there_is() -> None:
    text = (ROOT / "Containerfile").read_text(encoding="utf-8")
    copied = re.findall(r"^COPY (?!--from)(.*)$", text, re.MULTILINE)
    sources = [word for line in copied for word in line.split()[:-1]]
    assert len(sources) > 5 and all((ROOT / source).exists() for source in sources)
    *_, user, _, entry, _ = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert (user, entry) == ("USER xcollab", 'ENTRYPOINT ["xcollab"]')
