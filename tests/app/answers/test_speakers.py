"""Who gives an answer that may be from several: the department that it names leaves one of them."""

import pytest

from xcollab.app.answers.people import Mention
from xcollab.app.answers.pieces import Piece
from xcollab.app.answers.speakers import speaker_of
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused


def naming(*departments: str, speakers: frozenset[str] = frozenset()) -> Piece:
    """An answer that begins with the names of departments, and says whom it is from."""
    mentions = tuple(frozenset({Mention("department", one)}) for one in departments)
    return Piece("承接 热线", speakers, mentions=mentions)


def test_of_several_it_is_the_one_of_the_department_that_it_names(reading: WorkspaceView) -> None:
    assert speaker_of(reading, naming("support"), ["li", "wu"]) == "wu"
    assert speaker_of(reading, naming("sales"), ["li", "wu"]) == "li"
    assert speaker_of(reading, naming("support", speakers=frozenset({"li", "wu"})), []) == "wu"


def test_where_the_department_leaves_several_it_is_said_which(reading: WorkspaceView) -> None:
    with pytest.raises(Misused, match="answer-whose-of") as refusal:
        speaker_of(reading, naming("sales"), ["li", "sun", "wu"])
    said = str(refusal.value.arguments["candidates"])
    assert "li" in said and "sun" in said and "wu" not in said


def test_where_the_department_leaves_nobody_it_says_nobody(reading: WorkspaceView) -> None:
    with pytest.raises(Misused, match=r"answer-whose$"):
        speaker_of(reading, naming("tech"), ["li", "wu"])


def test_whom_the_text_names_narrows_whom_it_was_said_to_be_from(reading: WorkspaceView) -> None:
    assert speaker_of(reading, naming(speakers=frozenset({"sun", "wu"})), ["li", "sun"]) == "sun"
