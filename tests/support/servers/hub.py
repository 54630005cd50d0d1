"""A forge that is not there: bare repositories behind addresses of github.com and others, reached by a stand-in for ssh."""

import subprocess
from pathlib import Path

from tests.support.company import Company

_SSH = '#!/bin/sh\n[ -e "{home}/down" ] && {{ echo "ssh: no route to host" >&2; exit 255; }}\n' \
       'for last; do :; done\ncd "{home}" && eval "exec $last"\n'  # fmt: skip


class Hub:
    """A server; `git@HOST:acme/office.git` leads to one bare repository whatever the host."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.work = home / "acme/office.git"
        self.work.mkdir(parents=True)
        subprocess.run(["git", "init", "--bare", "--quiet", "-b", "main", self.work], check=True)
        self.ssh = home / "ssh"
        self.ssh.write_text(_SSH.format(home=home))
        self.ssh.chmod(0o755)

    def known_to(self, company: Company, host: str = "github.com") -> None:
        """Make it the company's `origin` and push what there is."""
        company.environment |= {"GIT_SSH_COMMAND": str(self.ssh), "GIT_SSH_VARIANT": "simple"}
        company.git("remote", "add", "origin", f"git@{host}:acme/office.git")
        company.git("push", "--quiet", "--set-upstream", "origin", "main")

    def git(self, *words: str) -> str:
        """What git says on the server."""
        done = subprocess.run(["git", *words], cwd=self.work, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def goes_down(self) -> None:
        """No route to it from now on."""
        (self.home / "down").touch()

    def comes_up(self) -> None:
        """It answers again."""
        (self.home / "down").unlink()
