"""What is said again is told so; of many statements it is found out at once what each of them would find by itself."""

from tests.support import matter
from tests.support.matter import TASK_LOG
from xcollab.render.base.context import RenderContext
from xcollab.render.text.sentences import FirstSaid, statement_sentence
from xcollab.words.language import Words


def test_of_many_statements_each_is_told_as_it_is_by_itself() -> None:
    story = matter.doing()
    story.heard(story.entry(TASK_LOG, "confirm", "li"))
    said = story.collab.entries
    context, first = RenderContext(Words("en"), story.snapshot), FirstSaid(said)
    told = [statement_sentence(context, entry, first) for entry in said]
    assert told == [statement_sentence(context, entry, said) for entry in said]
    assert [line for line in told if "confirmed the new terms" in line] == told[-1:]
    assert not FirstSaid(()).before(said[-1])
