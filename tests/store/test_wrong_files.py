"""A file whose text is wrong, of whatever kind: `check` says where, what and what to do, in both languages, and never fails."""

import json
import re
from typing import Any

import pytest

from tests.company import Company, Result
from tests.store.faults import FAULTS, Target, end

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
CHINESE = re.compile("[\u4e00-\u9fff]")


def spoil(company: Company, kind: str, make: Any) -> tuple[str, int]:
    """Make the file of that kind wrong: its path, and the line of what is wrong."""
    pattern, key = KINDS[kind]
    (path,) = company.root.glob(pattern)
    blob, line = make(Target(path.read_text(encoding="utf-8"), key))
    path.write_bytes(blob)
    return path.relative_to(company.root).as_posix(), line


def told(result: Result, path: str) -> list[tuple[int, str]]:
    """Lines and codes of what the answer says of a file, for people."""
    return [
        (int(line), code)
        for line, code in re.findall(rf"(?m)^{re.escape(path)}:(\d+): .*\[([a-z0-9-]+)\]$", result.out)
    ]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "workspace"])
def test_a_wrong_file_is_found_with_line_code_and_hint(files: Company, kind: str, fault: str) -> None:
    expected, key = FAULTS[fault], KINDS[kind][1]
    path, line = spoil(files, kind, expected.make)
    english, chinese, data = (
        files.does("zhou", *words) for words in (["check"], ["--lang", "zh", "check"], ["check", "--json"])
    )
    assert (english.code, chinese.code, data.code) == (1, 1, 1)
    assert english.err == chinese.err == data.err == ""
    assert told(english, path) == told(chinese, path) == [(line, expected.code)]
    (finding,) = [finding for finding in json.loads(data.out)["findings"] if finding["file"] == path]
    assert (finding["line"], finding["code"], finding["severity"]) == (line, expected.code, "error")
    assert expected.hint.replace("KEY", key) in finding["hint"]
    assert f"error: {finding['message']} [{expected.code}]" in english.out
    assert finding["hint"] in english.out
    (fact,) = [text for text in chinese.out.splitlines() if text.startswith(f"{path}:")]
    assert CHINESE.search(fact)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_workspace_file_that_cannot_be_made_out_stops_the_check(files: Company, fault: str) -> None:
    expected = FAULTS[fault]
    path, line = spoil(files, "workspace", expected.make)
    for words, mark in ((["check"], f" ({path}:{line})"), (["check", "--json"], f" ({path}:{line})"),
                        (["--lang", "zh", "check"], f"（{path}:{line}）")):  # fmt: skip
        result = files.does("zhou", *words)
        assert (result.code, result.out) == (3, "")
        assert result.err.splitlines()[0].endswith(mark)
    result = files.does("zhou", "check")
    assert result.err.startswith("error: ")
    assert expected.hint.replace("KEY", "name") in result.err
    assert CHINESE.search(files.does("zhou", "--lang", "zh", "check").err)


@pytest.mark.parametrize("kind", KINDS)
def test_a_companys_own_keys_are_accepted_in_every_file(files: Company, kind: str) -> None:
    spoil(files, kind, end("x-cost: 0012\nx-nested:\n  a: [1, 2]\n  b: {c: null}\n"))
    result = files.does("zhou", "check")
    assert (result.code, result.out, result.err) == (0, "24 files checked, nothing wrong.\n", "")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "change", ["a byte order mark", "CRLF", "a --- before", "a ... behind", "comments", "no line end"]
)
def test_what_editors_do_to_a_file_is_accepted_in_every_file(files: Company, kind: str, change: str) -> None:
    def make(good: Target) -> tuple[bytes, int]:
        text = good.text
        return {
            "a byte order mark": b"\xef\xbb\xbf" + text.encode(),
            "CRLF": text.replace("\n", "\r\n").encode(),
            "a --- before": f"---\n{text}".encode(),
            "a ... behind": f"{text}...\n".encode(),
            "comments": f"# 说明 #12\n{text}\n  # the end\n".encode(),
            "no line end": text.rstrip("\n").encode(),
        }[change], 1

    spoil(files, kind, make)
    result = files.does("zhou", "check")
    assert (result.code, result.out, result.err) == (0, "24 files checked, nothing wrong.\n", "")


@pytest.mark.parametrize("kind", KINDS)
def test_a_key_misspelt_is_found_with_the_key_that_was_meant(files: Company, kind: str) -> None:
    key = KINDS[kind][1]
    path, line = spoil(files, kind, end(f"{key[:-1]}{key[-1]}{key[-1]}: b\n"))
    result = files.does("zhou", "check")
    assert f"unknown key {key}{key[-1]}" in result.out + result.err
    assert f"did you mean {key}?" in result.out + result.err
    assert f"{path}:{line}" in result.out + result.err
