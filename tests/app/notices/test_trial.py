"""One message by one channel to whoever tries it, so that nobody depends on a channel that does not work."""

import pytest

from tests.support.at_work import People
from tests.support.servers.mailed import Runner
from xcollab.app.notices.trial import trial
from xcollab.app.workspace.notify import Ways, member_notify
from xcollab.errors import Refused
from xcollab.store.notices.reference import remembered


def test_it_goes_to_whoever_tries_it_and_nothing_is_remembered(runner: Runner) -> None:
    context = runner.context
    (done,) = trial(context, "mail").messages
    assert (done.recipient.member, done.recipient.department, done.channel) == ("wu", "support", "mail")
    assert (done.outcome.state, done.tries) == ("sent", 1)
    (came,) = runner.server.letters
    assert came.recipients == ["wu@example.com"]
    assert came.letter["Subject"] == "Test of channel mail" and done.id in came.letter["Message-ID"]
    assert remembered(context.repository).sent == {}


def test_it_goes_where_the_members_mail_goes(runner: Runner, at_work: People) -> None:
    member_notify(at_work.context("wu"), None, Ways(address="wu@elsewhere.example"))
    (done,) = trial(runner.context, "mail").messages
    assert done.recipient.address == "wu@elsewhere.example"
    assert runner.told == ["wu@elsewhere.example"]


def test_a_channel_that_does_not_work_is_an_outcome(runner: Runner) -> None:
    runner.server.refusal = "550 no such mailbox"
    assert trial(runner.context, "mail").messages[0].outcome.state == "failed"
    del runner.variables["XCOLLAB_SMTP"]
    outcome = trial(runner.context, "mail").messages[0].outcome
    assert (outcome.code, outcome.arguments) == ("channel-unset", {"variable": "XCOLLAB_SMTP"})


def test_a_channel_that_is_not_there_is_refused_by_the_names_of_those_that_are(runner: Runner) -> None:
    with pytest.raises(Refused) as refused:
        trial(runner.context, "post")
    assert (refused.value.code, refused.value.arguments["channels"]) == ("unknown-channel", ["mail"])


def test_where_no_channel_is_set_up_that_is_said(onlookers: People) -> None:
    with pytest.raises(Refused) as refused:
        trial(onlookers.context("wu"), "mail")
    assert refused.value.code == "no-channels"


def test_a_stranger_is_refused(runner: Runner, at_work: People) -> None:
    with pytest.raises(Refused) as refused:
        trial(at_work.context("stranger"), "mail")
    assert refused.value.code == "stranger"
    assert not runner.told
