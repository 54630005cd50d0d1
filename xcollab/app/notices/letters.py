"""A digest in words, with all that stands beside each thing owed: read from the revision that it was made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from xcollab.app.notices.digest import whom
from xcollab.app.notices.pages import Pages
from xcollab.app.printed_commands import command_of
from xcollab.app.views.inbox import about
from xcollab.render.base.sanitize import safe_line
from xcollab.render.notices.letter import HELLO, Ask, Letter, Part
from xcollab.render.notices.wording import Beside, Clock, ask, labels, redirected, reply_block, subject
from xcollab.render.text.sentences import plan_edit_sentence, statement_sentence
from xcollab.render.text.waiting import people
from xcollab.words import N_
from xcollab.workflow.notices.answered import answered
from xcollab.workflow.notices.answers import Question, choices, token
from xcollab.workflow.notices.matter import matter
from xcollab.workflow.time.deadlines import LEVELS, Dated, heard_as
from xcollab.workflow.views.replies import replies

if TYPE_CHECKING:
    from xcollab.app.notices.digest import Digest
    from xcollab.app.workspace_view import WorkspaceView
    from xcollab.words.labels import Language
    from xcollab.workflow.notices.notice import Event, Notice
    from xcollab.workflow.obligations.obligation import Obligation


_NEVER = float("inf")


class Letters:
    """Digests of one revision, worded in the language of their recipients: the workspace's, where they want no other."""

    def __init__(self, view: WorkspaceView, language: Language | None = None) -> None:
        self._language = language or view.snapshot.workspace.language
        self.view = view.in_words_of(view.context.speaking(self._language))
        self._pages = Pages(self.view)
        self._others: dict[Language, Letters] = {}

    def _in(self, language: Language) -> Letters:
        if language not in self._others:
            self._others[language] = Letters(self.view, language)
        return self._others[language]

    def letter(self, digest: Digest) -> Letter:
        """What its recipient is told."""
        reader = self.view.snapshot.member(digest.recipient.member or "")
        if reader and reader.language and reader.language != self._language:
            return self._in(reader.language).letter(digest)
        words = self.view.context.words
        questions = self.questions(digest)
        numbered = {question.owed: number for number, question in enumerate(questions, start=1)}
        parts = tuple(
            self._part(digest, collab, numbered) for collab in dict.fromkeys(n.collab for n in _in_order(digest))
        )
        mark = token(digest.workspace, whom(digest.recipient), digest.id, questions) if questions else ""
        return Letter(
            words.language, subject(self.view.render_context, parts), self._hello(digest), parts, labels(words),
            self._foot(digest), reply_block(words, mark, questions) if questions else (),
        )  # fmt: skip

    def questions(self, digest: Digest) -> tuple[Question, ...]:
        """What a digest asks its reader that a line can answer, in the order in which it is numbered; nothing of a room."""
        member = digest.recipient.member
        if member is None:
            return ()
        found = (
            Question(
                each.obligation, choices(self.view.snapshot, self.view.state(notice.collab), each.obligation, member)
            )
            for notice, each in _owed(_in_order(digest))
            if self.view.present
        )
        return tuple(question for question in found if question.choices)

    def _hello(self, digest: Digest) -> str:
        words, name = self.view.context.words, digest.recipient.name
        return words(
            HELLO, name=safe_line(name), workspace=safe_line(self.view.snapshot.workspace.name), now=self.view.now
        )

    def _foot(self, digest: Digest) -> tuple[tuple[str, str], ...]:
        words = self.view.context.words
        return ((words(N_("All that waits for you")), "xcollab inbox"),) if digest.recipient.member else ()

    @cached_property
    def _clock(self) -> Clock:
        return Clock(self.view.days, self.view.now)

    def _part(self, digest: Digest, collab: str, numbered: dict[Obligation, int]) -> Part:
        notices = [notice for notice in _in_order(digest) if notice.collab == collab]
        if not collab:
            told = (redirected(self.view.render_context, one.redirected.new) for one in notices if one.redirected)
            return Part(safe_line(self.view.snapshot.workspace.name), tuple(told))
        request = self.view.state(collab).collab.request
        title = safe_line(f"{request.title} ({collab})" if request else collab)
        asks = [(notice, self._ask(digest, notice, each, numbered)) for notice, each in _owed(notices)]
        return Part(
            title,
            tuple(self._sentence(notice.event) for notice in notices if notice.event),
            tuple(one for notice, one in asks if notice.step != "escalated"),
            tuple(one for notice, one in asks if notice.step == "escalated"),
        )

    def _sentence(self, event: Event) -> str:
        context, state = self.view.render_context, self.view.state(event.collab)
        moment = event.at.astimezone(context.zone)
        if event.entry:
            told = statement_sentence(context, event.entry, state.counted)
        else:
            name = event.collab if event.kind == "request" else f"{event.collab}/{event.subject}"
            told = plan_edit_sentence(context, f"{event.kind}.{event.act}", name, event.by, ())
        return f"{moment:%m-%d %H:%M}  {told}"

    def _ask(self, digest: Digest, notice: Notice, each: Dated, numbered: dict[Obligation, int]) -> Ask:
        number = numbered.get(each.obligation, 0)
        shown = str(number) if number and len(numbered) > 1 else ""
        asked = ask(self.view.render_context, self._clock, shown, each, self._beside(notice, each))
        if digest.recipient.member:
            return asked
        return asked._replace(
            what=self.view.context.words.named(people(self.view.render_context, each.obligation), asked.what)
        )

    def _beside(self, notice: Notice, each: Dated) -> Beside:
        view, owed = self.view, each.obligation
        state = view.state(owed.collab)
        possible = list(replies(view.snapshot, state, owed, notice.member)) if view.present else []
        told = possible if owed.of else possible[:1]
        title = safe_line(state.collab.request.title) if state.collab.request else ""  # stands above already
        return Beside(
            tuple(line for line in about(view, owed) if line != title), matter(state, owed), answered(state, owed), self._next(state.request.coordinator, each),
            tuple(command_of(one, owed.collab) for one in told),
            self._pages.page(owed, notice.member, told[0] if told else None),
        )  # fmt: skip

    def _next(self, coordinator: str, each: Dated) -> dict[str, str]:
        """Who hears of it at the next step of the ladder and does not know of it yet."""
        if each.deadline is None or each.deadline.level >= len(LEVELS):
            return {}
        level, company = each.deadline.level, self.view.snapshot
        known = heard_as(company, each.obligation, coordinator, level)
        then = heard_as(company, each.obligation, coordinator, level + 1)
        return {who: post for who, post in then.items() if who not in known and who not in each.obligation.people}


def _in_order(digest: Digest) -> list[Notice]:
    """What is most urgent first: the collaboration that holds it, and within each; events as they happened."""
    urgent: dict[str, float] = {}
    for notice in digest.notices:
        urgent[notice.collab] = min(_ends(notice), urgent.get(notice.collab, _NEVER))
    return sorted(digest.notices, key=lambda notice: (urgent[notice.collab], notice.collab, _ends(notice)))


def _ends(notice: Notice) -> float:
    """When something owed is due, in seconds."""
    return notice.owed.deadline.moment.timestamp() if notice.owed and notice.owed.deadline else _NEVER


def _owed(notices: Sequence[Notice]) -> Iterator[tuple[Notice, Dated]]:
    """The things that are owed among them, each once."""
    seen = set()
    for notice in notices:
        if notice.owed and notice.owed.obligation not in seen:
            seen.add(notice.owed.obligation)
            yield notice, notice.owed
