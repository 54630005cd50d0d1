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
    "answer-closed": (N_("number {number} of the block is no longer open, or was no question of {member}"), N_("`xcollab waiting` shows who is waited for")),
    "answer-number": (N_("number {number} of the block says “{act}”, and the word beside it another thing"), N_("leave the one that holds")),
    # --- mail
    "mail-automatic": (N_("an automatic reply"), ""),
    "mail-of-a-list": (N_("mail of a list or to many"), ""),
    "mail-receipt": (N_("a receipt, no answer"), ""),
    "mail-came-back": (N_("a message came back"), N_("see whether the address is right: `xcollab member list`")),
    "mail-of-nobody": (N_("it names no one sender"), ""),
    "mail-of-several": (N_("it has several senders"), ""),
    "mail-without-words": (N_("it has no words"), ""),
    "mail-of-a-stranger": (N_("its sender's address is no member's"), ""),
    "mail-without-token": (N_("it answers no block"), N_("what it says can be recorded with `xcollab paste`")),
    "mail-of-another-clone": (N_("this clone does not know the block that it answers"), N_("`xcollab sync` brings what others sent")),
    "mail-to-another": (N_("the block that it answers was sent to somebody else"), N_("ask them whether it is their answer")),
    "no-mail-waiting": (N_("no answer by mail is waiting"), N_("`xcollab mail read` looks for new ones")),
    "no-such-mail": (N_("there is no answer by mail “{typed}”"), N_("there is: {candidates}")),
    "not-a-maildir": (N_("{path} is no maildir"), N_("name a directory that has the directories new and cur")),
    "imap-unset": (N_("the environment variable {variable} is not set"), N_("put the address there: imaps://USER:PASSWORD@HOST/MAILBOX, `@`, `/` and `:` of the password as %40, %2F, %3A")),
    "variable-of-others": (N_("{variable} is no variable of ours"), N_("name one that begins with XCOLLAB_, in capital letters")),
    "no-imap-address": (N_("what {variable} says is no address of a mailbox over TLS"), N_("write imaps://USER:PASSWORD@HOST/MAILBOX, `@`, `/` and `:` of the password as %40, %2F, %3A")),
    "imap-refused": (N_("the mail server {host} could not be read: {said}"), N_("see whether address, name and password are right; many services want a password made for one program")),
    "mail-number": (N_("{flag}: “{value}” is not a number from 1 to {most}"), ""),
}  # fmt: skip
"""By code: the fact and the hint."""
