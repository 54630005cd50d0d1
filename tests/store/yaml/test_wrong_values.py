"""A file whose values are wrong: each key of each kind of file, found on its line, with what to write instead."""

import json
from typing import NamedTuple

import pytest

from tests.store.yaml.test_wrong_files import CHINESE, KINDS, told
from tests.support.company import Company
from xcollab.schema.version import present


class Wrong(NamedTuple):
    """In a kind of file, `old` becomes `new`; found at the line of `at`, the first line where it is empty."""

    kind: str
    old: str
    new: str
    code: str
    at: str
    hint: str = ""


SUBMISSION, FEEDBACK, MINUTES = "submission of stage 1", "feedback of stage 2", "minutes of stage 2"
CONFIRMATION, LOG, ISSUE, HANDED = (
    "confirmation of stage 3",
    "log of stage 4",
    "issue of stage 5",
    "deliverables of stage 6",
)
WRONG = [
    # --- a key is missing
    Wrong("calendar", "    name: Founding day\n", "", "missing-key", "- date:", "add a line `name: …`"),
    Wrong("department", "name: Sales\n", "", "missing-key", "", "add a line `name: …`"),
    Wrong("department", "    name: Li Na\n", "", "missing-key", "- id: li", "add a line `name: …`"),
    Wrong("department", "name: Sales", "name:", "missing-key", "name:", "add a line `name: …`"),
    Wrong("request", "title: Launch in Q3\n", "", "missing-key", "", "add a line `title: …`"),
    Wrong("request", "due: 2024-09-30\n", "", "missing-key", "", "add a line `due: …`"),
    Wrong("request", "    date: 2024-09-01\n", "", "missing-key", "- name: Launch", "add a line `date: …`"),
    Wrong("task", "owner: li\n", "", "missing-key", "", "add a line `owner: …`"),
    Wrong("task", "criteria:\n  - three vendors\n  - prices\n", "", "missing-key", "", "add a line `criteria: …`"),
    Wrong(SUBMISSION, "by: chen\n", "", "missing-key", "", "add a line `by: …`"),
    Wrong(SUBMISSION, "at: 2024-07-01T10:02:00+08:00\n", "", "missing-key", "", "add a line `at: …`"),
    Wrong(SUBMISSION, "as: marketing/requester\n", "", "missing-key", "", "add a line `as: …`"),
    Wrong(FEEDBACK, "decision: accept\n", "", "missing-key", "", "add a line `decision: …`"),
    Wrong(FEEDBACK, "act: feedback\n", "", "missing-key", "", "add a line `act: …`"),
    Wrong(CONFIRMATION, "due: 2024-07-10\n", "", "missing-key", "", "add a line `due: …`"),
    Wrong(LOG, "status: doing\n", "", "missing-key", "", "add a line `status: …`"),
    Wrong(ISSUE, "impact: 2 days\n", "", "missing-key", "", "add a line `impact: …`"),
    Wrong(HANDED, "    meets: true\n", "", "missing-key", "- name: Poster", "add a line `meets: …`"),
    # --- the type is wrong
    Wrong("calendar", "country: CN", "country: [CN]", "not-text", "country:", "in quotes"),
    Wrong("calendar", "off:\n  - date: 2024-07-26\n    name: Founding day\n", "off: 2024-07-26\n", "not-a-list", "off:", "  - …"),
    Wrong("calendar", "  - date: 2024-07-26\n    name: Founding day\n", "  - 2024-07-26\n", "not-a-mapping", "- 2024", "key: value"),
    Wrong("department", "name: Sales", "name: true", "not-text", "name:", "in quotes"),
    Wrong("department", "    email:\n      - li@example.com", "    email: li@example.com", "not-a-list", "email: li", "  - …"),
    Wrong("department", "    email:\n      - li@example.com", "    email: []", "too-few", "email: []", "at least one item"),
    Wrong("request", "objectives:\n  - 500 orders\n  - 20 dealers", "objectives: 500 orders", "not-a-list", "objectives", "  - …"),
    Wrong("request", "objectives:\n  - 500 orders\n  - 20 dealers", "objectives:", "not-a-list", "objectives", "  - …"),
    Wrong("request", "coordinator: zhou", "coordinator: [zhou, li]", "not-text", "coordinator:", "in quotes"),
    Wrong("request", "  - name: Launch\n    date: 2024-09-01\n", "  - Launch\n", "not-a-mapping", "- Launch", "key: value"),
    Wrong("task", "title: Report on competitors", "title: {a: b}", "not-text", "title:", "in quotes"),
    Wrong("task", "  - prices", "  - [prices]", "not-text", "- [prices]", "in quotes"),
    Wrong("task", "title: Report on competitors", "title: '  '", "empty-text", "title:", "write something"),
    Wrong("task", "title: Report on competitors", "title: |\n  two\n  lines", "one-line", "title:", "into the description"),
    Wrong("task", "title: Report on competitors", 'title: "a\\x07"', "control-character", "title:", "type the text anew"),
    Wrong(SUBMISSION, "asked:\n  - sales\n  - tech\n  - support\n", "asked: sales\n", "not-a-list", "asked:", "  - …"),
    Wrong(FEEDBACK, "    delay_days: 7", "    delay_days: a week", "not-a-number", "delay_days:", "digits only"),
    Wrong(FEEDBACK, "    delay_days: 7", "    delay_days: 1.5", "not-a-number", "delay_days:", "digits only"),
    Wrong(FEEDBACK, "    delay_days: 7", "    delay_days: -1", "too-small", "delay_days:", "at least 0"),
    Wrong(MINUTES, "topics:\n  - Division of work\n", "topics: []\n", "too-few", "topics:", "at least one item"),
    Wrong(LOG, "text: Three dealers asked", "text: [a]", "not-text", "text:", "in quotes"),
    Wrong(HANDED, "quantity: 2", "quantity: two", "not-a-number", "quantity:", "digits only"),
    Wrong(HANDED, "meets: true", "meets: probably", "not-yes-or-no", "meets:", "`true` or `false`"),
    # --- dates, moments, durations
    Wrong("calendar", "date: 2024-07-26", "date: 2026-02-30", "bad-date", "- date:", "2024-07-05"),
    Wrong("department", "  - id: li\n", "  - id: li\n    until: 2026-02-30\n", "bad-date", "until:", "2024-07-05"),
    Wrong("request", "due: 2024-09-30", "due: 2026-02-30", "bad-date", "due:", "2024-07-05"),
    Wrong("request", "date: 2024-09-01", "date: 2026-13-01", "bad-date", "date: 2026", "2024-07-05"),
    Wrong("task", "due: 2024-07-10", "due: 2026-02-30", "bad-date", "due:", "2024-07-05"),
    Wrong("task", "due: 2024-07-10", "due: 2024/07/10", "date-in-words", "due:", "2024-07-10"),
    Wrong("task", "due: 2024-07-10", "due: 2024年7月10日", "date-in-words", "due:", "2024-07-10"),
    Wrong("task", "due: 2024-07-10", "due: 20240710", "bad-date", "due:", "2024-07-05"),
    Wrong("task", "due: 2024-07-10", "due: 0024-07-10", "bad-date", "due:", "2024-07-05"),
    Wrong("task", "due: 2024-07-10", "due: next week", "bad-date", "due:", "2024-07-05"),
    Wrong("task", "due: 2024-07-10", "due:", "bad-date", "due:", "2024-07-05"),
    Wrong(SUBMISSION, "at: 2024-07-01T10:02:00+08:00", "at: 2026-02-30T10:00:00+08:00", "bad-moment", "at:", "+08:00"),
    Wrong(FEEDBACK, "at: 2024-07-01T14:00:00+08:00", "at: 2024-07-01", "bad-moment", "at:", "+08:00"),
    Wrong(MINUTES, "held: 2024-07-02", "held: 2026-02-30", "bad-date", "held:", "2024-07-05"),
    Wrong(CONFIRMATION, "due: 2024-07-10", "due: 2026-02-30", "bad-date", "due:", "2024-07-05"),
    Wrong(LOG, "at: 2024-07-02T17:00:00+08:00", "at: yesterday", "bad-moment", "at:", "+08:00"),
    Wrong(LOG, "status: doing", "status: doing\nforecast: 2026-02-30", "bad-date", "forecast:", "2024-07-05"),
    Wrong(ISSUE, "wanted_by: 2024-07-05", "wanted_by: 2026-02-30", "bad-date", "wanted_by:", "2024-07-05"),
    Wrong(SUBMISSION, "within: 2wd", "within: 2 days", "bad-duration", "within:", "2wd (working days)"),
    Wrong(ISSUE, "within: 24h", "within: 0h", "bad-duration", "within:", "24h (hours)"),
    Wrong(HANDED, "within: 3wd", "within: 3个工作日", "bad-duration", "within:", "2wd (working days)"),
    Wrong("calendar", "hours: 09:00-18:00", "hours: 18:00-09:00", "bad-hours", "hours:", "09:00-18:00"),
    # --- one of several words
    Wrong("calendar", "country: CN", "country: CN\nweek: [mon, 周二]", "not-one-of-near-item", "week:", "write `tue` there"),
    Wrong("calendar", "country: CN", "country: CN\nweek: [mon, moonday]", "not-one-of", "week:", "mon, tue"),
    Wrong("request", "priority: normal", "priority: 高", "not-one-of-near", "priority:", "write `priority: high`"),
    Wrong("request", "priority: normal", "priority: urgent", "not-one-of", "priority:", "high, normal, low"),
    Wrong(FEEDBACK, "decision: accept", "decision: 承接", "not-one-of-near", "decision:", "write `decision: accept`"),
    Wrong(FEEDBACK, "decision: accept", "decision: 有条件承接", "not-one-of-near", "decision:", "write `decision: conditions`"),
    Wrong(MINUTES, "kind: kickoff", "kind: 周会", "not-one-of", "kind:", "kickoff, weekly, review"),
    Wrong(LOG, "status: doing", "status: 进行中", "not-one-of-near", "status:", "write `status: doing`"),
    Wrong(LOG, "status: doing", "status: 需协助", "not-one-of-near", "status:", "write `status: needs-help`"),
    Wrong(LOG, "status: doing", "status: 已完成", "not-one-of-near", "status:", "write `status: finished`"),
    Wrong(LOG, "status: doing", "status: 延期", "not-one-of-near", "status:", "write `status: delayed`"),
    Wrong(LOG, "status: doing", "status: on track", "not-one-of", "status:", "doing, needs-help, finished, delayed"),
    Wrong(ISSUE, "kind: delay", "kind: 需求变更", "not-one-of-near", "kind:", "write `kind: requirement-change`"),
    Wrong(LOG, "act: progress", "act: log", "unknown-act", "act:", "progress"),
    Wrong(LOG, "act: progress", "act: [progress]", "unknown-act", "act:", "progress"),
    # --- ids, addresses, places
    Wrong("department", "  - id: li\n", "  - id: 李娜\n", "bad-id", "- id: 李娜", "lower-case letters"),
    Wrong("department", "  - id: li\n", "  - id: con\n", "reserved-id", "- id: con", "con-1"),
    Wrong("department", "- li@example.com", "- li at example.com", "bad-mailbox", "- li at"),
    Wrong("task", "owner: li", "owner: Li Na", "bad-id", "owner:", "lower-case letters"),
    Wrong("task", "owner: li", "owner: '@li'", "bad-id", "owner:", "lower-case letters"),
    Wrong(SUBMISSION, "on: q3/logs/request", "on: q3/logs/report", "other-place", "on:", "write `on: q3/logs/request`"),
    Wrong(FEEDBACK, "on: q3/feedback/sales", "on: q3/feedback/tech", "other-place", "on:", "write `on: q3/feedback/sales`"),
    Wrong(MINUTES, "on: q3/meetings", "on: q4/meetings", "other-place", "on:", "write `on: q3/meetings`"),
    Wrong(CONFIRMATION, "on: q3/logs/poster", "on: q3/logs/page", "other-place", "on:", "write `on: q3/logs/poster`"),
    Wrong(LOG, "on: q3/logs/report", "on: q3/logs/page", "other-place", "on:", "write `on: q3/logs/report`"),
    Wrong(LOG, "on: q3/logs/report", "on: collabs/q3/logs/report", "bad-form", "on:"),
    Wrong(HANDED, "on: q3/acceptance/poster", "on: q3/acceptance/page", "other-place", "on:", "write `on: q3/acceptance/poster`"),
    Wrong(LOG, "as: sales/assignee", "as: assignee", "bad-form", "as:"),
    Wrong(HANDED, "link: https://example.com/poster", "link: javascript:x", "bad-form", "link:"),
    Wrong(LOG, "status: doing", "status: doing\nvia: phone", "recorded-without-via", "", "say who typed it"),
    # --- keys that were meant to be others
    Wrong("request", "background: Last", "back_ground: Last", "unknown-key-near", "back_ground:", "did you mean background?"),
    Wrong("request", "background: Last", "背景: Last", "unknown-key-near", "背景:", "did you mean background?"),
    Wrong("task", "owner: li", "负责人: li", "unknown-key-near", "负责人:", "did you mean owner?"),
    Wrong("task", "criteria:", "critera:", "unknown-key-near", "critera:", "did you mean criteria?"),
    Wrong("department", "    name: Li Na", "    nmae: Li Na", "unknown-key-near", "nmae:", "did you mean name?"),
    Wrong(ISSUE, "impact: 2 days", "影响范围: 2 days", "unknown-key-near", "影响范围:", "did you mean impact?"),
]  # fmt: skip


