"""Who works where: the language, the moment and what is said on the way."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from tests.support.at_work import People
from tests.support.company import Company
from xcollab.app.context import Context
from xcollab.errors import BadFile, GitRefused


def _context(directory: Path, environment: Mapping[str, str], language: str | None = None) -> Context:
    return Context(directory, environment, Random(1), language)


@pytest.mark.parametrize(
    ("asked", "environment", "language"),
    [
        ("zh", {"XCOLLAB_LANG": "en"}, "zh"),
        (None, {"XCOLLAB_LANG": "zh"}, "zh"),
        (None, {"LANG": "zh_CN.UTF-8"}, "en"),  # of the company
    ],
)
def test_the_language_is_the_one_asked_for_the_environments_or_the_workspaces(
    under_way: Company, asked: str | None, environment: dict[str, str], language: str
) -> None:
    outside = {key: value for key, value in under_way.environment.items() if key != "XCOLLAB_LANG"}
    assert _context(under_way.root, outside | environment, asked).words.language == language


def test_where_there_is_no_workspace_the_language_is_that_of_the_locale(tmp_path: Path, under_way: Company) -> None:
    outside = {key: value for key, value in under_way.environment.items() if key != "XCOLLAB_LANG"}
    assert _context(tmp_path, outside | {"LANG": "zh_CN.UTF-8"}).words.language == "zh"
    assert _context(tmp_path, outside | {"LANG": "en_GB.UTF-8"}).words.language == "en"


def test_the_moment_is_the_authors_and_the_clock_where_git_knows_no_author(onlookers: People) -> None:
    assert onlookers.context("li").moment == onlookers.moment
    nobody = dict(onlookers.company.environment) | {"GIT_AUTHOR_DATE": "2024-07-09T10:00+08:00"}
    context = _context(onlookers.root, nobody | {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "user.useConfigOnly",
                                                 "GIT_CONFIG_VALUE_0": "true"})  # fmt: skip
    with pytest.raises(GitRefused, match="no-identity"):
        _ = context.identity
    assert context.moment == datetime.fromisoformat("2024-07-09T10:00+08:00")


def test_a_date_that_is_none_is_no_missing_author(onlookers: People) -> None:
    context = onlookers.context("li")
    context.environment = {**context.environment, "GIT_AUTHOR_DATE": "yesterday-ish"}
    with pytest.raises(GitRefused) as refused:
        _ = context.moment
    assert refused.value.code != "no-identity"


def test_a_collaboration_that_is_left_out_is_told_once_with_its_reason(under_way: Company) -> None:
    context = _context(under_way.root, under_way.environment)
    error = BadFile("tab", where="collabs/q3/request.yaml:3")
    context.without("q3", error)
    context.without("q3", error)
    assert context.left_out == ["q3"]
    assert context.told[0] == "q3 is left out:"
    assert len([line for line in context.told if "collabs/q3/request.yaml:3" in line]) == 1


def test_what_is_said_beside_the_answer_and_to_be_copied_is_collected_in_turn(under_way: Company) -> None:
    context = _context(under_way.root, under_way.environment)
    context.say("a line")
    context.put("a command")
    context.note("a note")
    context.say()
    assert context.told == ["a line", "a command", "a note", ""]


def test_how_git_is_set_up_is_the_same_until_a_setting_changes(at_work: People) -> None:
    context = at_work.context("li")
    before = context.set_up
    assert at_work.context("li").set_up == before
    at_work.do("li", "task", "progress", task="q3/report", status="doing", text="more")
    assert at_work.context("li").set_up == before
    at_work.company.git("config", "user.name", "Somebody else")
    assert context.set_up != before
