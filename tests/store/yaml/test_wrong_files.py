"""Files whose text is wrong, of every kind: `check` says where, what and what to do, in both languages, and never fails."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.support.company import Company, Result
from tests.support.damage.faults import FAULTS, Target, Wrong, end

KINDS = {
    "workspace": ("xcollab.yaml", "name"),
    "calendar": ("calendar.yaml", "name"),
    "department": ("departments/sales.yaml", "name"),
    "request": ("collabs/q3/request.yaml", "title"),
    "task": ("collabs/q3/tasks/report.yaml", "title"),
    "submission of stage 1": ("collabs/q3/logs/request/*-chen-*.yaml", "plan"),
    "feedback of stage 2": ("collabs/q3/feedback/sales/*.yaml", "answers"),
    "minutes of stage 2": ("collabs/q3/meetings/*.yaml", "text"),
    "confirmation of stage 3": ("collabs/q3/logs/poster/*T090100Z-chen-*.yaml", "answers"),
    "log of stage 4": ("collabs/q3/logs/report/*T090000Z-li-*.yaml", "text"),
    "issue of stage 5": ("collabs/q3/issues/*/*.yaml", "title"),
    "deliverables of stage 6": ("collabs/q3/acceptance/poster/*-chen-*.yaml", "name"),
}
"""A file of each kind, and a key in it whose value faults are put into."""
REST = tuple(kind for kind in KINDS if kind != "workspace")
CHINESE = re.compile("[\u4e00-\u9fff]")
CLEAN = Result(0, "Files checked: 24; nothing wrong.\n", "")


def spoil(company: Company, kind: str, make: Callable[[Target], Wrong]) -> tuple[str, int]:
    """Make the file of that kind wrong: its path, and the line of what is wrong."""
    pattern, key = KINDS[kind]
    (path,) = company.root.glob(pattern)
    blob, line = make(Target(path.read_text(encoding="utf-8"), key))
    path.write_bytes(blob)
    return path.relative_to(company.root).as_posix(), line


def told(result: Result, path: str) -> list[tuple[int, str]]:
    """Lines and codes of what the answer says of a file, for people."""
    found = re.findall(rf"(?m)^{re.escape(path)}:(\d+): .*\[([a-z0-9-]+)\]$", result.out)
    return [(int(line), code) for line, code in found]


def three_answers(company: Company) -> tuple[Result, Result, list[dict[str, Any]]]:
    """What `check` says in English, in Chinese and to programs; each time with exit 1."""
    english, chinese = company.does("zhou", "check"), company.does("zhou", "--lang", "zh", "check")
    data = company.does("zhou", "check", "--json")
    assert (english.code, chinese.code, data.code) == (1, 1, 1)
    assert english.err == chinese.err == data.err == ""
    return english, chinese, json.loads(data.out)["findings"]


@pytest.mark.parametrize("fault", FAULTS)
def test_in_every_kind_of_file_a_fault_is_found_with_line_code_and_hint(working: Company, fault: str) -> None:
    expected = FAULTS[fault]
    spoilt = {kind: spoil(working, kind, expected.make) for kind in REST}
    english, chinese, findings = three_answers(working)
    for kind, (path, line) in spoilt.items():
        assert told(english, path) == told(chinese, path) == [(line, expected.code)], kind
        (finding,) = [finding for finding in findings if finding["file"] == path]
        assert (finding["line"], finding["code"], finding["severity"]) == (line, expected.code, "error"), kind
        assert expected.hint.replace("KEY", KINDS[kind][1]) in finding["hint"], kind
        assert f"error: {finding['message']} [{expected.code}]" in english.out
        assert finding["hint"] in english.out
        (fact,) = [text for text in chinese.out.splitlines() if text.startswith(f"{path}:")]
        assert CHINESE.search(fact)


@pytest.mark.parametrize("kind", REST)
def test_one_file_with_a_fault_hides_no_other_file(working: Company, kind: str) -> None:
    path, line = spoil(working, kind, FAULTS["a tab"].make)
    english, chinese, findings = three_answers(working)
    assert told(english, path) == told(chinese, path) == [(line, "tab")]
    assert "\nFiles checked: 23; errors: 1, warnings: 0." in english.out
    assert [finding["line"] for finding in findings if finding["file"] == path] == [line]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_workspace_file_that_cannot_be_made_out_stops_the_check(working: Company, fault: str) -> None:
    expected = FAULTS[fault]
    path, line = spoil(working, "workspace", expected.make)
    english, data = working.does("zhou", "check"), working.does("zhou", "check", "--json")
    chinese = working.does("zhou", "--lang", "zh", "check")
    assert (english.code, chinese.code, data.code) == (3, 3, 3)
    assert english.out == chinese.out == ""
    refusal = json.loads(data.out)
    assert (refusal["schema"], refusal["where"]) == ("error", f"{path}:{line}")
    assert english.err.startswith("error: ")
    assert english.err.splitlines()[0].endswith(f" ({path}:{line})")
    assert expected.hint.replace("KEY", "name") in english.err
    assert chinese.err.splitlines()[0].endswith(f"（{path}:{line}）")
    assert CHINESE.search(chinese.err)


def test_a_companys_own_keys_are_accepted_in_every_file(working: Company) -> None:
    for kind in KINDS:
        spoil(working, kind, end("x-cost: 0012\nx-nested:\n  a: [1, 2]\n  b: {c: null}\n"))
    assert working.does("zhou", "check") == CLEAN


EDITORS: dict[str, Callable[[str], bytes]] = {
    "a byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "a --- before": lambda text: f"---\n{text}".encode(),
    "a ... behind": lambda text: f"{text}...\n".encode(),
    "comments": lambda text: f"# 说明 #12\n{text}\n  # the end\n".encode(),
    "no line end": lambda text: text.rstrip("\n").encode(),
}


@pytest.mark.parametrize("change", EDITORS)
def test_what_editors_do_to_a_file_is_accepted_in_every_file(working: Company, change: str) -> None:
    for kind in KINDS:
        spoil(working, kind, lambda good: (EDITORS[change](good.text), 1))
    assert working.does("zhou", "check") == CLEAN


def test_a_key_misspelt_is_found_with_the_key_that_was_meant_in_every_file(working: Company) -> None:
    spoilt = {kind: spoil(working, kind, end(f"{KINDS[kind][1]}{KINDS[kind][1][-1]}: b\n")) for kind in REST}
    english, _, findings = three_answers(working)
    for kind, (path, line) in spoilt.items():
        key = KINDS[kind][1]
        assert told(english, path) == [(line, "unknown-key-near")]
        (finding,) = [finding for finding in findings if finding["file"] == path]
        assert f"unknown key {key}{key[-1]}" in finding["message"]
        assert f"did you mean {key}?" in finding["hint"]
    path, line = spoil(working, "workspace", end("admin: b\n"))
    assert f"unknown key admin (xcollab.yaml:{line})\nhint: did you mean admins?" in working.does("zhou", "check").err
