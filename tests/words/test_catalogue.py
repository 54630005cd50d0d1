"""Every message, help page and label exists in Chinese and in English; a gap fails here."""

import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import xcollab
from reference.descriptions import descriptions
from xcollab.schema.value import fields
from xcollab.words.labels import LABELS, LANGUAGES, canonical, label
from xcollab.words.language import Words, choose
from xcollab.words.messages.refusals import REFUSALS

PACKAGE = Path(xcollab.__file__).parent
SOURCE = {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
_CODE = re.compile(
    r'(?:Refused|Misused|BadFile|GitRefused|NotShared|XcollabError|Unreadable|refusal|Formed|Told|NotADate|PydanticCustomError)\(\s*"([a-z0-9-]+)"'
)


@pytest.fixture(scope="module")
def chinese() -> Catalog:
    with (PACKAGE / "words/locale/zh_CN/LC_MESSAGES/xcollab.po").open("rb") as file:
        return read_po(file)


def _messages() -> list[str]:
    found = extract_from_dir(str(PACKAGE), keywords={"N_": None})
    written = {message for _, _, message, _, _ in found if isinstance(message, str) and message}
    return sorted(written.union(descriptions()))


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_message_of_the_source_is_in_the_chinese_catalogue_and_nothing_else_is(chinese: Catalog) -> None:
    assert sorted(message.id for message in chinese if message.id) == _messages(), "run `make messages`, then translate"


def test_every_chinese_message_is_translated_for_good_and_keeps_its_placeholders(chinese: Catalog) -> None:
    for message in chinese:
        assert message.string or not message.id, f"not translated: {message.id}"
        assert not message.fuzzy or not message.id, f"fuzzy: {message.id}"
        assert _placeholders(str(message.id)) == _placeholders(str(message.string)), message.id


def test_chinese_sentences_have_chinese_punctuation(chinese: Catalog) -> None:
    for message in chinese:
        assert not re.search(r"[\u4e00-\u9fff][,;:!?][\u4e00-\u9fff]", str(message.string)), message.string


def test_every_code_that_is_raised_has_its_sentence_and_every_sentence_its_code() -> None:
    everything = "\n".join(text for path, text in SOURCE.items() if not path.name.startswith("messages"))
    raised = set(_CODE.findall(everything))
    assert raised <= set(REFUSALS), raised - set(REFUSALS)
    unused = {code for code in REFUSALS if f'"{code}"' not in everything}
    assert unused == set()


def test_no_code_is_worded_twice() -> None:
    worded = re.findall(
        r'^ {4}"([a-z0-9-]+)": \(', "\n".join(t for p, t in SOURCE.items() if p.name.startswith("messages")), re.M
    )
    assert sorted(worded) == sorted(set(worded))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said(language: str) -> None:
    words = Words(choose(language))
    for fact, hint in REFUSALS.values():
        for text in filter(None, (fact, hint)):
            said = words(text, **dict.fromkeys(_placeholders(text), "x"))
            assert "{" not in said.replace("{x}", "")


def test_every_value_that_a_file_can_hold_has_a_name_in_both_languages() -> None:
    from typing import Any, Literal, get_args, get_origin

    from xcollab.schema.request import Request
    from xcollab.schema.statement import Statement
    from xcollab.workflow.rules.rulebook import ACTS, STATEMENTS

    def literals(annotation: Any) -> set[str]:
        if get_origin(annotation) is Literal:
            return {str(value) for value in get_args(annotation)}
        return {value for inner in get_args(annotation) for value in literals(inner)}

    models: set[type[Any]] = {model for acts in STATEMENTS.values() for model in acts.values()} | {Request, Statement}
    known = {value for group in LABELS.values() for value in group} | {act.name for act in ACTS.values()}
    for model in models:
        for name, field in fields(model).items():
            assert literals(field.annotation) <= known, (model, name)


def test_what_is_shown_can_be_typed_back_in_either_language() -> None:
    for group in ("decision", "log", "kind", "meeting-kind", "priority", "party", "via", "yes-no", "revision"):
        for value in LABELS[group]:
            for language in LANGUAGES:
                assert canonical(group, label(group, value, language)) == value
            assert canonical(group, value.upper()) == value


@pytest.mark.parametrize(
    ("wanted", "environment", "chosen"),
    [
        (("en",), {"LANG": "zh_CN.UTF-8"}, "en"),
        ((None, "zh"), {"LANG": "en_US.UTF-8"}, "zh"),
        ((None, None), {"LANG": "en_US.UTF-8"}, "en"),
        ((), {"LC_ALL": "zh_TW.UTF-8", "LANG": "en_US"}, "zh"),
        (("klingon",), {"LANG": "C.UTF-8"}, "zh"),
        ((), {}, "zh"),
    ],
)
def test_the_first_that_names_a_language_wins(
    wanted: tuple[str | None, ...], environment: dict[str, str], chosen: str
) -> None:
    assert choose(*wanted, environment=environment) == chosen
