"""Where each kind of file lies, and nothing else may lie."""

import pytest

from xcollab.store.disk.layout import Place, address, path_of, place, reserved, scope_of

NAME = "20240705T093012Z-zhou-k3d9"


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("xcollab.yaml", Place("workspace")),
        ("calendar.yaml", Place("calendar")),
        ("departments/sales.yaml", Place("department", "sales")),
        ("collabs/q3/request.yaml", Place("request", "q3", "q3")),
        ("collabs/q3/tasks/page-2.yaml", Place("task", "page-2", "q3")),
        (f"collabs/q3/feedback/sales/{NAME}.yaml", Place("statement", NAME, "q3", "q3/feedback/sales")),
        (f"collabs/q3/logs/page/{NAME}.yaml", Place("statement", NAME, "q3", "q3/logs/page")),
        (f"collabs/q3/logs/request/{NAME}.yaml", Place("statement", NAME, "q3", "q3/logs/request")),
        (f"collabs/q3/issues/i-4k2m/{NAME}.yaml", Place("statement", NAME, "q3", "q3/issues/i-4k2m")),
        (f"collabs/q3/acceptance/page/{NAME}.yaml", Place("statement", NAME, "q3", "q3/acceptance/page")),
        (f"collabs/q3/meetings/{NAME}.yaml", Place("statement", NAME, "q3", "q3/meetings")),
        ("collabs/q3/attachments/3b1f0c9a77e2.pdf", Place("attachment", "collabs/q3/attachments/3b1f0c9a77e2.pdf", "q3")),
        ("collabs/q3/attachments/3b1f0c9a77e2", Place("attachment", "collabs/q3/attachments/3b1f0c9a77e2", "q3")),
        ("README.md", Place("other")),
        ("src/departments/sales.yaml", Place("other")),
    ],
)  # fmt: skip
def test_a_path_tells_what_lies_there(path: str, meant: Place) -> None:
    assert place(path) == meant
    if meant.kind not in ("attachment", "other"):
        assert path_of(address(path)) == path


@pytest.mark.parametrize(
    "path",
    [
        "departments/Sales.yaml", "departments/sales.yml", "departments/sub/sales.yaml", "departments/.yaml", "departments/-a.yaml",
        f"departments/{'a' * 41}.yaml", "collabs/q3/Request.yaml", "collabs/request.yaml", "collabs/q3/tasks/a/b.yaml",
        "collabs/Q3/request.yaml", "collabs/q3/task/a.yaml", "collabs/q3/logs/page/note.yaml", f"collabs/q3/logs/{NAME}.yaml",
        f"collabs/q3/meetings/kickoff/{NAME}.yaml", f"collabs/q3/nowhere/page/{NAME}.yaml", f"collabs/q3/feedback/{NAME}.yaml",
        "collabs/q3/logs/page/20240705T093012Z-zhou-k3di.yaml", "collabs/q3/logs/page/20240705T093012-zhou-k3d9.yaml",
        "collabs/q3/logs/page/2024-07-05-zhou-k3d9.yaml", f"collabs/q3/logs/page/{NAME}.yaml\n", "collabs/q3/attachments/report.pdf",
        "collabs/q3/attachments/3B1F0C9A77E2.pdf", "collabs/q3/attachments/3b1f0c9a77e2.pdf/x", "collabs/../xcollab.yaml", "collabs/",
    ],
)  # fmt: skip
def test_nothing_else_may_lie_in_the_workspaces_own_directories(path: str) -> None:
    assert place(path) is None


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("departments/con.yaml", "con"), ("collabs/nul/request.yaml", "nul"), ("collabs/q3/tasks/aux.yaml", "aux"),
        (f"collabs/q3/logs/com1/{NAME}.yaml", "com1"),
        ("collabs/q3/tasks/requests.yaml", ""), ("collabs/con-1/request.yaml", ""), ("collabs/request/request.yaml", ""),
    ],
)  # fmt: skip
def test_a_name_that_windows_cannot_hold_lies_nowhere(path: str, part: str) -> None:
    assert reserved(path) == part
    assert (place(path) is None) == bool(part)


@pytest.mark.parametrize(
    ("paths", "scope"),
    [
        (["collabs/q3/request.yaml", "README.md"], {"q3"}), (["docs/plan.md"], set()), (["collabs/notes.txt"], set()),
        (["departments/sales.yaml"], None), (["collabs/q3/request.yaml", "calendar.yaml"], None), (["departments"], None),
    ],
)  # fmt: skip
def test_what_lies_beside_the_workspace_makes_nobody_read_all_of_it(paths: list[str], scope: set[str] | None) -> None:
    assert scope_of(paths) == scope
