"""Every outcome that the senders name has its two sentences, and is given all that these say."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from xcollab.channels import sending
from xcollab.channels.message import Outcome, failed, unknown
from xcollab.render.checking.errors import worded
from xcollab.words.language import Words
from xcollab.words.messages.refusals import REFUSALS

_NAMES = ("failed", "unknown", "CannotConnect", "CannotBuild")


def _named() -> Iterator[tuple[str, frozenset[str]]]:
    """Codes in the senders, with the names of their arguments."""
    for path in Path(str(sending.__file__)).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _NAMES:
                arguments = frozenset(str(one.arg) for one in node.keywords)
                codes = [one.value for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant)]
                yield from ((code, arguments) for code in codes if isinstance(code, str))


NAMED = sorted(set(_named()))


@pytest.mark.parametrize(("code", "arguments"), NAMED)
def test_an_outcome_has_words_for_all_that_it_tells(code: str, arguments: frozenset[str]) -> None:
    wanted = {name for sentence in REFUSALS[code] for _, name, _, _ in Formatter().parse(sentence) if name}
    assert wanted <= arguments | {"collab"}


def test_all_of_them_were_found() -> None:
    assert {"private-host", "no-answer", "channel-unset", "mail-without-address", "too-many-messages"} <= {
        code for code, _ in NAMED
    }


def test_an_outcome_is_worded_as_any_refusal_in_both_languages() -> None:
    outcome = failed("refused-there", said="310000", reason="keywords not in content")
    assert (
        worded(Words("en"), outcome.code, outcome.arguments)[0]
        == "the server refused it (310000): keywords not in content"
    )
    assert worded(Words("zh"), outcome.code, outcome.arguments)[0] == "服务器拒收（310000）：keywords not in content"
    assert unknown("no-answer", host="h") == Outcome("unknown", "no-answer", {"host": "h"})
