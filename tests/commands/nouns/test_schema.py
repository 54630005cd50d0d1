"""`xcollab schema export`: editors and programs of others find what the reader finds, in the workspace itself and offline."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.company import Company
from tests.support.run.by_turns import by_turns
from xcollab import __version__
from xcollab.render.schemas.kinds import KINDS
from xcollab.store.files.editor_schemas import DIRECTORY, ENDING, made_by, modeline

EXAMPLE = Path(__file__).parents[3] / "example-project"
LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
NEW = ("request", "new", "q3", "--title", "Launch", "--background", "b", "--objective", "o", "--coordinator", "zhou",
       "--department", "sales", "--due", "2024-09-30", "--milestone", "M; date=2024-09-01")  # fmt: skip


def older(company: Company) -> None:
    """The schemas as a version before this one made them."""
    for path in (company.root / DIRECTORY).iterdir():
        path.write_text(
            path.read_text(encoding="utf-8").replace(f"xcollab {__version__}", "xcollab 0.0.9"), encoding="utf-8"
        )
    company.git("commit", "--quiet", "--all", "--message", "older")


def test_every_kind_has_its_schema_in_a_commit_of_its_own(company: Company) -> None:
    told = company.did("zhou", "schema", "export")
    assert told.startswith(f"Schemas for editors written to {DIRECTORY}; new files name theirs. [")
    files = company.git("show", "--name-only", "--format=", "HEAD").split()
    assert files == sorted(f"{DIRECTORY}/{kind}{ENDING}" for kind in KINDS)
    assert {made_by((company.root / path).read_text(encoding="utf-8")) for path in files} == {__version__}
    assert company.did("li", "schema", "export") == f"{DIRECTORY} says so already.\n"
    assert "nothing wrong" in company.did("zhou", "check")


def test_what_it_would_write_is_shown_before(company: Company) -> None:
    before = company.git("rev-parse", "HEAD")
    assert f"would write {DIRECTORY}/task{ENDING}" in company.did("zhou", "schema", "export", "--dry-run")
    assert json.loads(company.did("zhou", "schema", "export", "--dry-run", "--json"))["schema"] == "preview"
    assert not (company.root / DIRECTORY).exists()
    assert "not committed" in company.did("zhou", "schema", "export", "--no-commit")
    assert (company.git("rev-parse", "HEAD"), (company.root / DIRECTORY).exists()) == (before, True)


def test_into_any_directory_they_are_only_written(company: Company, tmp_path: Path) -> None:
    there = tmp_path / "some where"
    assert company.did("zhou", "schema", "export", str(there)) == f"Written to {there}.\n"
    assert len(list(there.iterdir())) == len(KINDS)
    answer = json.loads(company.did("zhou", "schema", "export", str(there), "--json"))
    assert sorted(answer["files"]) == sorted(path.name for path in there.iterdir())
    assert company.git("status", "--porcelain") == ""
    for flag in ("--vscode", "--dry-run", "--no-commit"):
        refused = company.does("zhou", "schema", "export", str(there), flag)
        assert refused.code == 2 and flag in refused.err
    (tmp_path / "file").write_text("")
    assert company.does("zhou", "schema", "export", str(tmp_path / "file/x")).code == 2


def test_new_plans_and_settings_name_their_schema_and_keep_the_line_when_they_are_changed(company: Company) -> None:
    company.did("zhou", "department", "add", "before", "--name", "Before")
    company.did("zhou", "schema", "export")
    company.did("zhou", "department", "add", "legal", "--name", "Legal")
    company.did("zhou", *NEW)
    company.did("zhou", "request", "edit", "q3", "--title", "Another")
    company.did("zhou", "request", "submit", "q3")
    for path in ("departments/legal.yaml", "collabs/q3/request.yaml"):
        text = (company.root / path).read_text(encoding="utf-8")
        (named,) = LINE.findall(text)
        assert text.startswith(modeline(path))
        assert (company.root / path).parent.joinpath(named).resolve().exists()
    statements = [*company.root.glob("collabs/*/logs/*/*.yaml"), company.root / "departments/before.yaml"]
    assert len(statements) > 1
    assert not [path for path in statements if LINE.search(path.read_text(encoding="utf-8"))]
    assert "title: Another\n" in (company.root / "collabs/q3/request.yaml").read_text(encoding="utf-8")
    assert "nothing wrong" in company.did("zhou", "check")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_check_and_doctor_tell_of_schemas_that_an_older_version_made_and_the_command_renews_them(
    company: Company, language: str
) -> None:
    company.did("zhou", "schema", "export")
    older(company)
    for words in (("check",), ("check", "--staged"), ("check", "--at", "HEAD")):
        found = company.did("zhou", *words, "--lang", language)
        assert f"{DIRECTORY}/workspace{ENDING}:1: " in found and "[schemas-outdated]" in found
        assert "`xcollab schema export`" in found
    assert "schemas-outdated" not in company.did("zhou", "check", "--at", "HEAD~1")
    assert "schemas-outdated" in company.did("zhou", "doctor", "--lang", language)
    company.did("zhou", "schema", "export")
    assert "schemas-outdated" not in company.did("zhou", "check") + company.did("zhou", "doctor")


def test_somebody_elses_file_in_their_place_is_no_older_version(company: Company) -> None:
    (company.root / DIRECTORY).mkdir(parents=True)
    (company.root / DIRECTORY / f"workspace{ENDING}").write_text("{}")
    assert "schemas-outdated" not in company.did("zhou", "check")


def test_settings_for_visual_studio_code_join_those_that_are_there(company: Company) -> None:
    own = company.root / ".vscode/settings.json"
    own.parent.mkdir()
    own.write_text('{"editor.rulers": [120], "yaml.schemas": {"./mine.json": ["mine.yaml"]}}')
    company.git("add", ".")
    company.git("commit", "--quiet", "--message", "own settings")
    company.did("zhou", "schema", "export", "--vscode")
    settings = json.loads(own.read_text(encoding="utf-8"))
    assert settings["editor.rulers"] == [120]
    assert settings["yaml.schemas"]["./mine.json"] == ["mine.yaml"]
    assert settings["yaml.schemas"][f"./{DIRECTORY}/request{ENDING}"] == ["collabs/*/request.yaml"]
    assert len(settings["yaml.schemas"]) == 1 + len(KINDS)
    recommended = json.loads((company.root / ".vscode/extensions.json").read_text(encoding="utf-8"))
    assert recommended == {"recommendations": ["redhat.vscode-yaml"]}
    assert "says so already" in company.did("zhou", "schema", "export", "--vscode")


def test_settings_with_comments_stay_and_what_to_add_is_said(company: Company) -> None:
    own = company.root / ".vscode/settings.json"
    own.parent.mkdir()
    own.write_text('{\n  // ours\n  "editor.rulers": [120],\n}\n')
    told = company.did("zhou", "schema", "export", "--vscode")
    assert own.read_text() == '{\n  // ours\n  "editor.rulers": [120],\n}\n'
    assert "has comments, so it stays as it is" in told
    added = json.loads(told.partition("add this to it:\n")[2])
    assert len(added["yaml.schemas"]) == len(KINDS)


def test_a_workspace_can_begin_with_all_of_it(tmp_path: Path, git_environment: dict[str, str]) -> None:
    fresh = Company(tmp_path / "fresh", git_environment)
    fresh.root.mkdir()
    words = (
        "--name",
        "Acme",
        "--id",
        "acme",
        "--member",
        "zhou",
        "--department",
        "office",
        "--department-name",
        "Office",
    )
    told = fresh.did("zhou", "init", *words, "--vscode")
    assert "xcollab schema export" not in told
    assert fresh.git("log", "--format=%s") == "begin workspace acme\n"
    for path in ("xcollab.yaml", "departments/office.yaml"):
        assert (fresh.root / path).read_text(encoding="utf-8").startswith(modeline(path))
    assert fresh.git("status", "--porcelain") == ""
    assert "says so already" in fresh.did("zhou", "schema", "export", "--vscode")
    assert "nothing wrong" in fresh.did("zhou", "check")


def test_a_program_of_others_finds_the_example_right_and_each_mistake_in_it(company: Company, tmp_path: Path) -> None:
    """In every other kind of file, by turns: the program takes long to start."""
    company.did("zhou", "schema", "export", str(tmp_path / "schemas"))
    shutil.copytree(EXAMPLE, tmp_path / "example")
    for name, kind in by_turns(KINDS.items(), 2):
        left_out = {path for glob in kind.globs if glob.startswith("!") for path in _files(tmp_path, glob[1:])}
        files = [
            path for glob in kind.globs if glob[0] != "!" for path in _files(tmp_path, glob) if path not in left_out
        ]
        if not files:
            continue
        wrong = tmp_path / f"{name}.yaml"
        wrong.write_text(Path(files[0]).read_text(encoding="utf-8") + "nothing-of-ours: 1\n", encoding="utf-8")
        (found,) = _found(tmp_path / f"schemas/{name}{ENDING}", [*files, str(wrong)])
        assert found["filename"] == str(wrong) and "nothing-of-ours" in found["message"]


def _files(root: Path, glob: str) -> list[str]:
    return sorted(map(str, (root / "example").glob(glob)))


def _found(schema: Path, files: list[str]) -> list[dict[str, str]]:
    words = ["-m", "check_jsonschema", "--output-format", "json", "--schemafile", str(schema), *files]
    done = subprocess.run([sys.executable, *words], capture_output=True, check=False)
    found: list[dict[str, str]] = json.loads(done.stdout)["errors"]
    return found
