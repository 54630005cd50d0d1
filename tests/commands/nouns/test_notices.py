"""A notice of holidays is taken over as it is meant, or refused with its reason; a file that never ends is not waited for."""

import json
import os
import re
import subprocess
from collections.abc import Callable

import pytest

from tests.support.company import Company
from tests.support.writing_acts import NOTICE

DAY = {"name": "New Year", "date": "2027-01-01", "isOffDay": True}
WRONG_NOTICES: dict[str, str] = {
    "nothing": "", "no object": "[]", "NaN": "NaN", "a year that is NaN": json.dumps({"year": float("nan"), "days": [DAY]}), "a year as text": '{"year": "2027", "days": []}',
    "a year of its own": json.dumps({"year": 20270, "days": [DAY]}), "a year that is true": json.dumps({"year": True, "days": [DAY]}),
    "no days": json.dumps({"year": 2027, "days": []}), "days as text": json.dumps({"year": 2027, "days": "many"}), "a day as text": json.dumps({"year": 2027, "days": ["x"]}),
    "a day without a name": json.dumps({"year": 2027, "days": [DAY | {"name": ""}]}), "a name that is a number": json.dumps({"year": 2027, "days": [DAY | {"name": 1}]}),
    "false as text": json.dumps({"year": 2027, "days": [DAY | {"isOffDay": "false"}]}), "a day twice": json.dumps({"year": 2027, "days": [DAY, DAY | {"isOffDay": False}]}),
    "a day of another time": json.dumps({"year": 2027, "days": [DAY | {"date": "2030-01-01"}]}), "a day that is none": json.dumps({"year": 2027, "days": [DAY | {"date": "2027-02-30"}]}),
    "a day of two lines": json.dumps({"year": 2027, "days": [DAY | {"name": "a\nb"}]}), "a hundred thousand brackets": "[" * 100_000, "half a character": '{"year": 2027, "days": ["\\ud800"]}',
    "a number without end": f'{{"year": {"9" * 5000}}}', "GBK": "GBK",
}  # fmt: skip


@pytest.mark.parametrize("text", WRONG_NOTICES.values(), ids=WRONG_NOTICES)
def test_an_odd_notice_is_refused_with_its_reason(working: Company, text: str) -> None:
    file = working.root.parent / "odd.json"
    file.write_bytes("假".encode("gbk") if text == "GBK" else text.encode())
    result = working.does("zhou", "calendar", "import", "../odd.json")
    assert (result.code, result.out) == (2, "")
    assert "odd.json is no notice of holidays: " in result.err
    assert not re.search("must be|Expecting|recursion|codec|indices|Exceeds", result.err), "in words of our own"
    assert working.git("status", "--porcelain") == ""


@pytest.mark.parametrize(
    "kind", ["a pipe", "a directory", "zeros without end", "ten gigabytes", "nothing", "a link to itself"]
)
def test_what_is_no_plain_file_of_a_notices_size_is_not_waited_for(working: Company, kind: str) -> None:
    file = working.root.parent / "odd.json"
    made: dict[str, Callable[[], object]] = {
        "a pipe": lambda: os.mkfifo(file), "a directory": file.mkdir, "zeros without end": lambda: file.symlink_to("/dev/zero"),
        "ten gigabytes": lambda: subprocess.run(["truncate", "-s", "10G", str(file)], check=True), "nothing": lambda: None,
        "a link to itself": lambda: file.symlink_to(file),
    }  # fmt: skip
    made[kind]()
    result = working.does("zhou", "calendar", "import", "../odd.json")
    assert (result.code, result.out) == (2, "")


def test_a_notice_keeps_the_companys_own_days_and_is_read_with_a_byte_order_mark(working: Company) -> None:
    (working.root.parent / "2025.json").write_bytes(b"\xef\xbb\xbf" + NOTICE.encode())
    calendar = working.root / "calendar.yaml"
    before = calendar.read_text()
    working.did("zhou", "calendar", "import", "../2025.json")
    after = calendar.read_text()
    assert "2025-01-01" in after
    assert [line for line in before.splitlines() if "date:" in line and line not in after] == []
