"""Schemas for editors as a use case: kept in the workspace in one commit, or written anywhere; nobody's settings are lost."""

import json
from pathlib import Path

import pytest

from tests.support.at_work import People
from tests.support.company import Company
from xcollab import __version__
from xcollab.app.acts.commit import Keeping
from xcollab.app.workspace.begin import Beginning
from xcollab.app.workspace.editor_schemas import export_schemas, schema_files, write_schemas
from xcollab.errors import Misused
from xcollab.render.schemas.kinds import KINDS
from xcollab.render.schemas.vscode import EXTENSIONS, SETTINGS
from xcollab.store.files.editor_schemas import DIRECTORY, ENDING, made_by

SCHEMAS = {f"{DIRECTORY}/{kind}{ENDING}" for kind in KINDS}


def committed(people: People, path: str, text: str) -> None:
    """A file that somebody keeps in the workspace."""
    file = people.root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    people.company.git("add", path)
    people.company.git("commit", "--quiet", "--message", "by hand")


def test_each_kind_of_file_has_a_schema_that_says_which_version_made_it() -> None:
    files = schema_files("en")
    assert files.keys() == {f"{kind}{ENDING}" for kind in KINDS}
    assert {made_by(content.decode()) for content in files.values()} == {__version__}


def test_the_first_language_is_said_before_the_other() -> None:
    chinese, english = (json.loads(schema_files(first)[f"task{ENDING}"]) for first in ("zh", "en"))
    assert chinese != english and chinese["properties"].keys() == english["properties"].keys()
    for told, first, second in ((english, "The date agreed", "商定的日期"), (chinese, "商定的日期", "The date agreed")):
        about = told["properties"]["due"]["description"]
        assert about.index(first) < about.index(second)


def test_they_are_kept_in_one_commit_in_the_language_of_the_workspace(people: People) -> None:
    outcome = export_schemas(people.context("zhou"))
    assert set(outcome.paths) == SCHEMAS == set(people.company.git("show", "--name-only", "--format=", "HEAD").split())
    assert (people.root / DIRECTORY / f"task{ENDING}").read_bytes() == schema_files("en")[f"task{ENDING}"]
    told = outcome.decided.told(outcome.commit)
    assert told[0].startswith(f"Schemas for editors written to {DIRECTORY}") and outcome.commit in told[0]


def test_where_they_lie_already_nothing_is_committed(people: People) -> None:
    export_schemas(people.context("zhou"))
    before = people.company.git("rev-parse", "HEAD")
    outcome = export_schemas(people.context("li"))
    assert (outcome.paths, outcome.commit, people.company.git("rev-parse", "HEAD")) == ([], "", before)
    assert outcome.decided.told("") == [f"{DIRECTORY} says so already."]


def test_only_what_is_otherwise_is_written_anew(people: People) -> None:
    export_schemas(people.context("zhou"))
    committed(people, f"{DIRECTORY}/task{ENDING}", "{}\n")
    assert export_schemas(people.context("zhou")).paths == [f"{DIRECTORY}/task{ENDING}"]


def test_a_dry_run_writes_nothing(people: People) -> None:
    outcome = export_schemas(people.context("zhou"), Keeping(dry_run=True))
    assert outcome.dry and set(outcome.paths) == SCHEMAS
    assert not (people.root / DIRECTORY).exists()


def test_settings_of_the_editor_come_beside_them_where_they_are_asked_for(people: People) -> None:
    outcome = export_schemas(people.context("zhou"), vscode=True)
    assert set(outcome.paths) == {*SCHEMAS, SETTINGS, EXTENSIONS}
    named = json.loads((people.root / SETTINGS).read_text())["yaml.schemas"]
    assert {people.root / path for path in named} == {people.root / path for path in SCHEMAS}
    assert json.loads((people.root / EXTENSIONS).read_text()) == {"recommendations": ["redhat.vscode-yaml"]}


def test_settings_of_somebody_get_ours_beside_theirs(people: People) -> None:
    committed(people, SETTINGS, '{"editor.tabSize": 2, "yaml.schemas": {"a.json": "a.yaml"}}\n')
    export_schemas(people.context("zhou"), vscode=True)
    settings = json.loads((people.root / SETTINGS).read_text())
    assert settings["editor.tabSize"] == 2
    assert settings["yaml.schemas"].keys() == {"a.json", *(f"./{path}" for path in SCHEMAS)}


def test_settings_with_comments_stay_and_what_to_add_is_told(people: People) -> None:
    text = "// mine\n{}\n"
    committed(people, SETTINGS, text)
    outcome = export_schemas(people.context("zhou"), vscode=True)
    assert (people.root / SETTINGS).read_text() == text and set(outcome.paths) == {*SCHEMAS, EXTENSIONS}
    told = outcome.decided.told(outcome.commit)
    at = told.index(f"{SETTINGS} has comments, so it stays as it is; add this to it:")
    assert set(json.loads("\n".join(told[at + 1 :]))["yaml.schemas"]) == {f"./{path}" for path in SCHEMAS}


@pytest.fixture
def nobody(tmp_path: Path, git_environment: dict[str, str]) -> People:
    """A directory in which nothing is yet."""
    return People(Company(tmp_path / "acme", git_environment))


def test_a_workspace_that_is_begun_with_them_has_them_in_its_first_commit(nobody: People) -> None:
    beginning = Beginning(nobody.context("zhou"), nobody.root, language="en")
    beginning.found(beginning.proposed, editors=True)
    files = set(nobody.company.git("ls-files").split())
    assert {*SCHEMAS, SETTINGS, EXTENSIONS} < files
    assert (nobody.root / "xcollab.yaml").read_text().startswith("# yaml-language-server: $schema=")


@pytest.mark.parametrize("text", ['{"editor.tabSize": 2}\n', "// mine\n{}\n"], ids=["plain", "with comments"])
def test_settings_that_were_there_before_it_was_begun_stay_as_they_are(nobody: People, text: str) -> None:
    (nobody.root / SETTINGS).parent.mkdir(parents=True)
    (nobody.root / SETTINGS).write_text(text)
    beginning = Beginning(nobody.context("zhou"), nobody.root, language="en")
    beginning.found(beginning.proposed, editors=True)
    files = nobody.company.git("ls-files").split()
    assert (nobody.root / SETTINGS).read_text() == text and SETTINGS not in files and EXTENSIONS in files


def test_into_any_directory_they_are_written_and_named(people: People, tmp_path: Path) -> None:
    there = tmp_path / "not" / "there yet"
    assert set(write_schemas(people.context("zhou"), there)) == {path.name for path in there.iterdir()}
    assert {f"{DIRECTORY}/{path.name}" for path in there.iterdir()} == SCHEMAS
    assert people.company.git("status", "--porcelain") == ""


def test_a_directory_that_cannot_be_is_refused(people: People, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Misused, match="cannot-write"):
        write_schemas(people.context("zhou"), tmp_path / "file" / "x")
