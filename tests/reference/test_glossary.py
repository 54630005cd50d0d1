"""The glossary says what every word of the house means, each once, in both languages."""

import re

import pytest

from reference.glossary import names, page
from reference.terms import PARTS, STATES, Term
from xcollab.words.labels import LABELS
from xcollab.workflow.model.state_machines import STATES as KNOWN

TERMS = [term for part in PARTS for term in part.terms]


def test_every_state_that_is_shown_is_explained_and_no_other() -> None:
    assert {machine: set(states) for machine, states in STATES.items()} == {
        machine: set(LABELS[machine]) for machine, states in KNOWN.items() if len(states) > 1
    }


def test_every_capacity_is_explained() -> None:
    assert {term.zh for term in TERMS if not term.en} == {f"capacity.{name}" for name in LABELS["capacity"]}


def test_no_word_is_explained_twice() -> None:
    for language in (0, 1):
        words = [names(term)[language].casefold() for term in TERMS]
        assert len(words) == len(set(words))


@pytest.mark.parametrize("term", TERMS, ids=lambda term: names(term)[1])
def test_each_language_explains_in_its_own_words(term: Term) -> None:
    assert re.search(r"[\u4e00-\u9fff]", term.zh_meaning) and term.zh_meaning.endswith("。")
    assert not re.search(r"[\u4e00-\u9fff]", term.en_meaning) and term.en_meaning.endswith((".", "…"))


def test_both_pages_hold_the_same_terms_in_the_same_order() -> None:
    assert page("en").count("\n| ") == page("zh").count("\n| ") > len(TERMS)
