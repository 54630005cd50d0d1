"""Where some words stand, with the way to it."""

from starlette.responses import Response

from xcollab.app.views.search import SearchView, search, typed_words
from xcollab.errors import Misused
from xcollab.render.text.search import marked_excerpt, where
from xcollab.web import addresses
from xcollab.web.visit import Visit
from xcollab.web.wording import SAID
from xcollab.words.labels import LABELS

_SHOWN = 50


def _found(visit: Visit) -> SearchView:
    kind = visit.asked("kind")
    if kind and kind not in LABELS["found"]:
        raise Misused("not-a-word", flag="kind", value=kind, allowed=list(LABELS["found"]))
    return search(visit.overview, typed_words(visit.asked("words")), kind=kind, most=_SHOWN)


def show(visit: Visit) -> Response:
    """A line to type in, and what was found."""
    typed, kind, words = visit.asked("words"), visit.asked("kind"), visit.words
    kinds = [(key, words.label("found", key)) for key in LABELS["found"]]
    found = _found(visit) if typed.strip() else None
    hits = _hits(visit, found) if found else []
    return visit.page("search", words(SAID["search"]), typed=typed, kind=kind, kinds=kinds, found=found, hits=hits)


def _hits(visit: Visit, found: SearchView) -> list[dict[str, object]]:
    context = visit.overview.render_context
    return [
        {"where": where(context, hit), "address": _address(hit.subject, hit.record), "kind": visit.words.label("found", hit.kind),
         "day": context.day_of(hit.at) if hit.at else "", "who": context.name_of(hit.by), "withdrawn": hit.withdrawn,
         "line": marked_excerpt(hit.line, found.words)}
        for hit in found.hits
    ]  # fmt: skip


def show_json(visit: Visit) -> Response:
    """`search --json`."""
    return visit.json(_found(visit))


def _address(subject: str, record: str) -> str:
    collab, _, name = subject.partition("/")
    kind = "issue" if record.split("/")[1] == "issues" else "task"
    return addresses.of(kind, collab, name)
