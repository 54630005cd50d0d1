"""The columns of lists as people call them, in both languages: what `plain` makes of a heading."""

from collections.abc import Iterator, Mapping

from xcollab.errors import Problem
from xcollab.render.export.sheets import TASK_COLUMNS
from xcollab.store.tables.cells import Cell, Row, Table, plain
from xcollab.words.labels import LANGUAGES
from xcollab.words.language import Words

PEOPLE: Mapping[str, tuple[str, ...]] = {
    "name": ("姓名", "名字", "员工姓名", "name", "full name", "employee", "employee name"),
    "email": (
        "邮箱",
        "电子邮箱",
        "电子邮件",
        "邮件",
        "邮箱地址",
        "工作邮箱",
        "email",
        "e-mail",
        "mail",
        "email address",
    ),
    "department": ("部门", "所属部门", "部门名称", "科室", "department", "dept", "team"),
    "id": ("账号", "帐号", "用户名", "登录名", "id", "account", "user", "user name", "login"),
    "job_title": ("职务", "岗位", "职位", "职称", "title", "job title", "position"),
    "aliases": ("别名", "昵称", "英文名", "alias", "aliases", "nickname"),
    "forge": ("代码平台账号", "github", "gitlab", "gitea", "gitee", "forge"),
}
DEPARTMENTS: Mapping[str, tuple[str, ...]] = {
    "name": ("部门", "部门名称", "科室", "department", "department name", "dept", "名称", "name"),
    "id": ("部门编号", "编号", "代码", "部门代码", "简称", "id", "code", "key"),
    "lead": ("负责人", "部门负责人", "主任", "科主任", "lead", "head", "manager"),
}

_ALSO: Mapping[str, tuple[str, ...]] = {
    "title": ("标题", "任务名称", "任务标题", "工作内容", "task name", "summary", "name", "任务", "task"),
    "owner": ("责任人", "任务负责人", "responsible"),
    "due": ("截止日期", "完成日期", "期限", "完成时间", "due date", "deadline"),
    "criteria": ("验收标准", "标准", "acceptance criteria"),
    "id": ("任务编号", "编号", "id"),
    "assignee": ("经办人",),
    "department": ("责任部门",),
    "helpers": ("协助人", "配合人", "helpers"),
    "start": ("开始", "start date"),
    "description": ("说明", "备注"),
    "reason": ("理由", "说明原因"),
    "status": (),
    "collab": ("协作", "协作项目"),
    "milestone": ("里程碑",),
    "depends_on": ("依赖", "依赖任务", "predecessors"),
}
"""What people call the columns besides what they are called in a list that was exported."""


def columns_of_departments(table: Table) -> "Columns":
    """The columns of a list of departments; of one of people that where each belongs, for a name and a number are theirs there."""
    of_people = "email" in Columns(table, PEOPLE, ())
    of_theirs = {"name": PEOPLE["department"], "id": ("部门编号", "department id")}
    return Columns(table, of_theirs if of_people else DEPARTMENTS, ("name",))


def _headings(key: str) -> tuple[str, ...]:
    own = (Words(language)(TASK_COLUMNS[key][0]) for language in LANGUAGES) if key in TASK_COLUMNS else ()
    return (*own, *_ALSO.get(key, ()))


TASKS: Mapping[str, tuple[str, ...]] = {key: _headings(key) for key in _ALSO}
_EXPORTED = {plain(name): key for key in TASK_COLUMNS for name in _headings(key)[: len(LANGUAGES)]}


def was_exported(table: Table) -> bool:
    """Whether a list of tasks is one of ours that comes back: it has the date first agreed, which nobody plans with."""
    return any(_EXPORTED.get(heading) == "original" for heading in table.headings)


def columns_of_tasks(table: Table, needed: tuple[str, ...]) -> "Columns":
    """The columns of a list of tasks. In one that was exported each heading means what was exported below it: 备注 (Note) there
    tells of lateness, in others it describes.
    """
    exported = was_exported(table)
    known = {
        key: tuple(name for name in names if not exported or _EXPORTED.get(plain(name), key) == key)
        for key, names in TASKS.items()
    }
    return Columns(table, known, needed)


DIGITS = "0123456789"


class Columns:
    """The columns of one list by what they are."""

    def __init__(self, table: Table, known: Mapping[str, tuple[str, ...]], needed: tuple[str, ...]) -> None:
        self.table = table
        self._at = {key: self._found(names) for key, names in known.items()}
        self._known = known
        self.missing = [key for key in needed if key not in self]

    def __contains__(self, key: str) -> bool:
        return self._at.get(key) is not None

    def _found(self, names: tuple[str, ...]) -> str | None:
        return next((heading for heading in map(plain, names) if heading in self.table.headings), None)

    def heading(self, key: str) -> str:
        """What a column is called in this list; one that is not there, what it may be called, in each language."""
        at = self._at.get(key)
        return self.table.headings[at].text if at else " / ".join(self._called(key))

    def _called(self, key: str) -> list[str]:
        names = self._known[key]
        return [next(name for name in names if not name.isascii()), next(name for name in names if name.isascii())]

    def problems(self) -> Iterator[Problem]:
        """What the headings lack, and what cannot be taken of the cells that are read."""
        for key in self.missing:
            yield Problem(self.table.name, 1, "column-missing", {"heading": self._called(key)})
        read = {self.table.headings[at].address.rstrip(DIGITS) for at in self._at.values() if at}
        for problem in self.table.problems:
            if str(problem.arguments["cell"]).rstrip(DIGITS) in read:
                yield problem

    def cell(self, row: Row, key: str) -> Cell | None:
        """What a row says in a column; None where it says nothing."""
        at = self._at.get(key)
        return row.cells.get(at) if at else None

    def address(self, row: Row, key: str) -> str:
        """Where a cell is, or would be: `G5`; the number of the row, where there is no such column."""
        if cell := self.cell(row, key):
            return cell.address
        at = self._at.get(key)
        return self.table.headings[at].address.rstrip(DIGITS) + str(row.number) if at else str(row.number)

    def text(self, row: Row, key: str) -> str:
        """The same as text; empty where there is none."""
        cell = self.cell(row, key)
        return cell.text if cell else ""
