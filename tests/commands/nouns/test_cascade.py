"""What follows from a date, as it is read in eighty columns: eleven tasks, in both languages; and the command that it prints."""

import json
import shlex

import pytest

from tests.support.company import Company
from xcollab.render.base.width import width_of

OWNERS = ("chen", "wang", "zhou", "wu", "sun", "zhao", "chen", "li", "wu", "wang", "chen")
NAMES = ("hall", "film", "press", "room", "talk", "site", "mail", "price", "train", "demo", "fair")
MOVE = ("task", "reschedule", "q3/report", "--to", "2024-07-19", "--reason", "samples are late")


def plan(company: Company) -> None:
    """Eleven tasks wait for the report, one after the other by twos; the talk is on a make-up day."""
    before = "report"
    for number, (name, owner) in enumerate(zip(NAMES, OWNERS, strict=True)):
        waits = before if number % 2 else "report"
        company.did("zhou", "task", "add", name, "-C", "q3", "--title", name.title(), "--owner", owner, "--due",
                    f"2024-09-{10 + number:02}", "--criterion", "c", "--depends-on", waits)  # fmt: skip
        company.did(owner, "task", "confirm", f"q3/{name}")
        before = name


@pytest.fixture
def planned(working: Company) -> Company:
    plan(working)
    return working


def test_what_follows_is_read_in_eighty_columns_and_its_command_runs_as_printed(planned: Company) -> None:
    company = planned
    for language, head in (("en", "These dates would follow:"), ("zh", "受影响、应随之调整的日期：")):
        told = company.does("zhou", "--lang", language, *MOVE, "--dry-run").out
        table = told[told.index(head) : told.index("q3/logs/report/")].splitlines()
        assert max(map(width_of, table[:-3])) <= 80
        assert sum(any(line.startswith(f" {name} ") for line in table) for name in NAMES) == 11
        days_off = {"en": "Mid-Autumn Festival: 09-16 – 09-17", "zh": "中秋节：09-16 – 09-17"}
        assert any(days_off[language] in line for line in table)
    answer = json.loads(company.does("zhou", *MOVE, "--dry-run", "--json").out)
    followers = {one["task"]: (one["to"], one["way"], one["by"]) for one in answer["following"]["followers"]}
    assert followers["hall"] == ("2024-09-20", "moves", "zhou")
    assert followers["film"] == ("2024-09-23", "asks", "wang")
    told = company.did("zhou", *MOVE)
    command = told.partition("They move, or are asked for, by `")[2].partition("`")[0]
    program, *words = shlex.split(command)
    assert program == "xcollab"
    written = company.did("zhou", *words, "--no-commit")
    assert "Written, not committed" in written
    company.git("stash", "--include-untracked", "--quiet")
    done = json.loads(company.did("zhou", *words, "--json"))
    assert (done["act"], len(done["files"]), len(done["waiting"])) == ("task.cascade", 11, 5)
    assert "nothing wrong" in company.did("zhou", "check", "--base", "HEAD~2")
    board = company.did("zhou", "board", "q3")
    assert "2024-09-23 proposed, not agreed" in " ".join(board.split())
    assert "Proposed by Zhou Min (zhou), and not agreed: 2024-09-23 (samples are late)" in company.did(
        "sun", "task", "show", "q3/film"
    )
    assert "film: 2024-09-11 → 2024-09-23 (samples are late)" in company.did("sun", "report", "q3")
    company.did("wang", "task", "consent", "q3/film")
    refused = company.did("wu", "task", "refuse-date", "q3/room", "--reason", "the hall is booked")
    assert "refused another date for q3/room" in refused
    assert "a date that was proposed was refused" in company.did("zhou", "inbox")
