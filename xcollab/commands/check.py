"""`xcollab check`: every file of the working tree, the index or a revision; findings with their line; exit 1 where there are any."""

from collections.abc import Sequence

from xcollab.commands.call import Call
from xcollab.commands.command import AT, JSON, Command, Option
from xcollab.errors import Problem
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
    if not at:
        problems += _found(loaded, entering(_committed(call), loaded.snapshot))
    problems.sort(key=lambda problem: problem[:3])
    if json:
        call.show_json({"findings": findings_data(call.words, problems), "files": len(loaded.documents)})
    else:
        for line in finding_lines(call.words, problems, len(loaded.documents)):
            call.say(line)
    return int(any(problem.code not in WARNINGS for problem in problems))


def _committed(call: Call) -> Snapshot:
    """What has been judged already; on the first commit, nothing but the settings."""
    return load(call.repository.at()).snapshot


def _found(loaded: Loaded, found: Sequence[Finding]) -> list[Problem]:
    """What the rules find, each at its line. A record that could not be read is not blamed twice."""
    broken = {problem.path for problem in loaded.problems}
    placed = [(finding, *loaded.line(finding.record, finding.key)) for finding in found]
    return [
        Problem(path, line, finding.code, finding.arguments)
        for finding, path, line in placed
        if not (finding.code == "request-missing" and path in broken)
    ]


COMMANDS: tuple[Command, ...] = (
    Command("check", N_("Check every file: form, references, rules."), run, (), (_STAGED, AT, JSON),
            ("xcollab check", "xcollab check --staged", "xcollab check --at main --json")),
)  # fmt: skip
