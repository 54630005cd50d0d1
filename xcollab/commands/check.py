"""`xcollab check`: every file of the working tree, the index or a revision; findings with their line; exit 1 where there are any."""

from xcollab.commands.call import Call
from xcollab.commands.command import AT, JSON, Command, Option
from xcollab.errors import Problem
from xcollab.render.findings import finding_lines, findings_data
from xcollab.store.loading import Loaded, load
from xcollab.words import N_
from xcollab.workflow.findings import WARNINGS, findings

_STAGED = Option("staged", ("--staged",), N_("Check what is staged, as a hook would."), switch=True)


def run(call: Call, staged: bool, at: str | None, json: bool) -> int:
    """Check, and print what was found."""
    repository = call.repository
    source = repository.at(at) if at else repository.staged() if staged else repository.working_tree()
    loaded = load(source)
    problems = sorted([*loaded.problems, *_found(loaded)], key=lambda problem: problem[:3])
    if json:
        call.show_json({"findings": findings_data(call.words, problems), "files": len(loaded.documents)})
    else:
        for line in finding_lines(call.words, problems, len(loaded.documents)):
            call.say(line)
    return int(any(problem.code not in WARNINGS for problem in problems))


def _found(loaded: Loaded) -> list[Problem]:
    """What the rules find, each at its line. A record that could not be read is not blamed twice."""
    broken = {problem.path for problem in loaded.problems}
    found = []
    for finding in findings(loaded.snapshot):
        path, line = loaded.line(finding.record, finding.key)
        if not (finding.code == "request-missing" and path in broken):
            found.append(Problem(path, line, finding.code, finding.arguments))
    return found


COMMANDS: tuple[Command, ...] = (
    Command("check", N_("Check every file: form, references, rules."), run, (), (_STAGED, AT, JSON),
            ("xcollab check", "xcollab check --staged", "xcollab check --at main --json")),
)  # fmt: skip