@pytest.mark.parametrize(
    "wrong", WRONG, ids=lambda wrong: f"{wrong.kind}: {wrong.new or 'without ' + wrong.old}".replace("\n", " ")
)
def test_a_wrong_value_is_found_on_its_line_with_what_to_write_instead(working: Company, wrong: Wrong) -> None:
    (path,) = working.root.glob(KINDS[wrong.kind][0])
    text = path.read_text(encoding="utf-8")
    assert wrong.old in text
    changed = text.replace(wrong.old, wrong.new, 1)
    path.write_text(changed, encoding="utf-8")
    line = 1 + next(
        (n for n, found in enumerate(changed.splitlines()) if wrong.at and found.strip().startswith(wrong.at)), 0
    )
    name = path.relative_to(working.root).as_posix()
    data, chinese = working.does("zhou", "check", "--json"), working.does("zhou", "--lang", "zh", "check")
    assert (data.code, chinese.code, data.err, chinese.err) == (1, 1, "", "")
    found = [finding for finding in json.loads(data.out)["findings"] if finding["file"] == name]
    assert (line, wrong.code) in told(chinese, name)
    assert told(chinese, name) == [(finding["line"], finding["code"]) for finding in found]
    finding = next(finding for finding in found if (finding["line"], finding["code"]) == (line, wrong.code))
    assert wrong.hint in finding["hint"]
    assert CHINESE.search(next(text for text in chinese.out.splitlines() if f"[{wrong.code}]" in text))


