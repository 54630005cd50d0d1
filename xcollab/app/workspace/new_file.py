"""Files to be filled in by hand: one of every kind, and a statement of every act, with each key explained."""

from datetime import datetime
from typing import NamedTuple

from xcollab.app.context import Context
from xcollab.app.ids import statement_moment, statement_name
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused, XcollabError
from xcollab.render.schemas.kinds import KINDS, file_schema
from xcollab.render.schemas.skeleton import skeleton
from xcollab.store.disk.output_files import keep_new
from xcollab.store.files.editor_schemas import modeline_where_exported
from xcollab.words import N_
from xcollab.words.labels import LANGUAGES, Language
from xcollab.words.language import Words
from xcollab.workflow.rules.rulebook import STATEMENTS


class Skeleton(NamedTuple):
    """A file to be filled in."""

    kind: str
    text: str


PLANS = tuple(name for name, kind in KINDS.items() if kind.model)
ACTS = tuple(f"{subject}.{act}" for subject, acts in STATEMENTS.items() for act in acts)


def new_skeleton(context: Context, typed: str) -> Skeleton:
    """The text; `typed` is a kind of plan or settings, an act of a subject such as `task.progress`, or an act of one subject alone.

    Raises `Misused` for anything else.
    """
    kind = _meant(typed)
    language, known = _surroundings(context)
    words = Words(language)
    subject, _, act = kind.partition(".")
    name = subject if not act else next(name for name, one in KINDS.items() if one.subject == subject)
    lines = skeleton(words, file_schema(name, words.language), act, known if act else {})
    if act and "by" in known:
        moment = datetime.fromisoformat(known["at"])
        named = words(N_("Name of the file: {name}.yaml"), name=statement_name(context, moment, known["by"]))
        lines.insert(1, f"# {named}")
    return Skeleton(kind, "\n".join(lines))


def write_skeleton(context: Context, made: Skeleton, path: str) -> None:
    """Into a new file; in a workspace with schemas it names its own. Raises `Misused` where there is one, or it cannot be written."""
    file = (context.directory / path).resolve()
    try:
        root = context.repository.root.resolve()
        lead = modeline_where_exported(root, file.relative_to(root).as_posix())
    except (XcollabError, ValueError):  # nowhere, or elsewhere
        lead = ""
    keep_new(file, (lead + made.text).encode())


def _meant(typed: str) -> str:
    if typed in (*PLANS, *ACTS):
        return typed
    found = [act for act in ACTS if act.partition(".")[2] == typed]
    if len(found) == 1:
        return found[0]
    raise Misused("not-a-word", flag="KIND", value=typed, allowed=found or [*PLANS, *ACTS])


def _surroundings(context: Context) -> tuple[Language, dict[str, str]]:
    """The workspace's language, unless another is asked for, and what is known of a statement: when, and by whom."""
    try:
        view = WorkspaceView(context)
        asked = next((language for language in LANGUAGES if language == context.language), None)
        language = asked or view.snapshot.workspace.language
        moment = statement_moment(view.now, ())
        return language, {"at": moment.isoformat(timespec="seconds"), "by": view.member.id}
    except XcollabError:
        return context.words.language, {}
