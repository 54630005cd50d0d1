"""Refusals and findings of plans that change: lists, renewals, departments taken off, tasks split and cancelled; and of verdicts."""

from collections.abc import Mapping

from xcollab.words import N_

PLANS: Mapping[str, tuple[str, str]] = {
    "not-in-list": (N_("{flag}: “{value}” is none of {field}"), N_("by its text or its number, there is: {listed}")),
    "several-in-list": (N_("{flag}: “{value}” can be several of {field}"), N_("type more of it, or its number: {listed}")),
    "list-replaced": (N_("{flag} replaced the whole list of {field}; taken out: {n}"), N_("{add} adds one and keeps the others")),
    "not-agreed": (N_("nothing was recorded"), N_("the same command asks again; --dry-run only shows what would change")),
    "nothing-to-renew": (N_("{department} has not answered yet"), N_("`xcollab feedback give {department} -C {collab}` gives its first answer")),
    "answer-stands": (N_("the answer of {department} is to the present terms: there is nothing to renew"), N_("another answer is given with `xcollab feedback give {department} -C {collab}`")),
    "copied-from-nothing": (N_("{collab} was made from no earlier collaboration and no template"), N_("tasks are added one by one, with `xcollab task add -C {collab} --edit`")),
    "nothing-to-copy": (N_("every task that can be copied is in {collab} already"), N_("`xcollab task list {collab}` shows them")),
    "unknown-template": (N_("there is no template {template}"), N_("there is: {templates}")),
    "template-exists": (N_("there is a template {template} already"), N_("choose another name, or delete that one first: `xcollab template delete {template}`")),
    "task-twice": (N_("two tasks of the template have the id {task}"), N_("give one of them another id")),
    "dependants-wait": (
        N_("open tasks wait for {task}: {waiting}"),
        N_("say what becomes of them: --dependants free, --dependants cancel, or --dependants TASK for one to wait for instead; for one alone --dependants {example}=free. By hand: take it out of their depends_on, or cancel them first"),
    ),
    "part-at-work": (N_("{part} is no new task, and so no part of {task}"), N_("name the tasks that the split makes, each under an id of its own")),
    "part-twice": (N_("two parts have the same id"), N_("give each another: id=…")),
    "task-outside": (
        N_("{task} is a task of {department}, which takes no part any more"),
        N_("the coordinator gives it to another department (`xcollab task reassign {collab}/{task}`) or cancels it (`xcollab task cancel {collab}/{task}`)"),
    ),
    "verdict-unsaid": (N_("a criterion is not met, and no verdict is named"), N_("--verdict conditional with --follow-up, or --verdict return with --reason, --fix and --fix-by")),
    "verdict-needs": (N_("“{verdict}” needs {field}"), N_("`xcollab acceptance judge --help` shows how it is typed")),
    "not-for-verdict": (N_("{field} has no place in “{verdict}”"), N_("leave it out, or name another verdict")),
    "recorder-to-judge": (
        N_("{member} cannot type this verdict: nobody else is left to judge for {party}, and one person never supplies both"),
        N_("{by} gives it, or somebody else of that department records it"),
    ),
    "date-past": (N_("{what}: {day} is past"), N_("nothing is to be done if that is meant")),
    "date-weekend": (N_("{what}: {day} is on a weekend"), N_("nothing is to be done if that is meant")),
    "date-day-off": (N_("{what}: {day} is a day off, {name}"), N_("nothing is to be done if that is meant")),
    "date-after-all": (N_("{what}: {day} is after {due}, when all of it should be done"), N_("nothing is to be done if that is meant; the date of the whole is moved by a revision of the request")),
    "date-before-former": (N_("{what}: {day} is before {due}, the date of “{former}”, which it waits for"), N_("nothing is to be done if that is meant")),
}  # fmt: skip
