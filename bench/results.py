"""What was measured, as the lines of `RESULTS.md`."""

import os
import platform
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from bench.measuring import WHOLE, Cost
from bench.peers import PEERS, SIZES
from bench.rows import PYTHON, Row
from xcollab import __version__


def header(runs: int, *, quick: bool) -> Iterator[str]:
    """What was run, where and when, and the head of the table."""
    how = "a quick run: no large workspaces" if quick else "a whole run"
    yield "# What commands cost"
    yield ""
    yield f"Made by `python -m bench` on {datetime.now(UTC):%Y-%m-%d}, {how}, medians of {runs} (fewer where a row takes long)."
    yield f"xcollab {__version__} ({_said('git', 'rev-parse', '--short', 'HEAD') or 'no commit'}), Python {platform.python_version()},"
    yield f"{_said('git', 'version')}, {platform.system()} {platform.machine()}, {_machine()}."
    yield ""
    yield "Cost is processor time of a command and of all that it starts, as a multiple of `python -c pass` of the same interpreter in"
    yield "the same run; time is by the clock; memory is RSS of the largest process, and in the rows about memory PSS of all processes"
    yield "added up: pages that forked processes share are counted once, while the sum of RSS would count them once for each."
    yield "“Of budget” is at most 1.00 where a budget is met. Every view and every act was run once before."
    yield ""
    yield "| what | cost | time | memory | of budget | budget | met | runs |"
    yield f"|{' --- |' * 8}"


def line(row: Row, found: Mapping[str, Sequence[Cost]]) -> str:
    """A row of the table."""
    for costs in found.values():
        if costs[-1].code:
            return failed(row, f"{costs[-1].code} {costs[-1].said}")
    costs = {name: median(getattr(one, row.unit) for one in each) for name, each in found.items()}
    limit = sum(times * (costs[name] if name else 1) for times, name in row.budget)
    share, met = (f"{costs[''] / limit:.2f}", "yes" if costs[""] <= limit else "no") if limit else ("", "")
    if met == "no" and row.floor:
        met = f"no, this is its floor: {row.floor}"
    wall, memory = (median(getattr(one, unit) for one in found[""]) for unit in ("wall", "memory"))
    own = f"{multiple(found):.1f} x{_of_other(row, costs)}"
    return (
        f"| {row.name} | {own} | {wall:.2f} s | {memory:.0f} MB | {share} | {_budget(row)} | {met} | {len(found[''])} |"
    )


def _of_other(row: Row, costs: Mapping[str, float]) -> str:
    """As a multiple of what the budget counts in, where that is no Python."""
    names = [name for _, name in row.budget]
    return (
        f" = {costs[''] / costs[names[0]]:.2f} x {names[0]}" if len(names) == 1 and names[0] not in ("", PYTHON) else ""
    )


def pages_header() -> Iterator[str]:
    """The head of the table of pages."""
    yield ""
    yield "## Pages"
    yield ""
    yield "`xcollab web` in the workspace of 10,000 files, each page looked at before: processor time of the server and of what it starts, a"
    yield "request, in turn with a page of the same framework (Starlette, uvicorn) that says “Hello, world”."
    yield ""
    yield "| page | cost | its own | hello | size | budget | met |"
    yield f"|{' --- |' * 7}"


def tabs(seconds: int, pages: int, acts: int, wrong: Sequence[str]) -> str:
    """What came of many tabs at once."""
    found = "nothing wrong, nothing lost" if not wrong else f"{len(wrong)} wrong: {'; '.join(wrong[:3])}"
    return f"\n20 tabs reading and 3 acting for {seconds} s: {pages:,} pages, {acts:,} acts, each a commit of its own; {found}."


def failed(row: Row, why: str) -> str:
    """A row whose command, or what it is compared with, did not end well."""
    return f"| {row.name} | failed with {why} | | | | {_budget(row)} | no | |"


def left_out(row: Row) -> str:
    """A row that a quick run has no time for."""
    return f"| {row.name} | not in a quick run | | | | {_budget(row)} | | |"


def multiple(found: Mapping[str, Sequence[Cost]]) -> float:
    """Of `python -c pass`, by processor time."""
    return median(one.cpu for one in found[""]) / median(one.cpu for one in found[PYTHON])


def _budget(row: Row) -> str:
    units = {"wall": "s", "memory": "MB"}
    return " + ".join(f"{times:g} x {name}" if name else f"{times:g} {units[row.unit]}" for times, name in row.budget)


def peers_header() -> Iterator[str]:
    """What other programs are compared, and the head of their table."""
    yield ""
    yield "## Other programs on the same work"
    yield ""
    yield "The same tasks, each with a title, an owner, a date and criteria where the program knows such, in one project. Multiples of"
    yield "`python -c pass` by processor time. xcollab and Backlog.md commit what they create to git, Fossil to its own history;"
    yield "doorstop stages it, and taskwarrior keeps none. doorstop has no list: it prints all items. What is said in brackets is seconds."
    yield ""
    for peer in PEERS.values():
        version = _said(*peer.version).split("\n")[0] if shutil.which(peer.program) else "not installed"
        yield f"- {peer.name}: {version}"
    yield ""
    yield f"| what | {' | '.join(f'{count:,} tasks' for count in SIZES)} |"
    yield f"| --- |{' --- |' * len(SIZES)}"


def cells(name: str, each: Sequence[str]) -> str:
    """A row of the table of other programs."""
    return f"| {name} | {' | '.join([*each, *[''] * (len(SIZES) - len(each))])} |"


def of_python(costs: Sequence[Cost], base: Sequence[Cost]) -> str:
    """A cell: the multiple, and seconds."""
    return f"{median(one.cpu for one in costs) / median(one.cpu for one in base):.1f} x ({median(one.wall for one in costs):.2f})"


def no_end(run: Cost, patience: float) -> str:
    """A cell of a program that did not come to its end."""
    return f"not done after {patience:.0f} s" if run.code == -9 else f"failed with {run.code} {run.said}"


def curves(found: Mapping[str, Sequence[float]], sizes: Sequence[str]) -> Iterator[str]:
    """The figures of the picture."""
    yield ""
    yield "## Cost against size"
    yield ""
    yield "Multiples of `python -c pass` by processor time, at so many files; drawn in [the documentation](../docs/performance.md)."
    yield ""
    yield f"| what | {' | '.join(sizes)} |"
    yield f"| --- |{' --- |' * len(sizes)}"
    for name, costs in found.items():
        yield f"| {name} | {' | '.join(f'{cost:.1f} x' for cost in costs)} |"


def _said(*words: str) -> str:
    done = subprocess.run(words, cwd=WHOLE, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def _machine() -> str:
    """Processors, memory, and whether something else was running."""
    facts = Path("/proc/cpuinfo")
    models = [line.partition(":")[2].strip() for line in facts.read_text().splitlines() if line.startswith("model name")] if facts.exists() else []  # fmt: skip
    load = f", load {os.getloadavg()[0]:.1f} at the beginning" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} processors{f' ({models[0]})' if models else ''}{load}"
