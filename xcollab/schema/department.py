"""`departments/<dept>.yaml`: a department and its people. Written by admins and its lead; serves every stage."""

from typing import Annotated, Literal

from xcollab.schema.base import Day, Formed, Line, Slug, items, problem
from xcollab.schema.channel import DepartmentNotify, MemberNotify
from xcollab.schema.value import Value

Email = Annotated[str, Formed("bad-mailbox", r"[^@\s]+@[^@\s]+")]


class Absence(Value):
    """Some days on which somebody is away, and who may answer meanwhile what that person may."""

    from_: Day
    to: Day
    """The last day."""
    deputy: Slug

    def __post_init__(self) -> None:
        """It ends no sooner than it begins."""
        if self.to < self.from_:
            raise problem("away-backwards", f"{self.from_} – {self.to}")


class Member(Value):
    """A person. The id is used in every statement and is never renamed, reused or deleted."""

    id: Slug
    """As it stands in every statement: lower-case letters, digits, hyphens."""
    name: Line
    email: Annotated[tuple[Email, ...], items(1)]
    """Addresses of the person's commits; by them git's identity is recognised."""
    forge: Line | None = None
    """The account on GitHub, GitLab, Gitea or Gitee."""
    aliases: Annotated[tuple[Line, ...], items(1)] | None = None
    """Other names that people call the person by, and may type."""
    job_title: Line | None = None
    """What the person is in the company, such as engineer."""
    language: Literal["zh", "en"] | None = None
    """Of what the person is sent; that of the workspace where nothing is said."""
    away: Annotated[tuple[Absence, ...], items(1)] | None = None
    """Times in which somebody else answers for the person."""
    until: Day | None = None
    """The last day in the company; afterwards the person may do nothing."""
    successor: Slug | None = None
    """Who takes over from whoever leaves: proposed where something of theirs is to be handed on."""
    notify: MemberNotify | None = None
    """How the person hears of things, where not as usual."""

    @property
    def names(self) -> tuple[str, ...]:
        """What people call the person."""
        return (self.name, *(self.aliases or ()))


class Department(Value):
    """A department that can be asked, can owe tasks and can answer issues."""

    name: Line
    lead: Slug | None = None
    """Speaks for the department, and adds its members."""
    deputies: tuple[Slug, ...] = ()
    """Speak for the department when the lead is away."""
    liaisons: tuple[Slug, ...] = ()
    """Speak for the department from day to day (对接人)."""
    executive: Slug | None = None
    """Hears last, when nothing else helped; may belong to another department."""
    notify: DepartmentNotify | None = None
    """How the department hears of what concerns it as a whole; not at all where nothing is said."""
    members: tuple[Member, ...] = ()
    """Everybody who works here; whoever leaves stays in the list, with `until`."""

    @property
    def representatives(self) -> tuple[str, ...]:
        """Who may answer for the department: lead, deputies, liaisons, each once, in that order."""
        named = (*((self.lead,) if self.lead else ()), *self.deputies, *self.liaisons)
        return tuple(dict.fromkeys(named))
