"""What is known of people, departments and the channels that they hear by, for programs."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from xcollab.app.workspace_view import WorkspaceView
from xcollab.render.base.json_data import AMONG, View
from xcollab.schema.channel import Channel
from xcollab.schema.dataclass import dataclass, field
from xcollab.schema.department import Department, Member
from xcollab.schema.workspace import Workspace


@dataclass(frozen=True)
class WhoamiView(View):
    """`whoami`: the member that git's identity belongs to."""

    NAME: ClassVar[str] = "whoami"
    member: str
    name: str
    department: str
    posts: Sequence[str]


@dataclass(frozen=True)
class DepartmentView(View):
    """`department show`: as its file has it."""

    NAME: ClassVar[str] = "department"
    department: str
    file: Department = field(metadata=AMONG)


@dataclass(frozen=True)
class DepartmentsView(View):
    """`department list`: by id."""

    NAME: ClassVar[str] = "departments"
    departments: Mapping[str, Department]


@dataclass(frozen=True)
class MemberData:
    """A member, as the file of the department has it."""

    department: str
    member: Member = field(metadata=AMONG)


@dataclass(frozen=True)
class MembersView(View):
    """`member list`."""

    NAME: ClassVar[str] = "members"
    members: Sequence[MemberData]


@dataclass(frozen=True)
class ChannelsView(View):
    """`channel list`: by name, as `xcollab.yaml` has them; what their variables hold is never shown."""

    NAME: ClassVar[str] = "channels"
    channels: Mapping[str, Channel]


@dataclass(frozen=True)
class SettingsView(View):
    """`settings show`: what is set for everybody, as `xcollab.yaml` has it."""

    NAME: ClassVar[str] = "settings"
    settings: Workspace


def settings(view: WorkspaceView) -> SettingsView:
    """What is set for everybody."""
    return SettingsView(view.snapshot.workspace)


def members(view: WorkspaceView) -> MembersView:
    """All people."""
    return MembersView([MemberData(*each) for each in view.snapshot.members()])


def departments(view: WorkspaceView) -> DepartmentsView:
    """All departments."""
    return DepartmentsView(view.snapshot.departments)


def department(view: WorkspaceView, typed: str) -> DepartmentView:
    """The department meant by its id, its name, or the beginning of its id."""
    key = view.department(typed)
    return DepartmentView(key, view.snapshot.departments[key])


def channels(view: WorkspaceView) -> ChannelsView:
    """All channels."""
    return ChannelsView(view.snapshot.workspace.channels)
