"""What the tests of `doctor` do to a clone, and how they read what it says."""

import json
import os
import subprocess
import time
from pathlib import Path

from tests.support.company import Company, identity

WELL = "All is well here: nothing needs repair.\n"
PLAN = "departments/tech.yaml"


def findings(company: Company, who: str = "zhou", *words: str) -> dict[str, str]:
    """The codes found, each with what is said of it; whoever looks sees the same in Chinese."""
    told = json.loads(company.does(who, "doctor", "--json", *words).out)["findings"]
    chinese = json.loads(company.does(who, "doctor", "--json", "--lang", "zh").out)["findings"]
    assert [found["code"] for found in chinese] == [found["code"] for found in told]
    assert not {found["message"] for found in chinese} & {found["message"] for found in told}
    return {found["code"]: found["message"] + " | " + found["hint"] for found in told}


def repaired(company: Company, code: str, who: str = "zhou") -> str:
    """`--fix` says what it did, the finding is gone, and a second run finds nothing to do."""
    assert code in findings(company, who)
    assert "`xcollab doctor --fix` repairs 1 of them." in company.does(who, "doctor").out
    result = company.does(who, "doctor", "--fix")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("repaired: ") and result.out.endswith(WELL)
    again = company.did(who, "doctor", "--fix")
    assert again.endswith(WELL)
    assert all(
        line.startswith(("note: views remember ", "    hint: ")) for line in again.removesuffix(WELL).splitlines()
    )
    return result.out.splitlines()[0].removeprefix("repaired: ")


def stopped(company: Company, *words: str) -> None:
    """Git stops in the middle, as it does at a conflict."""
    environment = {**company.environment, **identity("zhou", company.clock)}
    done = subprocess.run(["git", *words], cwd=company.root, env=environment, capture_output=True, check=False)
    assert done.returncode, f"git {' '.join(words)} should have stopped"


def lock(company: Company, age: float) -> Path:
    file = company.root / ".git/index.lock"
    file.touch()
    os.utime(file, (time.time() - age, time.time() - age))
    return file


def hook(company: Company, text: str, mode: int = 0o755, directory: str = ".git/hooks") -> None:
    file = company.root / directory / "pre-commit"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    file.chmod(mode)
