"""What the world does to a command is told in a sentence with the way on; only a mistake of ours is called one."""

import errno
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.company import Company, identity
from tests.support.forked.program import forked
from xcollab.store.disk.mishaps import mishap
from xcollab.words.messages.refusals import REFUSALS

LOG = ("task", "log", "report", "-s", "doing", "-m", "x")
NOBODY_SEES = ("Traceback", "made a mistake")


def program(
    company: Company,
    *words: str,
    who: str = "li",
    before: Callable[[], object] | None = None,
    out: int = subprocess.DEVNULL,
) -> tuple[int, str]:
    """xcollab as a program of its own: its exit code and what it said on standard error."""
    environment = {**company.environment, **identity(who, company.clock)}
    command = [sys.executable, "-m", "xcollab", *words] if before else forked(*words)
    done = subprocess.run(
        command, cwd=company.root, env=environment, stdout=out, stderr=subprocess.PIPE, text=True, check=False, preexec_fn=before,
        timeout=60,
    )  # fmt: skip
    assert not any(words in done.stderr for words in NOBODY_SEES), done.stderr
    return done.returncode, done.stderr


def closing(*numbers: int) -> None:
    for number in numbers:
        os.close(number)


# --- streams and directories


def test_a_directory_that_is_gone_is_told_before_anything_else(working: Company, tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    script = f"cd {tmp_path}/gone && rmdir ../gone && exec {sys.executable} -m xcollab board"
    done = subprocess.run(["sh", "-c", script], env=working.environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.startswith("error: the working directory is not there any more\nhint: ")


@pytest.mark.parametrize("closed", [(1,), (1, 2), (0,), (0, 1, 2)])
def test_a_stream_that_is_closed_is_no_mistake(working: Company, closed: tuple[int, ...]) -> None:
    code, said = program(working, "board", before=lambda: closing(*closed))
    assert code == (2 if 1 in closed else 0)
    assert said == "" or "standard output is closed" in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_an_answer_for_which_there_is_no_room_is_told_once(working: Company) -> None:
    with open("/dev/full", "wb") as full:
        code, said = program(working, "board", out=full.fileno())
    assert code == 3
    assert said.startswith("error: there is no room left")
    assert said.count("No space left") == 1


ACTS_THAT_CHANGE = {
    "an act": ("li", LOG), "a plan": ("zhou", ("task", "edit", "page", "--title", "Landing page")), "a setting": ("zhou", ("department", "add", "legal", "--name", "Law")),
    "an act in JSON": ("li", (*LOG, "--json")), "an act taken back": ("zhou", ("undo",)), "a new workspace": ("zhou", ("init", "new", "--member", "zhou")),
}  # fmt: skip


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(("who", "words"), ACTS_THAT_CHANGE.values(), ids=ACTS_THAT_CHANGE)
def test_what_is_recorded_and_cannot_be_told_is_not_called_a_failure(
    working: Company, who: str, words: tuple[str, ...]
) -> None:
    working.did("zhou", "task", "edit", "page", "--title", "Page")
    head = working.git("rev-parse", "HEAD")
    with open("/dev/full", "wb") as full:
        code, said = program(working, *words, who=who, out=full.fileno())
    assert working.git("rev-parse", "HEAD") != head
    commit = working.git("rev-parse", "HEAD").strip()
    assert code == 0, "a script would do it again"
    told = said.splitlines()[-1]
    assert told.startswith("(what was asked for is done all the same; HEAD is ")
    assert commit.startswith(told.rpartition(" ")[2].rstrip(")"))
    assert working.git("status", "--porcelain") == ""


def test_an_act_whose_reader_has_gone_is_done_and_not_a_failure(working: Company) -> None:
    environment = {**working.environment, **identity("li", working.clock)}
    command = f"{sys.executable} -m xcollab {' '.join(LOG)} | exec true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=working.root, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert working.git("log", "-1", "--format=%s") == "log progress q3/report\n"


def test_where_standard_output_is_closed_an_act_is_refused_before_it_is_done(working: Company) -> None:
    head = working.git("rev-parse", "HEAD")
    code, said = program(working, *LOG, before=lambda: closing(1))
    assert code == 2 and "standard output is closed" in said
    assert working.git("rev-parse", "HEAD") == head


def test_a_reader_that_has_gone_is_not_complained_about(working: Company) -> None:
    command = f"{sys.executable} -m xcollab rules | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=working.root, env=working.environment, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.returncode in (0, 141)


# --- the disk


def limited(size: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize(
    "words", [LOG, ("undo",), ("task", "edit", "page", "--due", "2024-07-20"), ("doctor", "--fix")]
)
def test_no_room_for_a_file_is_told_and_leaves_the_clone_in_order(working: Company, words: tuple[str, ...]) -> None:
    head = working.git("rev-parse", "HEAD")
    who = "zhou" if "edit" in words else "li"
    code, said = program(working, *words, who=who, before=lambda: limited(10))
    assert code in ((0, 1) if words[0] == "doctor" else (1, 3, 4)), said
    assert working.git("rev-parse", "HEAD") == head
    assert working.does("zhou", "check").code == 0
    working.did("li", *LOG)
    assert working.git("status", "--porcelain") == ""


def in_the_way(name: str) -> Callable[[Company], None]:
    """A directory where git or xcollab keep a file."""

    def put(company: Company) -> None:
        path = company.root / ".git" / name
        if path.is_file():
            path.unlink()
        path.mkdir(parents=True, exist_ok=True)

    return put


@pytest.mark.parametrize("name", ["xcollab.lock", "index.lock", "index", "HEAD.lock", "refs/heads/main.lock", "COMMIT_EDITMSG", "config",
                                  "HEAD", "logs/HEAD", "packed-refs", "xcollab", "info/attributes", "ORIG_HEAD"])  # fmt: skip
def test_a_directory_in_the_place_of_a_file_of_gits_is_no_mistake_of_xcollab(working: Company, name: str) -> None:
    in_the_way(name)(working)
    for who, *words in (
        ("li", *LOG),
        ("li", "board"),
        ("li", "undo"),
        ("zhou", "check"),
        ("zhou", "doctor"),
        ("zhou", "doctor", "--fix"),
    ):
        result = working.does(who, *words)
        assert result.code in (0, 1, 3, 4), result.err
        assert not any(words in result.err for words in NOBODY_SEES)


def test_a_journal_that_is_a_pipe_is_not_waited_for(working: Company) -> None:
    (working.root / ".git/xcollab.journal").mkdir()
    os.mkfifo(working.root / ".git/xcollab.journal/plan")
    for words in (LOG, ("undo",), ("sync",), ("doctor", "--fix")):
        result = working.does("li", *words)
        assert result.code in (0, 1, 4), result
        assert "xcollab.journal" in result.out + result.err or words == ("sync",)


EDITOR = 'python3 -c \'import sys; p = sys.argv[1]; t = open(p).read(); open(p, "w").write(t.replace("text: ", "text: said"))\''


def test_a_disk_that_is_full_while_the_editor_is_open_is_told(working: Company) -> None:
    working.environment["GIT_EDITOR"] = EDITOR
    code, said = program(working, "task", "comment", "report", "--edit", before=lambda: limited(10))
    assert code == 3
    assert "there is no room left for" in said


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "/x"), "disk-full"), (PermissionError(errno.EACCES, "Permission denied", "/x"), "no-permission"),
        (OSError(errno.EROFS, "Read-only file system", b"/x"), "read-only-disk"), (OSError(errno.ENAMETOOLONG, "File name too long", "/x"), "name-too-long"),
        (OSError(errno.EIO, "Input/output error", "/x"), "system-error"), (OSError("no number"), "system-error"),
        (OSError(errno.EMFILE, "Too many open files", 3), "too-many-open"), (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no start"), "bad-text"),
        (RecursionError("maximum recursion depth exceeded"), "nested-too-deep"), (MemoryError(), "out-of-memory"),
    ],
)  # fmt: skip
def test_each_refusal_of_the_system_has_its_own_words(error: Exception, code: str) -> None:
    told = mishap(error)
    assert told is not None
    assert told.code == code and code in REFUSALS


