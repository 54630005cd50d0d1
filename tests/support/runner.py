"""What a forge's runner does with a job, as far as its commands go: every step or script, by the forge's shell, in a clone.

What the forge itself does (check out, install a Python, fill in expressions) is done by hand. Nobody is at work there: git
knows no name, and there is no home.
"""

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.support.forked.program import program


class Runner(NamedTuple):
    """A working directory as a runner has it, and what stands in the environment there."""

    directory: Path
    environment: dict[str, str]

    def runs(self, script: str, directory: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        """Run commands as the forges do: one shell, ended by the first that fails."""
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script], cwd=self.directory / directory,
            env=self.environment | more, capture_output=True, text=True, check=False,
        )  # fmt: skip

    def git(self, *words: str) -> str:
        """What git says there."""
        return subprocess.run(
            ["git", *words], cwd=self.directory, env=self.environment, capture_output=True, text=True, check=True
        ).stdout.strip()

    @property
    def asked_of_pip(self) -> list[list[str]]:
        """What `pip install` was asked for, each time, without its options."""
        lines = (self.directory.parent / "asked").read_text(encoding="utf-8").splitlines()
        return [[word for word in shlex.split(line) if not word.startswith("-")][1:] for line in lines]

    @property
    def summary(self) -> str:
        """What the steps wrote for people."""
        return (self.directory.parent / "summary").read_text(encoding="utf-8")

    def on_github(self, file: Path, name: str, **filled_in: str) -> subprocess.CompletedProcess[str]:
        """Every step of a job that is a command, until one fails. `filled_in` are the values of expressions, by variable."""
        workflow = described(file)
        directory = workflow["defaults"]["run"].get("working-directory", "")
        assert workflow["defaults"]["run"]["shell"] == "bash"
        known = {"GITHUB_STEP_SUMMARY": str(self.directory.parent / "summary"), "GITHUB_ACTIONS": "true"}
        done = None
        for step in workflow["jobs"][name]["steps"]:
            if "run" in step:
                given = {
                    key: filled_in.get(key, "") if "${{" in value else value
                    for key, value in step.get("env", {}).items()
                }
                done = self.runs(step["run"], directory, **known | filled_in | given)
                if done.returncode:
                    break
        assert done is not None
        return done

    def on_action(self, file: Path, **filled_in: str) -> subprocess.CompletedProcess[str]:
        """Every step of a composite action that is a command, as if its cache held what it looks for."""
        known = {"GITHUB_ACTION_PATH": str(file.parent), "GITHUB_STEP_SUMMARY": str(self.directory.parent / "summary"),
                 "GITHUB_OUTPUT": str(self.directory.parent / "output")}  # fmt: skip
        done = None
        for step in described(file)["runs"]["steps"]:
            if "run" in step and "cache-hit" not in step.get("if", ""):
                given = {key: filled_in.get(key, "") for key in step.get("env", {})}
                done = self.runs(step["run"], **known | given)
                if done.returncode:
                    break
        assert done is not None
        return done

    def on_gitlab(self, file: Path, name: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """The commands of a job, those before it first. `variables` are GitLab's own."""
        whole = described(file)
        job = whole[whole[name]["extends"]] | whole[name]
        known = {
            "CI_PROJECT_DIR": str(self.directory),
            "CI_DEFAULT_BRANCH": "main",
            "CI_SERVER_URL": "https://gitlab.example.com",
        }
        return self.runs("\n".join([*job["before_script"], *job["script"]]), **known | job["variables"] | variables)


def described(file: Path) -> dict[str, Any]:
    """A file of jobs, every value as text: YAML 1.1 would read `on` as true."""
    found: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
    return found


def runner(home: Path, source: Path) -> Runner:
    """A runner with a whole clone of a repository, on no branch, below a new directory.

    `pip` would ask a server; here it notes what it was asked for, and xcollab is on the path already.
    """
    programs = home / "bin"
    programs.mkdir(parents=True)
    python, asked = shlex.quote(sys.executable), shlex.quote(str(home / "asked"))
    program(programs / "xcollab")
    script = f'[ "$1 $2" = "-m pip" ] || exec {python} "$@"\nshift 2\nprintf "%s\\n" "$*" >> {asked}'
    (programs / "python").write_text(f"#!/bin/sh\n{script}\n")
    (programs / "python").chmod(0o755)
    environment = {
        "PATH": f"{programs}:{os.environ['PATH']}", "LANG": "C.UTF-8", "CI": "true",
        # Nobody: git is to guess no name from the account that runs the tests, and reads nothing of the machine's.
        "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "user.useConfigOnly", "GIT_CONFIG_VALUE_0": "true",
    }  # fmt: skip
    made = Runner(home / "job", environment)
    clone = ["git", "clone", "--quiet", f"file://{source}", str(made.directory)]
    subprocess.run(clone, env=environment, check=True)
    made.git("switch", "--quiet", "--detach")
    return made
