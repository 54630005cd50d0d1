"""What whoever fills in a form should have before them, for doors that show it whole."""

from collections.abc import Iterator

from xcollab.app.forms.form import Form, Subject
from xcollab.app.workspace_view import WorkspaceView
from xcollab.render.text.sentences import statement_sentence
from xcollab.workflow.model.actions import open_actions


def beside(view: WorkspaceView, form: Form, on: Subject) -> Iterator[str]:
    """In lines: the statement that it is about, with the actions in it that are still owed, and what the form itself shows."""
    if on.target:
        yield from _statement(view, on)
    if form.beside:
        yield from form.beside(view, on)


def _statement(view: WorkspaceView, on: Subject) -> Iterator[str]:
    state, context, words = view.state(on.collab), view.render_context, view.context.words
    entry = state.collab.entry(on.on, on.target)
    if entry is None:
        return
    yield statement_sentence(context, entry, state.counted)
    for action in open_actions(state, entry.name):
        whose = words.show([context.name_of(action.owner), *([action.due] if action.due else [])])
        yield words.aside(f"{action.number}. {action.text}", whose)
