"""`docs/deploy.md` followed to the letter, on an empty directory and a bare repository: a daily job that mails, and a push that tells."""

import os
import re
import shlex
import stat
import subprocess
import time
from collections.abc import Iterator, Mapping
from configparser import RawConfigParser
from pathlib import Path

import pytest

from tests.support.forked.program import program
from tests.support.servers.mail import PASSWORD, USER, Mailbox, mail_server
from tests.support.servers.remotes import DEPLOY
from tests.test_deploy import PAGES, blocks

AT = "2024-07-02T10:00+08:00"


class Server:
    """The machine of the page: its directories are below one of the test's."""

    def __init__(self, root: Path, environment: Mapping[str, str], mailbox: Mailbox) -> None:
        self.root, self.mailbox = root, mailbox
        self.environment = {**environment, "GIT_AUTHOR_DATE": AT, "GIT_COMMITTER_DATE": AT, "XCOLLAB_LANG": "en"}
        for directory in ("srv/git", "srv/xcollab", "etc", "opt/xcollab/bin"):
            (root / directory).mkdir(parents=True)
        (root / "bin").mkdir()
        (root / "bin/xcollab").symlink_to(program(root / "opt/xcollab/bin/xcollab"))
        self.environment["PATH"] = f"{root / 'bin'}:{os.environ['PATH']}"

    def here(self, text: str) -> str:
        """What the page says, with its directories here."""
        told = re.sub(r"(?<![\w.~])/(srv|etc|opt)/", rf"{self.root}/\1/", text)
        return told.replace("ADDRESS", str(self.root / "srv/git/acme.git"))

    def types(self, text: str, cwd: Path | None = None) -> str:
        """A block of the page, as it stands there."""
        done = subprocess.run(
            ["sh", "-euc", self.here(text)], cwd=cwd or self.root, env=self.environment, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{text}\n{done.stdout}{done.stderr}"
        return done.stdout + done.stderr

    @property
    def told(self) -> list[str]:
        """Whom letters went to."""
        return sorted(address for one in self.mailbox.letters for address in one.recipients)


def block(begins: str, language: str = "sh") -> str:
    """The block of the page that has these words."""
    (found,) = (text for text in blocks("deploy.md", language) if begins in text)
    return found


@pytest.fixture
def server(tmp_path: Path, git_environment: dict[str, str]) -> Iterator[Server]:
    """Sections 2, 7 and 10, up to the choice of who starts it: an empty directory became a workspace that mails."""
    with mail_server(login=True) as mailbox:
        server = Server(tmp_path / "machine", git_environment, mailbox)
        plain = block("git init --bare").replace("cd /srv", "cd /srv").splitlines()
        server.types("\n".join(line for line in plain if "venv" not in line))
        _hook(server, "pre-receive")
        workspace, push = block("xcollab init company"), block("git remote add origin ADDRESS")
        server.types(workspace)
        company = server.root / "company"
        channel = next(line for line in blocks("deploy.md", "sh") if "git remote add" in line)
        assert channel == push
        server.types("xcollab channel add mail --kind mail --server XCOLLAB_SMTP --from xcollab@example.com", company)
        server.types(push, company)
        server.types(block("git clone ADDRESS /srv/xcollab/clone"))
        (server.root / "etc/xcollab.env").write_text(_variables(server))
        server.types(block("config --add xcollab.notifier xcollab"))
        server.types('git -C /srv/git/acme.git config --add xcollab.notifier "$(id -un)"')
        _asked(server, company)
        yield server


def _hook(server: Server, name: str) -> None:
    hook = server.root / "srv/git/acme.git/hooks" / name
    hook.parent.mkdir(exist_ok=True)
    hook.write_text((DEPLOY / name).read_text(encoding="utf-8"), encoding="utf-8")
    hook.chmod(0o755)


def _variables(server: Server) -> str:
    """The block of the page, for the mail server here; a plain one on this machine has to be allowed."""
    (line,) = block("XCOLLAB_SMTP", "ini").splitlines()
    pair = f"{USER.replace('@', '%40')}:{PASSWORD.replace('@', '%40').replace(':', '%3A').replace('/', '%2F')}"
    line = line.replace("smtps://USER:PASSWORD@mail.example.com:465", f"smtp://{pair}@127.0.0.1:{server.mailbox.port}")
    return f"{line}\nXCOLLAB_ALLOW_HOSTS='127.0.0.1'\n"


def _asked(server: Server, company: Path) -> None:
    """Zhou asks sales for something, and shares it."""
    server.types(
        "xcollab request new q3 --title Launch --background b --objective o --coordinator zhou --due 2024-09-30"
        " --milestone 'Launch; date=2024-09-01' --department sales && xcollab request submit q3 && xcollab sync",
        company,
    )


def _job(server: Server) -> str:
    """What cron runs, without its five columns."""
    line = block("17 9 * * *")
    return line.removeprefix("17 9 * * *").strip()


def test_cron_runs_the_job_and_people_get_mail_once(server: Server) -> None:
    assert server.types(_job(server)) == ""
    assert server.told == ["li@example.com"]
    log = (server.root / "srv/xcollab/job.log").read_text(encoding="utf-8")
    assert "notices: sent to Li Na (li) by mail" in log and "2024-07-02 10:00 sync: " in log
    server.types(_job(server))
    assert server.told == ["li@example.com"]


def test_what_failed_is_mailed_by_cron_and_ends_as_a_failure(server: Server) -> None:
    server.mailbox.refusal = "550 no"
    assert "not sent to Li Na (li) by mail" in server.types(_job(server))


def test_the_unit_of_systemd_runs_the_same(server: Server) -> None:
    unit = RawConfigParser(delimiters=("=",))
    unit.read_string((DEPLOY / "xcollab-job.service").read_text(encoding="utf-8"))
    service = unit["Service"]
    variables = dict(
        shlex.split(line)[0].split("=", 1)
        for line in Path(server.here(service["EnvironmentFile"])).read_text().splitlines()
    )
    server.environment |= variables
    server.types(service["ExecStart"], Path(server.here(service["WorkingDirectory"])))
    assert server.told == ["li@example.com"]
    timer = (DEPLOY / "xcollab-job.timer").read_text(encoding="utf-8")
    assert "Persistent=true" in timer and "OnCalendar=*-*-* 09:17" in timer


def test_a_push_tells_at_once_and_whoever_pushes_does_not_wait(server: Server) -> None:
    _hook(server, "post-receive")
    server.types(block("config xcollab.clone"))
    server.types("xcollab request comment q3 -m 'look' --mention li && xcollab sync", server.root / "company")
    deadline = time.monotonic() + 60
    while not server.told and time.monotonic() < deadline:
        time.sleep(0.1)
    told = server.root / "srv/xcollab/clone/.git/xcollab.told"
    while "sent to" not in told.read_text() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert server.told == ["li@example.com"], told.read_text()
    server.types(_job(server))
    assert server.told == ["li@example.com"]


def test_the_file_with_the_secrets_is_read_by_its_owner_alone(server: Server) -> None:
    assert stat.S_IMODE((server.root / "etc/xcollab.env").stat().st_mode) == 0o600


def test_the_pages_tell_the_same_blocks_for_windows_and_variables() -> None:
    for language in ("bat", "ini"):
        assert blocks("deploy.md", language) == blocks("deploy.zh.md", language) != []
    run, scheduled = blocks("deploy.md", "bat")
    assert "xcollab.exe job --log" in run and r"/TR C:\xcollab\job.cmd" in scheduled
    assert all("schtasks" not in line or "PASSWORD" not in line for line in scheduled.splitlines())
    assert len(PAGES) == 2
