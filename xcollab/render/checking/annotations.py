"""What was found, as forges show it beside the lines of a change: GitHub's workflow commands, GitLab's code quality, JUnit.

Each form escapes as its reader asks. A fingerprint holds neither lines nor dates nor counts, so that a finding keeps its
identity while the file around it changes.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Annotation(NamedTuple):
    """One thing that was found."""

    rule: str
    """What was broken, such as `late` or the code of a finding; the same in every language."""
    severity: str
    """GitLab's words: `minor`, `major`, `critical`, `blocker`."""
    error: bool
    """Whether a forge shows it as an error, and not as a warning."""
    path: str
    """From the top of the repository; empty where it lies in no file, as with who made a commit."""
    line: int
    title: str
    text: str
    """What is wrong; after a line break, what to do."""
    identity: tuple[str, ...]
    """What tells it from others of its rule, whatever the day is and whatever line it has moved to."""
    passes: bool = False
    """Worth knowing, and no failure of a test."""


def github(found: Sequence[Annotation]) -> list[str]:
    """A workflow command each. GitHub shows the first ten of a kind beside the lines, and the others in the log alone.

    Nothing of it can be taken for a command of somebody else's: GitHub looks for its older form, `##[…]`, in such lines only
    that do not begin with the newer one.
    """
    lines = []
    for one in found:
        kind = "error" if one.error else "warning"
        place = f"file={_property(one.path)},line={max(one.line, 1)}," if one.path else ""
        lines.append(f"::{kind} {place}title={_property(one.title)}::{_data(one.text)}")
    return lines


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def gitlab(found: Sequence[Annotation], elsewhere: str) -> str:
    """A code quality report, in which everything lies in some file: what lies in none is shown at the file `elsewhere`."""
    import json

    report = [
        {
            "description": one.text.replace("\n", " "),
            "check_name": f"xcollab-{one.rule}",
            "fingerprint": fingerprint,
            "severity": one.severity,
            "location": {"path": one.path or elsewhere, "lines": {"begin": max(one.line, 1)}},
        }
        for one, fingerprint in _fingerprinted(found)
    ]
    return json.dumps(report, ensure_ascii=False, indent=2)


def _fingerprinted(found: Sequence[Annotation]) -> Iterator[tuple[Annotation, str]]:
    """Each with its fingerprint; what is alike in all is numbered, for GitLab shows one of a fingerprint only."""
    import hashlib

    seen: dict[tuple[str, ...], int] = {}
    for one in found:
        same = (one.rule, *one.identity)
        seen[same] = number = seen.get(same, 0) + 1
        parts = same if number == 1 else (*same, str(number))
        yield one, hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def junit(suite_name: str, found: Sequence[Annotation]) -> str:
    """A test report: a failure for each, a test that passed for what is no failure, and one where nothing was found."""
    from xml.etree import ElementTree

    suites = ElementTree.Element("testsuites")
    failures = sum(not one.passes for one in found)
    count = {"tests": str(max(len(found), 1)), "failures": str(failures), "errors": "0", "skipped": "0"}
    suite = ElementTree.SubElement(suites, "testsuite", {"name": suite_name, **count})
    for one in found:
        where = f"{one.path}:{one.line} " if one.path else ""
        case = ElementTree.SubElement(
            suite, "testcase", {"classname": f"xcollab.{one.rule}", "name": f"{where}{one.title}"}
        )
        if one.passes:
            ElementTree.SubElement(case, "system-out").text = one.text
        else:
            told = {"message": one.text.partition("\n")[0], "type": one.rule}
            ElementTree.SubElement(case, "failure", told).text = one.text
    if not found:
        ElementTree.SubElement(suite, "testcase", {"classname": "xcollab", "name": suite_name.split()[-1]})
    ElementTree.indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(suites, encoding="unicode")
