"""`xcollab check`: every file of the working tree, the index or a revision; findings with their line; exit 1 where there are any."""

from collections.abc import Sequence

from xcollab.commands.call import Call
from xcollab.commands.command import AT, JSON, Command, Option
from xcollab.errors import Problem, XcollabError
from xcollab.render.findings import finding_lines, findings_data
from xcollab.schema.snapshot import Snapshot
from xcollab.store.loading import Loaded, load
from xcollab.words import N_
from xcollab.workflow.entering import entering
from xcollab.workflow.findings import WARNINGS, findings
from xcollab.workflow.state import Finding

_STAGED = Option("staged", ("--staged",), N_("Check what is staged, as a hook would."), switch=True)


def run(call: Call, staged: bool, at: str | None, json: bool) -> int:
    """Check, and print what was found."""
    repository = call.repository
    source = repository.at(at) if at else repository.staged() if staged else repository.working_tree()
    loaded = load(source)
    problems = [*loaded.problems, *_found(loaded, findings(loaded.snapshot))]
    if not at and (judged := _committed(call)) is not None:
        problems += _found(loaded, entering(judged, loaded.snapshot))
    problems.sort(key=lambda problem: problem[:3])
    if json:
        call.show_json({"findings": findings_data(call.words, problems), "files": len(loaded.documents)})
    else:
        for line in finding_lines(call.words, problems, len(loaded.documents)):
            call.say(line)
    return int(any(problem.code not in WARNINGS for problem in problems))


def _committed(call: Call) -> Snapshot | None:
    """What has been judged already; None where nothing is committed yet, or the commit cannot be read."""
    try:
        return load(call.repository.at()).snapshot
    except XcollabError:
        return None


_ROSTER = frozenset(
    {"unknown-member", "unknown-department", "not-of-department", "nobody-speaks", "not-yours", "not-asked"}
)
"""What a department's unreadable file would be blamed for, everywhere."""


def _found(loaded: Loaded, found: Sequence[Finding]) -> list[Problem]:
    """What the rules find, each at its line; what only follows from a file that cannot be read is not blamed twice."""
    broken = {problem.path for problem in loaded.problems if problem.path.endswith(".yaml")}
    homes = {path.split("/")[1] for path in broken if path.startswith("collabs/")}
    roster = any(path.startswith("departments/") for path in broken)
    return [
        Problem(path, line, finding.code, finding.arguments)
        for finding in found
        for path, line in [loaded.line(finding.record, finding.key)]
        if finding.record.split("/")[0] not in homes and not (roster and finding.code in _ROSTER)
    ]


COMMANDS: tuple[Command, ...] = (
    Command("check", N_("Check every file: form, references, rules."), run, (), (_STAGED, AT, JSON),
            ("xcollab check", "xcollab check --staged", "xcollab check --at main --json")),
)  # fmt: skip
