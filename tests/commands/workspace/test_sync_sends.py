"""Whoever shares sends: where a clone has what the channels need, sync tells people; elsewhere it tells nobody, and fails at nothing."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.company import Company
from tests.support.servers.mail import Mailbox, mail_server

AT = "2024-07-04T10:00+08:00"


@pytest.fixture
def server() -> Iterator[Mailbox]:
    """Where letters go."""
    with mail_server() as server:
        yield server


@pytest.fixture
def shared(working: Company, tmp_path: Path) -> Company:
    """q3 in progress, shared by a bare repository, with a channel of mail."""
    working.did(
        "zhou", "channel", "add", "mail", "--kind", "mail", "--server", "XCOLLAB_SMTP", "--from", "x@example.com"
    )
    working.git("init", "--quiet", "--bare", "--initial-branch=main", str(tmp_path / "bare.git"))
    working.git("remote", "add", "origin", str(tmp_path / "bare.git"))
    working.git("push", "--quiet", "-u", "origin", "main")
    working.did("zhou", "task", "comment", "q3/report", "-m", "How far?", "--mention", "li", at=AT)
    return working


def variables(server: Mailbox) -> dict[str, str]:
    """What a clone needs that sends."""
    return {"XCOLLAB_SMTP": f"smtp://127.0.0.1:{server.port}", "XCOLLAB_ALLOW_HOSTS": "127.0.0.1"}


def test_sync_sends_where_the_variables_are_set_and_once(shared: Company, server: Mailbox) -> None:
    shared.environment |= variables(server)
    said = shared.does("zhou", "sync")
    assert said.code == 0 and "sent to Li Na (li) by mail\n" in said.err
    count = len(server.letters)
    assert "sent to" not in shared.does("zhou", "sync").err
    assert len(server.letters) == count


def test_elsewhere_it_tells_nobody_and_knows_what_others_sent(shared: Company, server: Mailbox, tmp_path: Path) -> None:
    other = Company(tmp_path / "other", {**shared.environment, **variables(server)})
    shared.did("zhou", "sync")
    assert not server.letters
    shared.git("clone", "--quiet", str(tmp_path / "bare.git"), str(other.root))
    assert "sent to Li Na" in other.does("zhou", "sync", at=AT).err
    shared.did("zhou", "sync", at=AT)
    assert shared.git("rev-parse", "refs/xcollab/notices") == other.git("rev-parse", "refs/xcollab/notices")


def test_that_nothing_can_be_sent_is_no_failure_of_the_sync(shared: Company, server: Mailbox, tmp_path: Path) -> None:
    shared.environment |= variables(server)
    hook = tmp_path / "bare.git/hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nif grep -q refs/xcollab; then echo no such reference >&2; exit 1; fi\n")
    hook.chmod(0o755)
    said = shared.does("zhou", "sync")
    assert said.code == 0
    assert "origin does not take the record of what was sent, so nothing was sent: " in said.err
    assert not server.letters and "How far?" in shared.git(
        "--git-dir", str(tmp_path / "bare.git"), "log", "-p", "-1", "main"
    )


def test_a_strange_reference_there_breaks_no_sync_and_is_put_right_by_who_sends(
    shared: Company, server: Mailbox, tmp_path: Path
) -> None:
    bare = ["--git-dir", str(tmp_path / "bare.git")]
    blob = shared.git(*bare, "rev-parse", "main:xcollab.yaml").strip()
    shared.git(*bare, "update-ref", "refs/xcollab/notices", blob)
    shared.did("zhou", "sync", at=AT)
    silent, shared.environment = shared.environment, {**shared.environment, **variables(server)}
    assert "sent to Li Na" in shared.does("zhou", "sync").err
    assert shared.git(*bare, "cat-file", "-t", "refs/xcollab/notices") == "commit\n"
    shared.environment = silent
    shared.git(*bare, "update-ref", "-d", "refs/xcollab/notices")
    shared.git(*bare, "update-ref", "refs/xcollab/notices/deeper", "main")
    shared.did("zhou", "sync")
    shutil.rmtree(tmp_path / "bare.git/refs/xcollab")
    shared.did("zhou", "sync")
