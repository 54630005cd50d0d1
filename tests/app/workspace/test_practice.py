"""The practice: begun in a directory of its own, gone on with where it was left, thrown away; every step is there in both languages."""

import shlex
from pathlib import Path

import pytest

from tests.support.company import Company, identity
from xcollab.app.context import Context
from xcollab.app.workspace.practice import Practice
from xcollab.app.workspace.practice_steps import PEOPLE, STEPS
from xcollab.errors import Misused, Refused
from xcollab.words.language import Words

NOBODY = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "user.useConfigOnly", "GIT_CONFIG_VALUE_0": "true"}


@pytest.fixture
def context(tmp_path: Path, git_environment: dict[str, str]) -> Context:
    """Somebody at work where nothing is, whom git knows."""
    company = Company(tmp_path, git_environment)
    return Context(tmp_path, git_environment | identity("zhou", company.clock), language="en")


def test_it_goes_on_where_it_was_left(context: Context) -> None:
    root = context.directory / "practice"
    first = Practice(context, root)
    assert first.progress is None
    first.begin("Our 'own' fair")
    assert first.step == STEPS[0]
    first.advance()
    again = Practice(context, root)
    assert again.begun.title == "Our 'own' fair" and again.step == STEPS[1]
    for _ in STEPS[1:]:
        again.advance()
    assert Practice(context, root).step is None
    again.drop()
    assert not root.exists()


def test_one_is_oneself_in_it_and_everybody_else_by_turns(context: Context) -> None:
    practice = Practice(context, context.directory / "practice")
    practice.begin("T")
    assert practice.environment("me")["GIT_AUTHOR_EMAIL"] == "zhou@example.com"
    assert practice.environment("li")["GIT_COMMITTER_NAME"] == "Li Na"
    context.environment = {**context.environment, "GIT_AUTHOR_NAME": "", "GIT_AUTHOR_EMAIL": ""}
    unknown = Practice(context, context.directory / "other")
    assert unknown.begin("T").email == "me@example.com"


def test_nothing_else_is_thrown_away_or_begun_in(context: Context, company: Company) -> None:
    for directory in (context.directory / "nowhere", company.root):
        practice = Practice(context, directory)
        with pytest.raises(Misused, match="no-practice"):
            practice.drop()
    with pytest.raises(Refused, match="clone-inside"):
        Practice(context, company.root / "practice").begin("T")
    (context.directory / "full").mkdir()
    (context.directory / "full/x").write_text("x")
    with pytest.raises(Misused):
        Practice(context, context.directory / "full").begin("T")


def test_what_is_kept_of_it_may_be_broken(context: Context) -> None:
    practice = Practice(context, context.directory / "practice")
    practice.begin("T")
    for broken in ("{", "[1]", "{}", '{"title": "T", "language": "en", "name": "N", "email": "E", "step": "x"}'):
        (practice.root / ".git/xcollab.drafts/tutorial.yaml").write_text(broken)
        assert Practice(context, practice.root).progress is None


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_step_has_somebody_and_a_command_in_both_languages(language: str) -> None:
    words = Words("en" if language == "en" else "zh")
    for step in STEPS:
        line = words(step.command).format(title="T", language=language)
        assert step.who in PEOPLE and words(step.why)
        assert shlex.split(line)[:2] == shlex.split(step.command)[:2]
