"""A company whose people hear by mail, from a server on this machine."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from tests.support.at_work import People
from tests.support.company import identity
from tests.support.servers.mail import Mailbox, mail_server
from xcollab.app.context import Context
from xcollab.app.notices.deliver import deliver
from xcollab.app.notices.delivery import Clocks, Delivery
from xcollab.app.notices.notify import Notices, Occasion
from xcollab.app.workspace.channels import add_channel
from xcollab.render.notices.letter import Letter

MAIL = {"kind": "mail", "server": "XCOLLAB_SMTP", "from": "xcollab@example.com"}
LATER = "2024-07-09T10:00+08:00"
"""The day before the report is due."""
REMINDERS = Occasion(reminders=True)


class Runner:
    """Whoever sends: a clone, its clock, and the variables that it has."""

    def __init__(self, people: People, server: Mailbox, root: Path | None = None) -> None:
        self.people, self.root, self.server = people, root or people.company.root, server
        self.variables = {"XCOLLAB_SMTP": f"smtp://127.0.0.1:{server.port}", "XCOLLAB_ALLOW_HOSTS": "127.0.0.1"}
        self.waited = 0.0
        self.at = LATER

    @property
    def context(self) -> Context:
        """At work now, with the variables."""
        environment = {**self.people.company.environment, **identity("wu", self.people.moment), **self.variables}
        return Context(self.root, environment, Random(1))

    def runs(self, occasion: Occasion = REMINDERS, at: str = "") -> Delivery:
        """One run; nobody waits for long in it."""
        clock: Callable[[], float] = lambda: self.waited  # noqa: E731
        return deliver(self.context, occasion, at or self.at, clocks=Clocks(clock, self._wait))

    def _wait(self, seconds: float) -> None:
        self.waited += seconds

    def clone(self, root: Path) -> "Runner":
        """Another machine, with a clone of the same remote."""
        self.people.company.git(
            "clone", "--quiet", self.people.company.git("remote", "get-url", "origin").strip(), str(root)
        )
        other = Runner(self.people, self.server, root)
        other.variables = dict(self.variables)
        return other

    @property
    def told(self) -> list[str]:
        """Who got how many letters, by address."""
        return sorted(address for one in self.server.letters for address in one.recipients)


@contextmanager
def mailing(people: People) -> Iterator[Runner]:
    """The company with a channel of mail, and a runner in its own clone."""
    add_channel(people.context("zhou"), "mail", MAIL)
    with mail_server() as server:
        yield Runner(people, server)


def shared_at(people: People, bare: Path) -> None:
    """A bare repository that everybody shares by."""
    git = people.company.git
    git("init", "--quiet", "--bare", "--initial-branch=main", str(bare))
    git("remote", "add", "origin", str(bare))
    git("push", "--quiet", "-u", "origin", "main")


def given_a_page(people: People) -> None:
    """Zhou makes a task for Wang."""
    people.do("zhou", "task", "create", collab="q3", new_id="page", title="Page", owner="wang", due="2024-07-20",
              criteria=["c"])  # fmt: skip


def head(people: People) -> str:
    """The newest commit."""
    return people.company.git("rev-parse", "HEAD").strip()


def since(people: People, revision: str, who: str = "wu") -> Notices:
    """What happened since, as somebody else has it told."""
    return Notices(people.context(who), Occasion(since=revision))


def due(people: People, now: str = LATER) -> Notices:
    """What is due at a moment."""
    return Notices(people.context("wu"), Occasion(reminders=True), now)


def told(notices: Notices) -> dict[str, str]:
    """Who is told what, in short."""
    return {
        f"{one.recipient.member or '#' + one.recipient.department} {one.channel}": " ".join(sorted(
            notice.event.act if notice.event else f"{notice.step}:{notice.owed.obligation.kind}" if notice.owed else ""
            for notice in one.notices
        ))
        for one in notices.digests
    }  # fmt: skip


def letter(notices: Notices, member: str) -> Letter:
    """What a member is told."""
    (own,) = (one for one in notices.digests if one.recipient.member == member)
    return notices.letters.letter(own)
