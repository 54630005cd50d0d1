"""The commands that a hint names, of xcollab and of git, as they are printed; and whoever reads them typing them as they stand."""

import re
import shlex
import subprocess

from tests.support.company import Company, Result, identity
from tests.support.printed.offered import typed
from xcollab.words.labels import Language

_QUOTED = re.compile(r"`((?:xcollab|git) [^`]+)`")
PLACEHOLDER = re.compile(r"(?<![\w-])(?:(?!HEAD)[A-Z]{2,}(?:-[A-Z]+)*|YOUR NAME)(?![\w-])|地址|邮箱|文件|姓名")
"""A word that somebody puts their own in the place of, as in `calendar import FILE`."""


def commands(hint: str) -> list[str]:
    """The commands in a hint, each once."""
    return list(dict.fromkeys(_QUOTED.findall(hint)))


def hint_of(said: str) -> str:
    """The last hint of what was said, in either language."""
    return re.split(r"^ *(?:hint: |提示[:：] ?)", said, flags=re.MULTILINE)[-1].strip()


def types(company: Company, who: str, command: str, language: Language = "en") -> Result:
    """The command typed as it is printed, at a terminal, by somebody who answers what is asked."""
    program, *words = shlex.split(command)
    company.clock = company.clock.replace(second=(company.clock.second + 1) % 60)
    if program == "xcollab":
        return typed(company, who, *words, language=language)
    environment = {**company.environment, **identity(who, company.clock), "GIT_EDITOR": "true"}
    done = subprocess.run([program, *words], cwd=company.root, env=environment, capture_output=True, check=False)
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())
