"""What came of an act, taking it back, and sharing."""

from typing import Literal

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from xcollab.app.notices.after_sharing import after_sharing
from xcollab.app.sharing.news import news
from xcollab.app.sharing.parked import parked_here, withdraw_parked
from xcollab.app.sharing.redo import redo
from xcollab.app.sharing.sync import Synced, sync
from xcollab.app.sharing.undo import undo
from xcollab.app.sharing.unshared import note_unshared
from xcollab.errors import XcollabError
from xcollab.render.checking.errors import error_lines
from xcollab.render.notices.delivered import delivered_lines
from xcollab.render.text.sharing.sync import contradiction_lines, elsewhere, summary_lines
from xcollab.web.door import Door
from xcollab.web.sessions import Visitor
from xcollab.web.visit import Visit, language_of
from xcollab.words import N_

_SIDES: dict[str, Literal["mine", "theirs"]] = {"mine": "mine", "theirs": "theirs"}


def told(visit: Visit) -> Response:
    """What was recorded, who is waited for now, and how it is taken back."""
    found = visit.door.told(visit.visitor, visit.path("word"))
    if found is None:
        raise HTTPException(404)
    newest = bool(found.commit) and visit.context.repository.commit().startswith(found.commit)
    note_unshared(visit.context)
    return visit.page("told", visit.words(_TITLES[found.title]), told=found, undo=newest and not visit.at)


_TITLES = {
    "recorded": N_("Recorded"),
    "undone": N_("Taken back"),
    "let_be": N_("Let be"),
    "shared": N_("Shared"),
    "undecided": N_("Not shared yet"),
}


def take_back(visit: Visit) -> Response:
    """The last act, as long as nobody else can have read it."""
    undone = undo(visit.context)
    line = visit.words(N_("Taken back: {told}"), told=visit.words.listed(undone.told))
    return visit.told("undone", [line], "/")


def share(visit: Visit) -> Response:
    """What is to be shared, and what was set aside."""
    note_unshared(visit.context)
    parked = parked_here(visit.context) if visit.member else []
    return visit.page("share", visit.words("Share"), parked=parked, undecided=False, lines=[])


def choose(visit: Visit) -> Response:
    """What was set aside is done again, under another id where its own is taken, or let be for good."""
    if name := visit.first("again"):
        outcome = redo(visit.context, name, visit.first("new_id").strip() or None)
        return visit.told("recorded", list(outcome.decided.told(outcome.commit)), "/share", outcome.commit)
    done = withdraw_parked(visit.context, visit.first("withdraw"))
    said = N_("Withdrawn, and never shared: {told}. Its commit stays in this clone as {ref}.")
    return visit.told("let_be", [visit.words(said, told=visit.words.listed(done.told), ref=done.ref)], "/share")


def share_now(visit: Visit) -> Response:
    """Others' work comes in, one's own goes out; where a person has to decide first, both choices are given."""
    found = sync(visit.context, None, _SIDES.get(visit.first("take")))
    lines = _lines(visit, found)
    if found.failure:
        lines += error_lines(visit.words, found.failure)
    elif not found.undecided:
        lines += _sent(visit, found.remote)
    if found.undecided:
        return visit.page("share", visit.words(_TITLES["undecided"]), 409, parked=[], undecided=True, lines=lines)
    return visit.told("undecided" if found.failure else "shared", lines, "/share")


def _lines(visit: Visit, found: Synced) -> list[str]:
    words = visit.words
    lines = [] if found.undecided and not found.came else summary_lines(words, found.remote, found.came, found.went)
    if found.went and found.main not in ("", found.branch):
        lines.append(elsewhere(words, found.branch, found.main))
    lines += [f"- {sentence}" for sentence in found.contested]
    if n := len(found.aside) + found.aside_before:
        lines.append(words(N_("Set aside, not shared: {n}"), n=n))
        lines += [f"- {one.told}: {one.reason or words(N_('it is possible again'))}" for one in found.aside]
    return [*lines, *contradiction_lines(words, found.undecided)]


def _sent(visit: Visit, remote: str) -> list[str]:
    """What people are told now, beside the answer."""
    lines: list[str] = []
    failed = after_sharing(visit.context, remote, lambda one: lines.extend(delivered_lines(visit.words, one)))
    return [*lines, *(error_lines(visit.words, failed) if isinstance(failed, XcollabError) else [])]


def news_told(door: Door, visitor: Visitor, request: Request) -> Response:
    """A line where others have shared what is not here yet. Nothing waits for it: it asks the remote, and changes nothing here."""
    quiet = visitor._replace(
        environment={**visitor.environment, "GIT_TERMINAL_PROMPT": "0"}
    )  # nobody sits at the terminal
    context = door.context(quiet, language_of(request, door.language))
    try:
        found = news(context)
    except XcollabError:  # out of reach, or nowhere to share: whoever asks to share is told
        found = 0
    line = context.words(N_("Others have news ({n}): bring it in"), n=found) if found else ""
    return PlainTextResponse(line)
