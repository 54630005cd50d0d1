"""`xcollab job`: all that is done once a day, for cron, systemd or the Windows Task Scheduler; one exit code, one log."""

from typing import TYPE_CHECKING

from xcollab.app.forms.subject_inputs import Option
from xcollab.commands.edge.command import JSON, NOW, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_

if TYPE_CHECKING:
    from xcollab.app.notices.job import Step

_REPORT = Option("report", ("--report",), N_("Write report.md and report.html into this directory."), metavar="DIR")
_LOG = Option("log", ("--log",), N_("Add what was done to this file as well."), metavar="FILE")


def run(terminal: Terminal, report: str | None, log: str | None, now: str | None, json: bool) -> int:
    """Do it, each step whatever became of the others; 1 where one of them failed."""
    from xcollab.app.notices.job import Job, steps

    done: list[Step] = []
    for step in steps(terminal, Job(terminal.directory / report if report else None, now)):
        done.append(step)
        lines = _lines(terminal, step)
        if not json:
            terminal.say_lines(lines)
        if log:
            _keep(terminal, log, lines)
    if json:
        from xcollab.app.views.sending.job import job_view

        terminal.show_json(job_view(done))
    return int(not all(step.done for step in done))


def _lines(terminal: Terminal, step: "Step") -> list[str]:
    """Each with the moment and the step, so that a line of a log says what it belongs to."""
    moment = f"{terminal.moment:%Y-%m-%d %H:%M}"
    failed = [] if step.done else [terminal.words(N_("this step failed"))]
    return [f"{moment} {step.name}: {line.strip()}" for line in (*step.lines, *failed) if line.strip()]


def _keep(terminal: Terminal, log: str, lines: list[str]) -> None:
    from xcollab.commands.edge.output import add
    from xcollab.render.base.sanitize import safe

    add(terminal, log, "".join(f"{safe(line)}\n" for line in lines))


COMMANDS: tuple[Command, ...] = (
    Command("job", N_("All that is done once a day: sync, what is late, the report, notices and reminders."), run, (),
            (_REPORT, _LOG, NOW, JSON), ("xcollab job", "xcollab job --report /srv/www/report --log /var/log/xcollab.log")),
)  # fmt: skip
