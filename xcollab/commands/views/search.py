"""`xcollab search`: where some words stand, in all that was ever planned and said."""

from typing import TYPE_CHECKING, NamedTuple

from xcollab.app.forms.subject_inputs import WITHIN, Argument, Option
from xcollab.commands.edge.command import AT, JSON, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused
from xcollab.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xcollab.app.overview import Overview
    from xcollab.app.views.search import SearchView

_WORDS = Argument(
    "words",
    N_("What to look for; all words have to stand there. Several in quotation marks belong together."),
    many=True,
)
_KIND = Option(
    "kind", ("--kind",), N_("Only titles, decisions, lessons, texts or attachments."), metavar="KIND", complete="found"
)
_LIMIT = Option("limit", ("--limit",), N_("At most so many; 20 where nothing is said."), metavar="N")
_USUAL = 20


class _Wanted(NamedTuple):
    """What of all is looked through."""

    kind: str
    collab: str | None


def run(
    terminal: Terminal,
    words: tuple[str, ...],
    kind: str | None,
    limit: str | None,
    collab: str | None,
    at: str | None,
    json: bool,
) -> None:
    """Print what was found."""
    from xcollab.app.overview import Overview
    from xcollab.app.views.search import search

    wanted = _Wanted(_kind(kind), collab)
    view, most = Overview(terminal, at), _most(limit)
    found = search(view, words, **wanted._asdict(), most=most)
    if json:
        return terminal.show_json(found)
    if found.hits:
        kept = ((_KIND, kind), (WITHIN, collab), (AT, at))
        _show(terminal, view, found, [word for flag, value in kept if value for word in (flag.flags[-1], value)])
    elif not view.trees:
        from xcollab.app.views.next_step import next_step

        return terminal.say(next_step(view))
    else:
        _show_none(terminal, view, found, wanted)
    if terminal.repository.looks_everywhere:
        from xcollab.app.sharing.unshared import note_unseen

        note_unseen(terminal, at)


def _most(limit: str | None) -> int:
    from xcollab.app.forms.values import whole

    return whole("--limit", limit, range(1, 1_000_000)) if limit else _USUAL


def _kind(typed: str | None) -> str:
    from xcollab.words.labels import LABELS, canonical

    if not typed:
        return ""
    if (value := canonical("found", typed)) is None:
        raise Misused("not-a-word", flag="--kind", value=typed, allowed=list(LABELS["found"]))
    return value


def _show(terminal: Terminal, view: "Overview", found: "SearchView", kept: "Sequence[str]") -> None:
    from xcollab.app.views.search import more_of_it
    from xcollab.render.text.search import hit_parts, summary_line

    context = view.render_context
    last = summary_line(terminal.words, found.total, found.among, more_of_it(found, kept))
    terminal.show(*hit_parts(context, found.hits, found.words), last)


def _show_none(terminal: Terminal, view: "Overview", found: "SearchView", wanted: _Wanted) -> None:
    from xcollab.app.views.search import alone
    from xcollab.render.text.search import none_lines

    each = alone(view, found.words, **wanted._asdict()) if len(found.words) > 1 else ()
    terminal.say_lines(none_lines(terminal.words, found.words, found.among, each))


COMMANDS: tuple[Command, ...] = (
    Command("search", N_("Where some words stand: in titles, texts, decisions, lessons and names of attachments; archived ones too."), run,
            (_WORDS,), (WITHIN, _KIND, _LIMIT, AT, JSON),
            ("xcollab search 展台 预算", "xcollab search poster --kind decision", "xcollab search budget -C q3-launch --limit 5"), paged=True),
)  # fmt: skip
