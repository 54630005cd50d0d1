"""Which commands there are, by name: a line of help for each that needs no import, and the module that holds it."""

from collections.abc import Iterator, Mapping
from importlib import import_module

from xcollab.commands.edge.command import Command, named_either_way
from xcollab.words import N_

PROGRAM = N_("Departments carry one piece of work together, in git.")
"""What the whole is for, in a line."""

NOUNS: Mapping[str, str] = {
    "request": N_("Stage 1: what is wanted, of whom, by when"),
    "feedback": N_("Stage 2: each department's answer"),
    "meeting": N_("Kickoff, weekly sync and review: their minutes"),
    "task": N_("Stages 3 and 4: tasks and their daily log"),
    "issue": N_("Stage 5: problems, answered and closed"),
    "acceptance": N_("Stage 6: deliverables and the two verdicts"),
    "archive": N_("Stage 6: the end, with what was learned"),
    "template": N_("Collaborations that went well, kept to be had again"),
    "deadline": N_("How a deadline was counted"),
    "calendar": N_("Holidays and make-up days"),
    "export": N_("Calendars and lists for other programs"),
    "schema": N_("What editors check the files by"),
    "pr": N_("Pull requests for what is committed"),
    "forge": N_("What a forge needs: code owners, links for the browser"),
    "ci": N_("The jobs of a forge"),
    "department": N_("The departments"),
    "member": N_("The people"),
    "settings": N_("What is set for everybody: the terms, the language, who administers"),
    "channel": N_("The ways on which notices go out"),
    "mail": N_("Answers that came by mail: look for them, record, drop"),
    "parked": N_("Acts set aside by sync: why, redo, withdraw"),
}
"""Groups of commands, each a module of the same name in `commands/nouns/`."""

VERBS: Mapping[str, tuple[str, str]] = {
    "demo": ("workspace.demo", N_("Build a true example to look at")),
    "tutorial": ("workspace.tutorial", N_("Your first collaboration, as practice in a throw-away directory")),
    "init": ("workspace.init", N_("Begin a workspace")),
    "clone": ("workspace.clone", N_("Join a workspace that others share")),
    "status": ("views.status", N_("One screen: the stage, who is waited for, what is next")),
    "web": ("workspace.web", N_("Every act in a page, in your browser")),
    "board": ("views.board", N_("All tasks; red is late, yellow needs help")),
    "inbox": ("views.inbox", N_("What waits for me, with the command that answers it")),
    "log": ("workspace.log", N_("The day's log: all my open tasks, in one commit")),
    "why": ("views.why", N_("Can the date hold, where the days went, who has the ball")),
    "agenda": ("views.agenda", N_("The weekly sync: open problems only, by who must speak")),
    "waiting": ("views.waiting", N_("Which department waits for which, for what, how long")),
    "overdue": ("views.overdue", N_("What is late, for the job that runs each morning")),
    "notify": ("views.notify", N_("Tell people what concerns them: what happened, what is due")),
    "job": ("workspace.job", N_("Once a day: sync, what is late, the report, notices")),
    "diff": ("views.diff", N_("What changed between two revisions or dates")),
    "metrics": ("views.metrics", N_("Rates with their n: in time, on time, accepted at once")),
    "history": ("views.history", N_("The acts, told in sentences")),
    "search": ("views.search", N_("Where some words stand, in all that was ever planned and said")),
    "report": ("views.report", N_("A status report: Markdown, a page, JSON")),
    "check": ("views.check", N_("Check every file: form, references, rules")),
    "paste": ("workspace.paste", N_("Record answers as they came by chat, mail or a table")),
    "hold": ("nouns.any_subject", N_("Hold back an escalation by one working day")),
    "nudge": ("nouns.any_subject", N_("Note that you asked for an answer")),
    "withdraw": ("nouns.any_subject", N_("Take a statement back")),
    "object": ("nouns.any_subject", N_("Disagree, visibly")),
    "acknowledge": ("nouns.any_subject", N_("Confirm what somebody recorded for you")),
    "redact": ("workspace.redact", N_("Take a secret out of a statement")),
    "sync": ("workspace.sync", N_("Share: others' work comes in, yours goes out")),
    "undo": ("workspace.undo", N_("Take back your last act, as long as it is not shared")),
    "new": ("workspace.new", N_("A file to fill in by hand, explained")),
    "upgrade": ("workspace.upgrade", N_("Let only this version, or a newer one, write here")),
    "rules": ("views.rules", N_("The rulebook: who may do what, when")),
    "use": ("workspace.use", N_("The collaboration meant where none is named")),
    "doctor": ("views.doctor", N_("What is wrong with this clone, and its repair")),
    "whoami": ("views.whoami", N_("Who xcollab takes you for")),
    "completion": ("workspace.completion", N_("Completion for your shell")),
}
"""Commands that stand alone: the module in `commands/`, and a line of help that needs no import."""


def named(name: str) -> dict[str, Command]:
    """The commands of a group, or of the module of one that stands alone, by their own names; imported now."""
    module = import_module(f"xcollab.commands.{VERBS[name][0] if name in VERBS else 'nouns.' + name}")
    return {command.name: named_either_way(command) for command in module.COMMANDS}


def group_lines(name: str = "") -> tuple[str, Mapping[str, str]]:
    """What a group is for, and a line of help for each of its commands; of the whole program where none is named."""
    if name:
        return NOUNS[name], {verb: command.help for verb, command in named(name).items()}
    return PROGRAM, {**NOUNS, **{verb: about for verb, (_, about) in VERBS.items()}}


def every() -> Iterator[tuple[str, Mapping[str, Command]]]:
    """Each group with its commands by what is typed, in the order of the help page; one alone is its own group."""
    for name in NOUNS:
        yield name, {f"xcollab {name} {verb}": command for verb, command in named(name).items()}
    for name in VERBS:
        yield name, {f"xcollab {name}": named(name)[name]}