REQUIRES = f"requires: '{present()}'"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("name: Acme\n", "", "add a line `name: …`"),
        ("name: Acme", "name: [Acme]", "name should be text"),
        ("language: en", "language: fr", "possible: zh, en"),
        ("timezone: Asia/Shanghai", "timezone: Asia/Nowhere", "“Asia/Nowhere” is not a time zone"),
        ("timezone: Asia/Shanghai", "timezone: ../../etc/passwd", "is not a time zone"),
        ("timezone: Asia/Shanghai", "timezone: Asia", "is not a time zone"),
        ("feedback: 2wd", "feedback: soon", "“soon” is not a duration"),
        ("admins:\n  - zhou\n", "admins: []\n", "admins should not be empty"),
        ("admins:\n  - zhou\n", "admins: zhou\n", "admins should be a list"),
        ("format: 1", "format: 2", "install a newer xcollab"),
        ("format: 1", "format: one", "write `format: 1`"),
        ("format: 1", "format: true", "write `format: 1`"),
        ("format: 1", "format: '1'", "write `format: 1`"),
        ("format: 1", "format: 1.0", "write `format: 1`"),
        ("format: 1", "format: 0", "possible: 1"),
        (REQUIRES, "requires: newest", "one to three numbers"),
        (REQUIRES, "requires: 0.3.0.1", "one to three numbers"),
        (REQUIRES, "requires: true", ""),
        ("id: acme", "id: Acme Ltd", "“Acme Ltd” cannot be an id"),
        ("language: en", "langauge: en", "did you mean language?"),
    ],
)  # fmt: skip
def test_a_workspace_whose_values_are_wrong_is_refused_with_its_line(
    working: Company, old: str, new: str, said: str
) -> None:
    path = working.root / "xcollab.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    line = text.partition(old)[0].count("\n") + 1 if new else 1
    result = working.does("zhou", "check")
    assert (result.code, result.out) == (3, "")
    assert f" (xcollab.yaml:{line})\nhint: " in result.err
    assert said in result.err