# --- names and depths


@pytest.mark.parametrize("words", [("check",), ("doctor",), ("doctor", "--fix"), ("board",), LOG])
def test_directories_deeper_than_the_system_can_name_are_no_mistake(working: Company, words: tuple[str, ...]) -> None:
    here = os.open(working.root / "collabs/q3", os.O_RDONLY)
    for _ in range(600):
        os.mkdir("deep-" * 4, dir_fd=here)
        inner = os.open("deep-" * 4, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(os.open("stray.txt", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    os.close(here)
    try:
        result = working.does("li", *words)
        assert result.code in (0, 1, 3, 4), result.err
        assert not any(words in result.err for words in NOBODY_SEES)
    finally:
        subprocess.run(["rm", "-rf", str(working.root / "collabs/q3" / ("deep-" * 4))], check=True)


# --- clocks and numbers

CLOCKS = {
    "the year 9999": "@253402300799 +0000", "the year 10000": "@253402300800 +0000", "1970": "@0 +0000", "1999": "@900000000 +0800",
    "no number of seconds": "@99999999999999999999 +0000", "a zone that is none": "@1720000000 +9999", "a year that git refuses": "2100-01-01T00:00:00Z",
    "no date at all": "the day after",
}  # fmt: skip


@pytest.mark.parametrize("clock", CLOCKS.values(), ids=CLOCKS)
@pytest.mark.parametrize("words", [("board",), ("doctor",), LOG])
def test_a_clock_that_is_wrong_is_told_and_nobody_is_blamed(
    working: Company, clock: str, words: tuple[str, ...]
) -> None:
    for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
        working.environment[name] = clock
    environment = {key: value for key, value in identity("li", datetime.now(UTC)).items() if not key.endswith("DATE")}
    code, said = program(Company(working.root, {**working.environment, **environment}), *words)
    assert code in (0, 1, 3, 4)
    assert "git does not know who you are" not in said


@pytest.mark.parametrize(
    "words", [("status", "q3"), ("check",), ("check", "--base", "HEAD~2"), ("sync",), ("undo",), ("history", "q3")]
)
def test_every_command_names_a_clock_that_stands_in_the_year_9999(working: Company, words: tuple[str, ...]) -> None:
    test_a_clock_that_is_wrong_is_told_and_nobody_is_blamed(working, CLOCKS["the year 9999"], words)


@pytest.mark.parametrize(
    "line", ["calendar show {}", "history q3 --last {}", "sync --wait {}", "redact report --field text.{} --reason x",
             "deadline show q3 --at {}", "board --now {}", "task edit page --due {}", "diff {}", "acceptance return report --unmet {} --fix x"],
)  # fmt: skip
def test_what_is_no_number_of_ascii_digits_is_refused_where_one_is_read(working: Company, line: str) -> None:
    for digits in ("²", "٣", "１", "५", "9" * 5000, "-1", "1e3", " "):
        result = working.does("zhou", *(word.format(digits) for word in line.split()))
        assert result.code in (1, 2), (digits, result)
        assert not any(words in result.err for words in NOBODY_SEES)
