"""What every text about a workspace is made with: the reader's language, and the revision that names and dates go by."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING

from xcollab.render.base.sanitize import safe_line
from xcollab.words.language import Words

if TYPE_CHECKING:
    from xcollab.schema.company import Company


class RenderContext:
    """One language, and one revision of the workspace."""

    def __init__(self, words: Words, snapshot: Company) -> None:
        self.words, self.snapshot = words, snapshot

    @classmethod
    def of_workspace(cls, snapshot: Company) -> RenderContext:
        """For what everybody reads, such as a file or a pull request: in the workspace's language."""
        return cls(Words(snapshot.workspace.language), snapshot)

    @property
    def zone(self) -> tzinfo:
        """The time zone of the workspace."""
        return self.snapshot.workspace.zone

    def day_of(self, moment: datetime) -> date:
        """The day on which a moment falls in the workspace."""
        return moment.astimezone(self.zone).date()

    def name_of(self, member: str) -> str:
        """A member's name, or the id of somebody unknown."""
        found = self.snapshot.member(member)
        return found.name if found else member

    def name_with_id(self, member: str) -> str:
        """`李娜 (li)`; a guest's name as it is. Safe to print."""
        found = self.snapshot.member(member)
        return f"{safe_line(found.name)} ({found.id})" if found else safe_line(member)

    def department_name(self, department: str) -> str:
        """A department's name, or the id of an unknown one."""
        found = self.snapshot.departments.get(department)
        return found.name if found else department

    def department_with_id(self, department: str) -> str:
        """`销售部 (sales)`. Safe to print."""
        found = self.snapshot.departments.get(department)
        return f"{safe_line(found.name)} ({department})" if found else safe_line(department)
