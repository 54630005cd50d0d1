"""Refusals and findings of channels and notices: by code, the fact and what to do next."""

from collections.abc import Mapping

from xcollab.words import N_

CHANNELS: Mapping[str, tuple[str, str]] = {
    "bad-variable": (
        N_("{field}: this is no name of an environment variable such as XCOLLAB_SALES"),
        N_("write `{key}: XCOLLAB_…` (capital letters, digits and _), and set that variable where notices are sent from; a secret that was committed has to be replaced"),
    ),
    "bad-mailbox": (N_("{field}: “{value}” is no address that mail can go to"), N_("write one address, such as li@example.com")),
    "bad-mobile": (N_("{field}: “{value}” is no mobile number"), N_("write digits only, such as 13800000000")),
    "bad-web": (
        N_("{field}: this is no address of web pages"),
        N_("write `web: https://…`, without password, ? and #; http only to this machine itself"),
    ),
    "channel-lacks": (N_("a channel of kind {kind} needs {value}"), N_("add a line `{value}: …`")),
    "channel-has-no": (N_("a channel of kind {kind} has no {value}"), N_("delete that line")),
    "unknown-channel": (N_("there is no channel {channel}"), N_("there is: {channels}; an admin adds one: `xcollab channel add CHANNEL --kind KIND`")),
    "no-channels": (N_("there is no channel {channel}, nor any other"), N_("an admin adds one: `xcollab channel add CHANNEL --kind KIND`")),
    "channel-exists": (N_("there is a channel {channel} already"), N_("see `xcollab channel list`")),
    "channel-in-use": (N_("{channel} is still named by: {users}"), N_("name another there first: `xcollab member notify MEMBER --channel CHANNEL`, `xcollab department notify DEPARTMENT --channel CHANNEL`")),
    "mail-to-nobody": (
        N_("{department} hears by {channel}, which sends mail, but has no address"),
        N_("give it one: `xcollab department notify {department} --address ADDRESS`"),
    ),
    "notify-not-yours": (
        N_("where {member} hears of things is changed by {member}, or by an admin"),
        N_("take that change out, or ask one of them: {people}"),
    ),
    "committed-secret": (
        N_("here stands a secret: {what}"),
        N_("replace it where it is valid, for whoever has the history has it; then write the name of a variable, or take it out, of a statement by `xcollab redact STATEMENT --field KEY --reason REASON`"),
    ),
    "secret-in-text": (
        N_("there is a secret in what was given: {what}"),
        N_("nothing was recorded; leave it out, for everybody who reads the repository would have it for ever"),
    ),
    "channel-unset": (
        N_("the environment variable {variable} is not set here, or holds no address and no secret"),
        N_("set it where notices are sent from: in the job's secrets, or the environment of whoever runs it"),
    ),
    "bad-channel-url": (N_("what the channel's variable holds is no address to post to"), N_("it is whole, begins with https://, and has no user and no space in it")),
    "bad-mail-server": (N_("what the channel's variable holds is no mail server"), N_("write smtps://USER:PASSWORD@HOST, smtp+starttls://USER:PASSWORD@HOST, or smtp://127.0.0.1; what is special in them as %XX")),
    "mail-without-address": (N_("there is no address to write to {name}"), N_("give one: `xcollab department notify {department} --address ADDRESS`")),
    "private-host": (N_("{host} is within a private network, or this machine"), N_("if it is meant to be: name it in the environment variable {variable}")),
    "unknown-host": (N_("there is no host {host}"), N_("look at the spelling, and whether this machine reaches the network")),
    "not-reached": (N_("{host} takes no connection"), N_("look at the port, and whether a firewall is in between; it is tried again")),
    "not-encrypted": (N_("{host} would be spoken to in the clear"), N_("write https, smtps or smtp+starttls; http and smtp are for this machine alone")),
    "not-encrypted-there": (N_("{host} does not encrypt as it should"), N_("look at scheme and port; nothing was sent in the clear")),
    "not-certified": (N_("{host} does not prove that it is that host: {said}"), N_("a certificate of the company's own is named in SSL_CERT_FILE")),
    "channel-too-slow": (N_("{host} did not answer in time"), N_("nothing went out; it is tried again")),
    "broken-off": (N_("{host} broke the connection off"), N_("not all of it went out; it is tried again")),
    "no-answer": (N_("{host} took the message and did not say what became of it"), N_("it is sent once more, as the same message")),
    "redirected": (N_("the server sends elsewhere (status {status}), which is not followed"), N_("put the address itself into the variable")),
    "too-many-messages": (N_("the server takes no more messages for now ({said})"), N_("it is tried again later")),
    "refused-there": (N_("the server refused it ({said}): {reason}"), N_("look at the secret, the keyword and the address of the channel")),
    "refused-status": (N_("the server refused it ({said})"), N_("look at the secret, the keyword and the address of the channel")),
    "no-bot-answer": (N_("the server answered, but not as a chat service does"), N_("look at the address in the channel's variable, and at its kind")),
    "apprise-missing": (N_("apprise is not installed here"), N_("install it in the environment of xcollab: `pip install apprise`")),
    "own-kind": (N_("apprise takes every answer of this service for success"), N_("make the channel one of kind {kind}, which reads the answer")),
    "no-login-there": (N_("{host} offers no login"), N_("take user and password out of the variable, or name the server that asks for them")),
}  # fmt: skip
"""By code: the fact and the hint."""
