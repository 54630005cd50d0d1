"""`xcollab mail`: answers to reply blocks, as proposals: looked for in a mailbox, listed, recorded on a yes, or dropped."""

from typing import Any

from xcollab.app.forms.subject_inputs import Argument, Option
from xcollab.commands.edge.command import JSON, KEEPING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.commands.workspace.paste import YES
from xcollab.errors import Misused
from xcollab.words import N_

_NAME = Argument("mail", N_("The short name of the answer; see `xcollab mail list`."), complete="mail")
_MAILDIR = Option(
    "maildir", ("--maildir",), N_("A directory with new and cur, instead of a mail server."), metavar="DIR"
)
_VARIABLE = Option("variable", ("--variable",), N_("The environment variable with the address of the mailbox; XCOLLAB_IMAP, where it is left out."), metavar="NAME")  # fmt: skip
_MOST = Option(
    "most", ("--most",), N_("So many of the newest mails are looked at; 50, where it is left out."), metavar="N"
)
_MARK = Option(
    "mark", ("--mark",), N_("Mark the answers found as read; otherwise the mailbox stays as it is."), switch=True
)
NEWEST = 50
"""Mails that are looked at, where nobody says how many."""
_LIMIT = 500


def _read(
    terminal: Terminal, maildir: str | None, variable: str | None, most: str | None, mark: bool, json: bool
) -> None:
    from xcollab.app.answers.mails import gather, mailbox
    from xcollab.app.views.answering.mails import gathered_view
    from xcollab.render.answering.mails import passed_lines, proposal_lines

    if maildir and variable:
        raise Misused("options-apart", first="--maildir", second="--variable")
    with mailbox(terminal, maildir, variable or "XCOLLAB_IMAP", mark=mark) as box:
        found = gather(terminal, box, _most(most), mark=mark)
    if json:
        return terminal.show_json(gathered_view(terminal.words, found))
    words, told = terminal.words, N_("Answers found: {found}. Passed over: {passed}. Known before: {known}.")
    terminal.say(words(told, found=len(found.proposals), passed=len(found.passed), known=found.known))
    terminal.say_lines(proposal_lines(words, found.proposals))
    terminal.say_lines(passed_lines(words, [(one.mail, one.why) for one in found.passed]))


def _most(typed: str | None) -> int:
    if typed is None:
        return NEWEST
    if not (typed.isascii() and typed.isdigit() and 0 < int(typed) <= _LIMIT):
        raise Misused("mail-number", flag="--most", value=typed, most=_LIMIT)
    return int(typed)


def _list(terminal: Terminal, json: bool) -> None:
    from xcollab.app.answers.mails import waiting
    from xcollab.app.views.answering.mails import MailsView, mail_data
    from xcollab.render.answering.mails import proposal_lines

    found = waiting(terminal)
    if json:
        return terminal.show_json(MailsView([mail_data(name, one) for name, one in found.items()]))
    if not found:
        return terminal.say(
            terminal.words(N_("No answer by mail waits to be recorded; `xcollab inbox` shows what waits for you."))
        )
    terminal.say_lines(proposal_lines(terminal.words, found))


def _record(terminal: Terminal, mail: str, **typed: Any) -> int:
    from xcollab.app.answers.mails import drop, proposal_named
    from xcollab.app.answers.reading import Reader, Sought, read_with
    from xcollab.app.answers.recording import Heard
    from xcollab.app.workspace_view import WorkspaceView
    from xcollab.commands.filling.answers import record

    name, proposal = proposal_named(terminal, mail)
    reader = Reader(WorkspaceView(terminal), Sought((proposal.member,), token=proposal.token))
    code = record(terminal, reader, read_with(reader, proposal.text), Heard("mail"), typed)
    if not (typed["dry_run"] or code):
        drop(terminal, name)
    return code


def _drop(terminal: Terminal, mail: str, json: bool) -> None:
    from xcollab.app.answers.mails import drop, proposal_named

    name, proposal = proposal_named(terminal, mail)
    drop(terminal, name)
    if json:
        from xcollab.app.views.answering.mails import DroppedMailView, mail_data

        return terminal.show_json(DroppedMailView(mail_data(name, proposal)))
    told = N_("Dropped: the answer of {member}, {sent}. It was never recorded.")
    return terminal.say(terminal.words(told, member=proposal.member, sent=proposal.sent))


COMMANDS: tuple[Command, ...] = (
    Command(
        "read", N_("Look for answers in a mailbox; nothing is recorded, and nothing in the mailbox deleted."), _read, (),
        (_MAILDIR, _VARIABLE, _MOST, _MARK, JSON), ("xcollab mail read", "xcollab mail read --maildir Maildir --most 100"),
    ),
    Command("list", N_("The answers that wait to be recorded."), _list, (), (JSON,),
            ("xcollab mail list", "xcollab mail list --json"), paged=True),
    Command("record", N_("Look at what an answer says, and record it for who sent it."), _record, (_NAME,), (YES, *KEEPING),
            ("xcollab mail record 7f3a", "xcollab mail record 7f3a --dry-run")),
    Command("drop", N_("Let an answer be; it was never recorded."), _drop, (_NAME,), (JSON,),
            ("xcollab mail drop 7f3a", "xcollab mail drop 7f")),
)  # fmt: skip
