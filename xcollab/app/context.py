"""Who works where, in which language: what every use case is given besides its values. Handed down, never global."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from xcollab.errors import Refused, XcollabError
from xcollab.words import N_
from xcollab.words.language import Words, choose

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path
    from random import Random

    from xcollab.store.disk.stamps import Stamp
    from xcollab.store.files.documents import Memory
    from xcollab.store.git.repository import Identity, Repository
    from xcollab.store.git.sources import Revision
    from xcollab.words.progress import Told


class Context:
    """One use of xcollab. A door may tell its reader at once what is said here on the way; by itself it is collected."""

    def __init__(
        self,
        directory: "Path",
        environment: Mapping[str, str],
        random: "Random | None" = None,
        language: str | None = None,
    ) -> None:
        self.directory = directory
        self.environment = environment
        """Where git finds its settings and who is at work."""
        self._random = random
        self.language = language
        """As the reader asked for."""
        self.left_out: list[str] = []
        """The collaborations that the answer goes without."""
        self.memory: Memory | None = None
        """What was read for earlier uses, where one after another is made of the same files: instead of the index."""
        self.done = ""
        """The commit that holds what was asked for, once it is made: what fails afterwards is the answer alone."""
        self.sent: Mapping[str, tuple[str, bytes]] | None = None
        """Files that came with what was filled in, name and bytes by the word that stands for each: then no path is read."""
        self.flags_typed = True
        """Whether fields go by their flags, or by their labels."""
        self.told: list[str] = []
        """What was said on the way, beside the answer."""
        self._noted: set[str] = set()

    @cached_property
    def random(self) -> "Random":
        """The source of generated ids: the system's, or a seeded one where a story must repeat itself."""
        from random import SystemRandom

        return self._random or SystemRandom()

    @cached_property
    def repository(self) -> "Repository":
        """The workspace of the directory; raises `Refused` where there is none."""
        from xcollab.store.git.repository import Repository

        return Repository.find(self.directory, self.environment)

    @property
    def set_up(self) -> "tuple[Stamp, ...]":
        """How git is set up and where the clone lies, as far as files tell: the same at another moment, where nothing changed."""
        from xcollab.store.disk.stamps import Places, set_up

        one = self.repository
        return set_up(Places(one.root, one.private, one.shared), self.environment)

    @cached_property
    def identity(self) -> "Identity":
        """Who git says is at work, and when."""
        return self.repository.identity()

    @cached_property
    def moment(self) -> "datetime":
        """The moment that views are judged by: the author's, and the clock where git knows no author."""
        try:
            return self.identity.now
        except XcollabError as error:
            if error.code != "no-identity":
                raise
            return self.repository.moment()

    def without(self, collab: str, error: XcollabError) -> None:
        """A view leaves a collaboration out, because it cannot be read: said beside the answer, once."""
        if collab not in self.left_out:
            from xcollab.render.checking.errors import error_lines

            self.left_out.append(collab)
            self.note(self.words(N_("{collab} is left out:"), collab=collab))
            for line in error_lines(self.words, error):
                self.note(line)

    def speaking(self, language: str) -> "Context":
        """The same use in another language, for what others will read. What is said on the way is collected there."""
        other = Context(self.directory, self.environment, self._random, language)
        other.repository = self.repository
        return other

    @cached_property
    def words(self) -> Words:
        """The language asked for, the environment's, the workspace's, the locale's, in that order."""
        asked = (self.language, self.environment.get("XCOLLAB_LANG"))
        if any(asked):
            return Words(choose(*asked, environment=self.environment))
        from xcollab.store.files.workspace_language import language_at

        return Words(choose(language_at(self.directory), environment=self.environment))

    def say(self, text: str = "") -> None:
        """A line for the reader."""
        self.told.append(text)

    def put(self, text: str) -> None:
        """Lines to be copied, to the letter."""
        self.told.append(text)

    @contextmanager
    def progress(self) -> "Iterator[Told]":
        """For what takes longer than a moment: hears what is under way. Nobody looks on here."""
        from xcollab.words.progress import unheard

        yield unheard

    def revision(self, typed: str) -> "Revision":
        """The revision that somebody typed: a name of git's, a date, or a day in words that is over, which is noted then.

        Raises `Refused` where there is no such revision, or none yet on that day.
        """
        try:
            return self.repository.at(typed)
        except Refused as refused:
            if refused.code != "unknown-revision" or not (day := self.past_day(typed)):
                raise
        return self.repository.at(day.isoformat())

    def past_day(self, typed: str) -> "date | None":
        """The day that words mean; None where they mean none that is over, or where no clock or calendar can be read."""
        from xcollab.app.past_day import past_day

        try:
            found = past_day(self.repository, typed, self.moment, self.words)
        except XcollabError:
            return None
        if found:
            self.note_once(found.told)
        return found.day if found else None

    def note(self, text: str) -> None:
        """A line beside the answer."""
        self.told.append(text)

    def note_once(self, text: str) -> None:
        """A line beside the answer, however often there is a reason for it."""
        if text not in self._noted:
            self._noted.add(text)
            self.note(text)
