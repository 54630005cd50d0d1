"""An act as a pull request: judged against the branch it goes to, committed there, pushed, and opened on the forge.

The working tree, the index and the current branch stay as they are.
"""

from collections.abc import Callable, Mapping
from typing import Any

from xcollab.commands.call import Call
from xcollab.commands.desk import Desk
from xcollab.commands.keeping import Kept, message_of, told_lines
from xcollab.commands.sharing import Proposal, commands, share
from xcollab.errors import Misused
from xcollab.render.acts import preview_lines
from xcollab.render.proposal import commands_lines
from xcollab.render.safe import safe_line
from xcollab.store.branches import look, remembered, remote_named
from xcollab.store.saving import locked
from xcollab.store.signoff import Line, add, line_of
from xcollab.words import N_


class Branch:
    """The branch of the speaker's department, on top of what the remote holds just now. A dry run asks no network."""

    def __init__(self, call: Call, typed: Mapping[str, Any]) -> None:
        if typed.get("no_commit"):
            raise Misused("pr-is-a-commit")
        self._call, self._dry = call, bool(typed.get("dry_run"))
        self._remote = remote_named(call.repository, typed.get("remote"))
        see = remembered if self._dry else look
        self._seen = see(call.repository, self._remote)
        self._owner = ("", "")

    def desk(self) -> Desk:
        """The remote's default branch."""
        return Desk(self._call, self._seen.tip(self._call.repository))

    def desk_of(self, desk: Desk, collab: str, speaker: str) -> Desk:
        """The tip of the branch. What it lacks of the default branch is said, because it does not count."""
        self._owner = (collab, desk.snapshot.department_of(speaker))
        line = self._line()
        if line.behind:
            told = N_("Judged on branch {branch}, which lacks the newest of {base} (commits: {n}).")
            self._call.note(self._call.words(told, branch=line.name, n=line.behind, base=safe_line(self._seen.main)))
        return Desk(self._call, line.tip)

    def keep(self, desk: Desk, compose: Callable[[Desk], Kept]) -> int:
        """One commit on the branch, pushed and opened."""
        call = self._call
        with locked(call.repository):
            line = self._line()
            if line.tip != desk.revision.commit:
                desk = Desk(call, line.tip)
            kept = compose(desk)
            message = message_of(desk, kept)
            if self._dry:
                return self._preview(line, kept, message)
            commit = add(call.repository, line, kept.writes, message)
        short = call.repository.git.run("rev-parse", "--short", commit).text
        for told in told_lines(call, desk, kept, short):
            call.say(told)
        return share(call, Proposal(self._remote, self._seen, line.name, commit))

    def _line(self) -> Line:
        return line_of(self._call.repository, self._seen, *self._owner)

    def _preview(self, line: Line, kept: Kept, message: str) -> int:
        call = self._call
        shown = preview_lines(call.words, message, [(write.path, write.content) for write in kept.writes])
        shown += commands_lines(call.words, commands(call, self._remote, self._seen, line))
        for told in shown:
            call.put(told)
        return 0
