"""One message, by one channel, once: what was built is sent, and what became of it is a value without any secret in it."""

from collections.abc import Callable, Mapping
from datetime import datetime

from xcollab.channels.message import Message, Outcome, failed
from xcollab.channels.sending import bot_answers, dingtalk, feishu, mail, webhook, wecom
from xcollab.channels.sending.http_post import Judge, post
from xcollab.channels.sending.other_services import notify
from xcollab.channels.sending.request import CannotBuild, HttpRequest
from xcollab.channels.sending.secrets import Secrets, Unset, scrubbed, secrets_of
from xcollab.channels.sending.smtp_submit import submit
from xcollab.schema.channel import Channel

SECONDS = 20.0
"""That one try may take in all."""
Build = Callable[[Channel, Message, Secrets, datetime], HttpRequest]
_POSTED: Mapping[str, tuple[Build, Judge]] = {
    "webhook": (webhook.build, bot_answers.of_program),
    "feishu": (feishu.build, bot_answers.of_bot),
    "lark": (feishu.build, bot_answers.of_bot),
    "dingtalk": (dingtalk.build, bot_answers.of_bot),
    "wecom": (wecom.build, bot_answers.of_bot),
}
"""By kind, what makes a request of a message, and what an answer amounts to."""


def send(
    channel: Channel, message: Message, environment: Mapping[str, str], *, now: datetime, seconds: float = SECONDS
) -> Outcome:
    """Send it once. Nothing is raised for what may go wrong on the way; the outcome has a code and its arguments."""
    try:
        secrets = secrets_of(channel, environment)
    except Unset as unset:
        return failed("channel-unset", variable=unset.variable)
    try:
        outcome = _sent(channel, message, environment, secrets, now, seconds)
    except CannotBuild as error:
        outcome = Outcome("failed", error.code, error.arguments)
    arguments = {
        key: scrubbed(value, secrets) if isinstance(value, str) else value for key, value in outcome.arguments.items()
    }
    return outcome._replace(arguments=arguments)


def _sent(
    channel: Channel, message: Message, environment: Mapping[str, str], secrets: Secrets, now: datetime, seconds: float
) -> Outcome:
    if channel.kind == "mail":
        return submit(mail.build(channel, message, secrets, now), environment, seconds)
    if channel.kind == "apprise":
        return notify(secrets.url, message, seconds)
    build, judge = _POSTED[channel.kind]
    return post(build(channel, message, secrets, now), judge, environment, seconds)
