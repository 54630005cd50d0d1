"""`xcollab channel`: the ways on which notices go out. Addresses and secrets are named by environment variables only."""

from typing import Any

from xcollab.app.forms.subject_inputs import Argument, Option
from xcollab.commands.edge.command import JSON, KEEPING, Command
from xcollab.commands.edge.terminal import Terminal
from xcollab.words import N_

_KEYS = (
    Option("url", ("--url",), N_("The environment variable with the address to post to."), metavar="VARIABLE"),
    Option("secret", ("--secret",), N_("The environment variable with the secret that messages are signed with."), metavar="VARIABLE"),
    Option("keyword", ("--keyword",), N_("A word that the bot asks for in every message."), metavar="WORD"),
    Option("server", ("--server",), N_("The environment variable with the mail server, such as smtps://USER:PASSWORD@HOST."), metavar="VARIABLE"),
    Option("from", ("--from",), N_("The address that mail comes from."), metavar="ADDRESS"),
    Option("reply_to", ("--reply-to",), N_("The address that answers go to, if not to that."), metavar="ADDRESS"),
)  # fmt: skip
_KIND = Option(
    "kind",
    ("--kind",),
    N_("mail, webhook, feishu, lark, dingtalk, wecom or apprise."),
    metavar="KIND",
    complete="channel",
)
_NAME = Argument("channel", N_("A short name, such as mail or sales."))
_KNOWN = _NAME._replace(complete="way")


def _add(terminal: Terminal, channel: str, **typed: Any) -> int:
    from xcollab.app.workspace.channels import FLAGS, add_channel
    from xcollab.commands.edge.committed import keeping, tell

    return tell(terminal, add_channel(terminal, channel, {key: typed[key] for key in FLAGS}, keeping(typed)), typed)


def _edit(terminal: Terminal, channel: str, **typed: Any) -> int:
    from xcollab.app.workspace.channels import FLAGS, edit_channel
    from xcollab.commands.edge.committed import keeping, tell

    return tell(terminal, edit_channel(terminal, channel, {key: typed[key] for key in FLAGS}, keeping(typed)), typed)


def _remove(terminal: Terminal, channel: str, **typed: Any) -> int:
    from xcollab.app.workspace.channels import remove_channel
    from xcollab.commands.edge.committed import keeping, tell

    return tell(terminal, remove_channel(terminal, channel, keeping(typed)), typed)


def _list(terminal: Terminal, json: bool) -> None:
    from xcollab.app.views.people import channels
    from xcollab.app.workspace_view import reading
    from xcollab.render.text.people import channel_table

    view = reading(terminal)
    found = channels(view)
    if json:
        return terminal.show_json(found)
    if not found.channels:
        return terminal.say(
            terminal.words(
                N_("No channel yet: nobody is told anything. `xcollab channel add --help` tells how one is added.")
            )
        )
    return terminal.show(channel_table(view.render_context, found.channels))


COMMANDS: tuple[Command, ...] = (
    Command("add", N_("Add a channel."), _add, (_NAME,), (_KIND, *_KEYS, *KEEPING),
            ("xcollab channel add mail --kind mail --server XCOLLAB_SMTP --from xcollab@example.com",
             "xcollab channel add sales --kind feishu --url XCOLLAB_FEISHU_SALES --secret XCOLLAB_FEISHU_KEY")),
    Command("edit", N_("Change a channel; an empty text takes a key away."), _edit, (_KNOWN,), (_KIND, *_KEYS, *KEEPING),
            ("xcollab channel edit sales --keyword 协作", "xcollab channel edit mail --reply-to answers@example.com")),
    Command("list", N_("All channels."), _list, (), (JSON,), ("xcollab channel list", "xcollab channel list --json"), paged=True),
    Command("remove", N_("Take a channel away that nobody hears by."), _remove, (_KNOWN,), KEEPING,
            ("xcollab channel remove sales", "xcollab channel remove mail --dry-run")),
)  # fmt: skip
