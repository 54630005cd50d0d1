"""The schemas of files: one of every kind, sound, in both languages, for exactly the files that are of the kind."""

from fnmatch import fnmatch
from typing import Any

import pytest
import regress
from jsonschema import Draft202012Validator

from tests.support.files_read import EXAMPLES, kind_of, refused_by_reader, refused_by_schema
from xcollab import __version__
from xcollab.render.schemas.kinds import KINDS, file_schemas, schema_text
from xcollab.store.files.editor_schemas import made_by
from xcollab.words.labels import LANGUAGES, Language
from xcollab.workflow.rules.rulebook import STATEMENTS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one_and_says_which_version_made_it(kind: str, language: Language) -> None:
    schema = file_schemas(language)[kind]
    Draft202012Validator.check_schema(schema)
    assert made_by(schema_text(schema)) == __version__


def test_every_kind_of_subject_has_its_schema() -> None:
    assert {kind.subject for kind in KINDS.values() if kind.subject} == STATEMENTS.keys()


@pytest.mark.parametrize("path", EXAMPLES)
def test_what_the_manual_shows_is_right_and_of_one_kind(path: str) -> None:
    assert refused_by_reader(path, EXAMPLES[path]) == ""
    assert refused_by_schema(path, EXAMPLES[path]) == ""
    fitting = [
        name
        for name, kind in KINDS.items()
        if any(_fits(path, glob) for glob in kind.globs)
        and not any(_fits(path, glob.removeprefix("!")) for glob in kind.globs if glob.startswith("!"))
    ]
    assert fitting == [kind_of(path)]


def _fits(path: str, glob: str) -> bool:
    """As editors do: a star stays in its directory, two do not."""
    if glob.startswith("**/"):
        return fnmatch(path, "*/" + glob[3:])
    return path.count("/") == glob.count("/") and fnmatch(path, glob)


def _named(node: Any) -> list[tuple[str, Any]]:
    """All keys that any part of a schema knows."""
    if isinstance(node, list):
        return [found for each in node for found in _named(each)]
    if not isinstance(node, dict):
        return []
    own = [(key, about) for key, about in node.get("properties", {}).items() if "title" in about]
    return own + [found for each in node.values() for found in _named(each)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_has_its_name_in_both_languages_the_first_before_the_other(kind: str) -> None:
    chinese, english = (_named(file_schemas(language)[kind]) for language in ("zh", "en"))
    assert len(chinese) == len(english) > 0
    for (key, zh), (_, en) in zip(chinese, english, strict=True):
        assert zh["title"].split(" · ") == en["title"].split(" · ")[::-1], key
        assert zh["title"] != key, f"{key} has no name in words/fields.py"
        if "description" in zh and key != "act":  # which is told by its name
            first, between, second = zh["description"].partition("\n\n")
            assert between and en["description"] == f"{second}\n\n{first}", (
                f"{key}: run `make messages`, then translate"
            )


def _patterns(node: Any) -> set[str]:
    if isinstance(node, list):
        return {found for each in node for found in _patterns(each)}
    if not isinstance(node, dict):
        return set()
    own = {node["pattern"]} if isinstance(node.get("pattern"), str) else set()
    return own | {found for each in node.values() for found in _patterns(each)}


def test_a_pattern_is_one_to_javascript_as_well() -> None:
    for pattern in _patterns(file_schemas("zh")):
        regress.Regex(pattern, flags="u")


def test_values_and_acts_are_explained_in_both_languages() -> None:
    schemas = file_schemas("zh")
    assert schemas["request"]["properties"]["priority"]["enumDescriptions"][0] == "高 · high"
    act = schemas["feedback"]["properties"]["act"]
    assert act["enum"][0] == "feedback" and act["enumDescriptions"][0].count(" · ") == 1


def test_what_is_wrong_is_said_in_the_words_of_the_refusal() -> None:
    due = file_schemas("en")["task"]["properties"]["due"]
    assert due["patternErrorMessage"].startswith("write year-month-day, such as 2024-07-05 / ")
