"""Refusals of answers that came by chat, mail or a table, and are to be recorded."""

from collections.abc import Mapping

from xcollab.words import N_

ANSWERS: Mapping[str, tuple[str, str]] = {
    "answer-empty": (N_("there is no answer in the text"), N_("paste it and end with Ctrl-D, or name a file with --file")),
    "answer-too-long": (N_("the text is longer than {kilobytes} KiB"), N_("paste the answers alone")),
    "answer-whose": (N_("it does not say who answers"), N_("name the member with --from, or put the name before it: `NAME: …`")),
    "answer-whose-of": (N_("it does not say which of these answers: {candidates}"), N_("name the member with --from")),
    "answer-from-stranger": (N_("“{heading}” is nobody of this workspace"), N_("name the member with --from")),
    "answer-from-another": (N_("the text says that {named} answers, and --from says {told}"), N_("leave out --from, or the name in the text")),
    "answer-nothing-open": (N_("nothing is open that {member} could answer, or that you could record for them"), N_("`xcollab waiting` shows who is waited for")),
    "answer-not-understood": (N_("no word says what it answers"), N_("begin it with one of: {candidates}")),
    "answer-two-words": (N_("it can mean several things: {candidates}"), N_("leave the one that holds")),
    "answer-which": (N_("it can answer several questions: {candidates}"), N_("put the id or the title before it, or name the collaboration with -C")),
    "answer-other-subject": (N_("what it names first cannot be answered so"), N_("open: {candidates}")),
    "answer-twice": (N_("there are two answers on {subject}"), N_("leave the one that holds")),
    "answer-hedged": (N_("“{act}”, and then “{said}”: that takes some of it back"), N_("choose the answer that holds with its condition or reason, or leave that out")),
    "answer-stray": (N_("“{act}” does not go with {field}: “{said}”"), N_("choose the answer that has it, or leave that out")),
    "answer-lacks": (N_("{act} on {subject} lacks: {missing}"), N_("write it with its label before it, such as `{example}`")),
    "answer-doubtful": (N_("it could be meant otherwise: {doubts}"), N_("look at it at a terminal and say yes, or write it with labels, such as `{example}`")),
    "answer-unsure": (N_("nobody said yes"), N_("--yes records what was understood; --dry-run only shows it")),
    "answers-unclear": (N_("{n} of {all} answers are not clear; nothing was recorded"), N_("mend the text, or leave them out")),
    "answers-stopped": (N_("{n} of {all} answers are recorded, the next was refused"), N_("paste the others again")),
}  # fmt: skip
"""By code: the fact and the hint."""
