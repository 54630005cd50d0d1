"""`xcollab new`: what it writes is right once its blanks are filled, for every kind of file and every act, in either language."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.support.company import Company
from tests.support.files_read import EXAMPLES, kind_of, refused_by_reader, refused_by_schema
from xcollab.app.workspace.new_file import ACTS, PLANS
from xcollab.render.schemas.kinds import KINDS, file_schemas
from xcollab.render.schemas.skeleton import NOT_WRITTEN
from xcollab.store.files.editor_schemas import modeline
from xcollab.store.yaml.reading import read
from xcollab.store.yaml.writing import write

_KEY = re.compile(r"(?:# )?([a-z_]+):")


def meant(path: str) -> str:
    """What is typed for a file of the manual."""
    kind = kind_of(path)
    subject = KINDS[kind].subject
    return f"{subject}.{read(EXAMPLES[path].encode()).data['act']}" if subject else kind


def filled(text: str, said: dict[str, Any]) -> str:
    """The text with every key as somebody would fill it in, uncommented where it is wanted; explanations stay."""
    parts = []
    for part in text.split("\n\n"):
        lines = part.splitlines()
        at = next((number for number, line in enumerate(lines) if _KEY.match(line)), len(lines))
        key = _KEY.match(lines[at])[1] if at < len(lines) else ""  # type: ignore[index]
        own = write({key: said[key]}).decode().splitlines() if key in said else lines[at:]
        parts.append("\n".join([*lines[:at], *own]))
    return "\n\n".join(parts)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_file_of_the_manual_can_be_written_from_it_and_check_says_the_same(
    company: Company, tmp_path: Path, language: str
) -> None:
    made = {}
    for path, text in EXAMPLES.items():
        skeleton = company.did("zhou", "new", meant(path), "--lang", language)
        made[path] = filled(skeleton, read(text.encode()).data)
        assert (refused_by_reader(path, made[path]), refused_by_schema(path, made[path])) == ("", ""), made[path]
    assert _checked(company, tmp_path / "filled", made) == _checked(company, tmp_path / "manual", dict(EXAMPLES))


def _checked(company: Company, root: Path, files: dict[str, str]) -> set[tuple[str, str]]:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    there = Company(root, company.environment)
    there.git("init", "--quiet")
    there.git("add", ".")
    there.git("commit", "--quiet", "--message", "all")
    found = json.loads(there.does("zhou", "check", "--json").out)["findings"]
    return {(one["file"], one["code"]) for one in found}


def test_there_is_one_for_every_kind_and_every_act_and_the_manual_shows_each() -> None:
    assert {meant(path) for path in EXAMPLES} >= {*PLANS}
    acts = {meant(path).partition(".")[2] for path in EXAMPLES}
    assert {act.partition(".")[2] for act in ACTS} <= acts


@pytest.mark.parametrize("kind", [*PLANS, *ACTS])
def test_every_key_stands_there_with_its_name_and_what_is_required_is_blank(company: Company, kind: str) -> None:
    text = company.did("zhou", "new", kind, "--lang", "zh")
    subject, _, act = kind.partition(".")
    schema = file_schemas("zh")[
        subject if not act else next(name for name, one in KINDS.items() if one.subject == subject)
    ]
    if act:
        schema = next(
            part for part in schema["$defs"].values() if part.get("properties", {}).get("act", {}).get("const") == act
        )
    for key, about in schema["properties"].items():
        if key not in NOT_WRITTEN:
            assert re.search(rf"^(# )?{key}:", text, re.MULTILINE), key
            assert about["title"].partition(" · ")[0] in text
    for key in schema.get("required", ()):
        assert re.search(rf"^{key}:", text, re.MULTILINE), key
    assert not re.search(r"[{}]", text)


def test_it_is_written_into_a_new_file_that_names_its_schema(company: Company) -> None:
    company.did("zhou", "schema", "export")
    assert company.did("zhou", "new", "calendar", "-o", "calendar.yaml") == ""
    text = (company.root / "calendar.yaml").read_text(encoding="utf-8")
    assert text.startswith(modeline("calendar.yaml"))
    assert text.endswith(company.did("zhou", "new", "calendar"))
    assert "nothing wrong" in company.did("zhou", "check"), "it has no blanks"
    refused = company.does("zhou", "new", "calendar", "-o", "calendar.yaml")
    assert refused.code == 2 and "calendar.yaml" in refused.err
    answer = json.loads(company.did("zhou", "new", "calendar", "-o", "../elsewhere.yaml", "--json"))
    assert (answer["kind"], answer["path"]) == ("calendar", "../elsewhere.yaml")
    assert not (company.root.parent / "elsewhere.yaml").read_text(encoding="utf-8").startswith("# yaml-language-server")


def test_a_statement_has_its_moment_its_speaker_and_a_name_already(company: Company) -> None:
    text = company.did("li", "new", "progress", at="2024-07-05T17:30:00+08:00")
    assert "\nat: 2024-07-05T17:30:00+08:00\n" in text and "\nby: li\n" in text
    assert re.search(r"^# Name of the file: 20240705T093000Z-li-[0-9a-z]{4}\.yaml$", text, re.MULTILINE)


def test_outside_of_a_workspace_and_for_a_stranger_it_is_there_too(company: Company, tmp_path: Path) -> None:
    assert "\nby: \n" in company.did("stranger", "new", "task.progress")
    (tmp_path / "empty").mkdir()
    assert company.does("zhou", "new", "request", cwd=tmp_path / "empty").code == 0


@pytest.mark.parametrize("typed", ["nothing", "comment", "task.", "task.dance", ""])
def test_what_is_no_kind_is_refused_with_what_there_is(company: Company, typed: str) -> None:
    refused = company.does("zhou", "new", typed)
    assert refused.code == 2 and "task.comment" in refused.err
