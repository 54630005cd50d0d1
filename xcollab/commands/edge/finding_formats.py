"""The forms in which a job can have what was found: declared once for every command that finds something."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from xcollab.app.forms.subject_inputs import Option
from xcollab.commands.edge.terminal import Terminal
from xcollab.errors import Misused
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.render.checking.annotations import Annotation

FORMATS = ("text", "json", "github", "gitlab", "junit", "markdown")
FORMAT = Option("format", ("--format",), N_("text, json, github, gitlab, junit or markdown."), metavar="FORMAT",
                complete=" ".join(FORMATS))  # fmt: skip

_LARGEST_SUMMARY = 900_000
"""Bytes; GitHub takes a summary of 1 MiB, and of a larger one nothing."""


class FindingReport(NamedTuple):
    """What was found, ready for any of these forms but text and JSON, which each command has of its own."""

    command: str
    """Who found it, such as `xcollab check`."""
    annotations: "Sequence[Annotation]"
    """The worst first."""
    table: str
    """All of it in Markdown."""
    sum: str = ""
    """A sentence of our own, without a word of anybody's, that says how much was found."""
    elsewhere: str = ""
    """The file, from the top of the repository, at which GitLab shows what lies in none."""


def chosen(format: str | None, *, json: bool, formats: Sequence[str] = FORMATS) -> str:
    """The form asked for, the first of them where none is. Raises `Misused` for another, and for two at once."""
    form = format or ("json" if json else formats[0])
    if form not in formats:
        raise Misused("not-a-word", flag="--format", value=form, allowed=list(formats))
    if json and form != "json":
        raise Misused("options-apart", first=f"--format {form}", second="--json")
    return form


def deliver(terminal: Terminal, form: str, found: FindingReport) -> None:
    """Print it as the forge reads it; a step of GitHub's gets the whole list as its summary, where there is a place for one."""
    from xcollab.render.base.sanitize import safe
    from xcollab.render.checking import annotations

    match form:
        case "github":
            document = safe("\n".join([*annotations.github(found.annotations), *filter(None, [found.sum])]))
            if summary := terminal.environment.get("GITHUB_STEP_SUMMARY"):
                _summarize(terminal, summary, found)
        case "gitlab":
            document = safe(annotations.gitlab(found.annotations, found.elsewhere))
        case "junit":
            document = safe(annotations.junit(found.command, found.annotations))
        case _:
            document = found.table.rstrip("\n")  # made harmless cell by cell, with joiners of its own
    if document:
        terminal.deliver(document)


def _summarize(terminal: Terminal, path: str, found: FindingReport) -> None:
    from xcollab.commands.edge import output
    from xcollab.render.base.markdown import beginning

    table, left_out = beginning(found.table, _LARGEST_SUMMARY)
    more = f"\n{terminal.words(N_('Left out here: {n}.'), n=left_out)}\n" if left_out else ""
    output.add(terminal, path, f"### {found.command}\n\n{table.rstrip()}\n{more}\n")
