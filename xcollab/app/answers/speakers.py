"""Who gives an answer: as the text says, or as whoever pasted it says; both have to agree, and one person must be meant."""

from collections.abc import Iterable, Sequence

from xcollab.app.answers.pieces import Piece
from xcollab.app.choices import listed
from xcollab.app.workspace_view import WorkspaceView
from xcollab.errors import Misused


def speaker_of(view: WorkspaceView, piece: Piece, told: Sequence[str]) -> str:
    """The member. Raises `Misused` with those that it could be."""
    named = piece.speakers
    possible = [one for one in told if one in named] if told and named else [*(told or sorted(named))]
    if told and named and not possible:
        raise Misused("answer-from-another", named=_people(view, named), told=_people(view, told))
    if piece.heading and not named and not told:
        raise Misused("answer-from-stranger", heading=piece.heading[:80])
    departments = {one.id for meant in piece.mentions for one in meant if one.kind == "department"}
    if len(possible) > 1 and departments:
        possible = [one for one in possible if view.snapshot.department_of(one) in departments]
    if not (told or named) and len(departments) == 1:
        possible = [*view.snapshot.departments[departments.pop()].representatives]
    if len(possible) == 1:
        return possible[0]
    if not possible:
        raise Misused("answer-whose")
    names = {one: member.name for one in possible if (member := view.snapshot.member(one))}
    raise Misused("answer-whose-of", candidates=listed(view.context.words, possible, names))


def _people(view: WorkspaceView, ids: Iterable[str]) -> list[str]:
    return [view.render_context.name_with_id(one) for one in ids]
