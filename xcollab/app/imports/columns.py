"""The columns of lists as people call them, in both languages: what `plain` makes of a heading."""

from collections.abc import Iterator, Mapping

from xcollab.errors import Problem
from xcollab.store.tables.cells import Cell, Row, Table, plain

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
    "name": ("部门", "部门名称", "科室", "名称", "name", "department", "department name"),
    "id": ("部门编号", "编号", "代码", "部门代码", "简称", "id", "code", "key"),
    "lead": ("负责人", "部门负责人", "主任", "科主任", "lead", "head", "manager"),
}

TASKS: Mapping[str, tuple[str, ...]] = {
    "title": (
        "主题",
        "标题",
        "任务名称",
        "任务标题",
        "工作内容",
        "title",
        "task name",
        "summary",
        "name",
        "任务",
        "task",
    ),
    "owner": ("负责人", "责任人", "任务负责人", "owner", "responsible"),
    "due": ("截止", "截止日期", "完成日期", "期限", "完成时间", "due", "due date", "deadline"),
    "criteria": ("交付标准", "验收标准", "标准", "criteria", "acceptance criteria"),
    "id": ("任务编号", "编号", "id", "任务", "task"),
    "assignee": ("执行人", "经办人", "assignee"),
    "department": ("责任部门", "部门", "department"),
    "helpers": ("协助人", "配合人", "helpers"),
    "start": ("开始日期", "开始", "start", "start date"),
    "description": ("说明", "描述", "备注", "description"),
    "collab": ("协作事项", "协作", "协作项目", "collaboration"),
    "milestone": ("时间节点", "里程碑", "milestone"),
    "depends_on": ("前置任务", "依赖", "依赖任务", "depends on", "predecessors"),
}


class Columns:
    """The columns of one list by what they are."""

    def __init__(self, table: Table, known: Mapping[str, tuple[str, ...]], needed: tuple[str, ...]) -> None:
        self.table = table
        self._at = {key: self._found(names) for key, names in known.items()}
        self.missing = [key for key in needed if not self._at[key]]
        read = {heading for headings in self._at.values() for heading in headings}
        self.ignored = [cell for heading, cell in table.headings.items() if heading not in read]
        """Headings that say nothing that is known."""
        self._known = known

    def _found(self, names: tuple[str, ...]) -> list[str]:
        return [heading for heading in map(plain, names) if heading in self.table.headings]

    def problems(self) -> Iterator[Problem]:
        """What the headings lack."""
        for key in self.missing:
            names = [self._known[key][0], next(name for name in self._known[key] if name.isascii())]
            yield Problem(self.table.name, 1, "column-missing", {"heading": names})

    def cell(self, row: Row, key: str) -> Cell | None:
        """What a row says in a column; None where it says nothing."""
        return next((row.cells[heading] for heading in self._at[key] if heading in row.cells), None)

    def text(self, row: Row, key: str) -> str:
        """The same as text; empty where there is none."""
        cell = self.cell(row, key)
        return cell.text if cell else ""
