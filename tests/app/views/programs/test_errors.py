"""What programs are told of a refusal: canonical values, the sentences in the reader's language, no secret."""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any

import pytest

from xcollab.app.views.programs.errors import ErrorView, error_view
from xcollab.errors import BadFile, Example, Misused, Refused, Said, Word
from xcollab.words.language import Words

EN, ZH = Words("en"), Words("zh")


def view(**arguments: Any) -> ErrorView:
    """The view of a refusal that names these."""
    return error_view(EN, Refused("answer-whose", **arguments), 1)


def test_a_refusal_has_its_code_its_two_sentences_and_where_it_is_to_blame() -> None:
    error = Misused("not-a-word", where="--language", flag="--language", value="fr", allowed=["zh", "en"])
    told = error_view(EN, error, error.exit_code)
    assert (told.NAME, told.code, told.exit_code, told.where) == ("error", "not-a-word", 2, "--language")
    assert "fr" in told.message and "zh" in told.hint
    assert told.arguments == {"flag": "--language", "value": "fr", "allowed": ["zh", "en"]}


def test_a_line_of_a_file_is_where_and_no_place_is_null() -> None:
    assert error_view(EN, BadFile("empty-text", where="a.yaml:3", field="title"), 3).where == "a.yaml:3"
    assert view().where is None


def test_the_sentences_are_those_of_the_reader_and_the_values_are_not() -> None:
    error = Refused("unknown-channel", channel="mail", channels=["hook"])
    english, chinese = error_view(EN, error, 1), error_view(ZH, error, 1)
    assert english.message != chinese.message and "mail" in chinese.message
    assert english.arguments == chinese.arguments == {"channel": "mail", "channels": ["hook"]}


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (Word("status", "needs-help"), "needs-help"),
        (Said("A person who takes part"), "A person who takes part"),
        (Example("--moves TASK"), "--moves TASK"),
        ("q3", "q3"),
        (True, True),
        (3, 3),
        (2.5, 2.5),
        (None, None),
        (date(2024, 7, 1), "2024-07-01"),
        (datetime.fromisoformat("2024-07-01T09:00+08:00"), "2024-07-01T09:00:00+08:00"),
        ([Word("status", "todo"), "x"], ["todo", "x"]),
        (("b", "a"), ["b", "a"]),
        ({"b", "a"}, ["a", "b"]),
        (frozenset({"b", "a"}), ["a", "b"]),
        ({"on": date(2024, 7, 1), 2: Word("status", "doing")}, {"on": "2024-07-01", "2": "doing"}),
        (PurePosixPath("tasks/report.yaml"), "tasks/report.yaml"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_each_kind_of_argument_is_told_as_json_has_it(value: object, told: object) -> None:
    found = view(of=value).arguments["of"]
    assert (found, type(found)) == (told, type(told))
    assert json.loads(json.dumps(found)) == told


@pytest.mark.parametrize("wrapped", [str, lambda text: [text], lambda text: {"url": text}, ValueError])
def test_an_address_is_told_without_its_password(wrapped: Callable[[str], object]) -> None:
    told = str(view(url=wrapped("https://li:hunter2@forge.example/acme.git")).arguments)
    assert "hunter2" not in told and "forge.example/acme.git" in told


def test_a_command_that_the_hint_names_is_there_as_its_words() -> None:
    told = error_view(EN, Misused("no-mail-waiting"), 2)
    assert told.commands == [["xcollab", "mail", "read"]] and "`xcollab mail read`" in told.hint


def test_a_command_with_something_left_to_the_reader_is_not_there() -> None:
    told = error_view(EN, Refused("no-channels", channel="mail"), 1)
    assert "`xcollab channel add CHANNEL --kind KIND`" in told.hint and told.commands == []
