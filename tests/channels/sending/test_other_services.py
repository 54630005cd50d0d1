"""Other services through apprise: what it is not trusted with, and that no address of it is seen."""

import sys
from pathlib import Path

import pytest

from tests.channels.sending.letters import MESSAGE, NOW, channel
from tests.support.servers.posts import Posts, says, stays_silent
from xcollab.channels.message import Outcome
from xcollab.channels.sending.send import send

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of what its plugins import, all of them at once


def notified(address: str, seconds: float = 10.0) -> Outcome:
    outcome = send(channel("apprise"), MESSAGE, {"XCOLLAB_URL": address}, now=NOW, seconds=seconds)
    assert "s3cret" not in repr(outcome)
    return outcome


@pytest.mark.parametrize(
    "scheme", ["feishu", "lark", "dingtalk", "wecombot", "mailto", "mailtos", "json", "jsons", "DingTalk"]
)
def test_what_we_send_ourselves_is_not_left_to_it(scheme: str) -> None:
    assert notified(f"{scheme}://T0p-s3cret/").code == "own-kind"


def test_it_sends_what_we_do_not(capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    with Posts(says(b"ok")) as server:
        assert notified(f"form://127.0.0.1:{server.port}/T0p-s3cret").state == "sent"
    assert "q3" in server.requests[0].body.decode()
    with Posts(says(b"no", 500)) as server:
        assert notified(f"form://127.0.0.1:{server.port}/T0p-s3cret") == Outcome(
            "failed", "refused-status", {"said": "apprise"}
        )
    assert "s3cret" not in caplog.text + "".join(capfd.readouterr())


@pytest.mark.parametrize("address", ["nosuch://T0p-s3cret", "T0p-s3cret", "form://"])
def test_an_address_that_it_does_not_know_is_not_repeated(address: str) -> None:
    assert notified(address).code == "bad-channel-url"


def test_it_is_not_waited_for_longer_than_others() -> None:
    with Posts(stays_silent) as server:
        assert notified(f"form://127.0.0.1:{server.port}/", seconds=0.3) == Outcome(
            "unknown", "no-answer", {"host": "form"}
        )


def test_where_it_is_not_installed_that_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "apprise", None)
    assert notified("form://127.0.0.1/").code == "apprise-missing"
