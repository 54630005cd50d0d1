"""What the history tells of a list that was taken in, and how it is taken back."""

import re
from typing import Any

from tests.support.at_work import People
from xcollab.app.imports.tasks import import_tasks
from xcollab.app.views.history import history, history_lines
from xcollab.store.tables.csv_file import read_csv


def test_the_history_tells_of_what_a_list_made_edited_and_said_and_undo_of_the_list(at_work: People) -> None:
    planned = at_work
    plan: dict[str, Any] = {"collab": "q3", "due": "2024-07-22", "criteria": ["ten contacts", "1.5 hours"]}
    planned.do("zhou", "task", "create", new_id="page", title="Page", owner="wang", **{**plan, "due": "2024-07-19"})
    planned.do("zhou", "task", "create", new_id="prices", title="Prices", owner="li", **plan)
    rows = '任务,主题,负责人,截止,交付标准\npage,Site,wang,2024-07-19,ten contacts\nprices,Prices,Sun Lei,2024-07-22,"ten contacts\n1.5 hours"\n'
    table = read_csv(f"{rows}poster,海报,li,7月26日,一张\n".encode(), "work.csv")
    import_tasks(planned.context("zhou"), table, "q3", exported_at="HEAD")
    view = planned.view("zhou")
    lines = [re.split(r"  [(\[]", line.partition("  ")[2])[0] for line in history_lines(view, history(view, "q3"))]
    assert sorted(lines[-3:]) == [
        "Zhou Min added task q3/poster", "Zhou Min edited task q3/page (title; criteria)",
        "Zhou Min reassigned q3/prices: owner Li Na → Sun Lei",
    ]  # fmt: skip
    assert history(view, "page", "q3").plans[0].fields == ("title", "criteria")
    done = planned.company.did("zhou", "undo", at=f"{planned.moment}")
    assert "work.csv" in done and "reassigned q3/prices" in done
