"""Every other service, through `apprise`, which is not part of xcollab and is loaded here alone."""

from __future__ import annotations

from threading import Thread

from xcollab.channels.message import SENT, Message, Outcome, failed, unknown
from xcollab.channels.sending.secrets import Secret

OWN = {"feishu": "feishu", "lark": "lark", "dingtalk": "dingtalk", "wecombot": "wecom", "mailto": "mail", "mailtos": "mail",
       "json": "webhook", "jsons": "webhook"}  # fmt: skip
"""By its scheme, the kind that we send ourselves: apprise takes any answer with status 200 for success there."""


def notify(address: Secret, message: Message, seconds: float) -> Outcome:
    """Have apprise send it. It knows no time limit for all, so that after so many seconds it is not waited for any longer."""
    scheme = address.reveal().partition("://")[0].casefold()
    if scheme in OWN:
        return failed("own-kind", kind=OWN[scheme])
    try:
        import apprise
    except ImportError:
        return failed("apprise-missing")
    service = apprise.Apprise(asset=apprise.AppriseAsset(secure_logging=True, async_mode=False))
    answers: list[Outcome] = []

    def ask() -> None:
        try:
            done = bool(
                service.notify(body=message.markdown, title=message.title, body_format=apprise.NotifyFormat.MARKDOWN)
            )
        except Exception:  # noqa: BLE001 (a plugin may raise whatever it likes, with the address in it)
            done = False
        answers.append(SENT if done else failed("refused-status", said="apprise"))

    try:
        known = service.add(address.reveal())
    except Exception:  # noqa: BLE001 (the same)
        known = False
    if not known:
        return failed("bad-channel-url")
    asking = Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    return answers[0] if answers else unknown("no-answer", host=scheme)
