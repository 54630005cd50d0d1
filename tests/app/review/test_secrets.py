"""A secret in a file: found by `check` with file and line, in a branch at the commit that brings it in, and never shown."""

import json

import pytest

from tests.support.company import Company
from tests.support.reviewing.pull_request import Branch

HOOK = "https://open.feishu.cn/open-apis/bot/v2/hook/0a1b2c3d-T0p-s3cret"
HIDDEN = "s3cret"


@pytest.mark.parametrize(
    "path", ["xcollab.yaml", "departments/sales.yaml", "collabs/q3/request.yaml", "collabs/q3/tasks/report.yaml"]
)
@pytest.mark.parametrize("line", ["x-bot: {}", "# ours: {}", "x-own: ['see {}']", "hook: {}", "url：{}"])
def test_check_finds_it_in_every_file_that_it_reads_and_does_not_show_it(
    working: Company, path: str, line: str
) -> None:
    file = working.root / path
    before = file.read_text()
    file.write_text(f"{before.rstrip()}\n{line.format(HOOK)}\n")
    for words in (("check",), ("check", "--lang", "zh"), ("check", "--json")):
        result = working.does("zhou", *words)
        assert HIDDEN not in result.out + result.err
        if "：" not in line and not (
            path == "xcollab.yaml" and line.startswith("hook")
        ):  # the workspace itself cannot be made out
            assert result.code == 1


def test_it_is_named_with_its_line_and_kind(working: Company) -> None:
    file = working.root / "departments/sales.yaml"
    before = file.read_text()
    file.write_text(f"# {HOOK}\n{before}x-mail: smtps://bot:hunter2hunter2@mail.example\n")
    found = json.loads(working.does("zhou", "check", "--json").out)["findings"]
    assert [(one["file"], one["line"], one["code"]) for one in found] == [
        ("departments/sales.yaml", 1, "committed-secret"), ("departments/sales.yaml", before.count("\n") + 2, "committed-secret"),
    ]  # fmt: skip
    assert "a chat bot" in found[0]["message"] and "password" in found[1]["message"]


def test_check_looks_through_attached_texts(working: Company) -> None:
    attached = next(working.root.glob("collabs/q3/attachments/*.txt"))
    attached.write_text(f"Numbers\n{HOOK}\n")
    result = working.does("zhou", "check")
    assert f"{attached.relative_to(working.root)}:2: error: here stands a secret" in result.out
    assert HIDDEN not in result.out


@pytest.mark.parametrize(
    "path", ["README.md", ".github/workflows/notify.yml", "xcollab.yaml", "departments/sales.yaml"]
)
def test_a_branch_that_brings_one_in_is_refused_though_a_later_commit_takes_it_out(branch: Branch, path: str) -> None:
    file = branch.root / path
    before = file.read_bytes() if file.exists() else None
    branch.write(path, (before or b"") + f"# {HOOK}\n".encode())
    branch.commit("zhou")
    assert branch.codes() == {"committed-secret"}
    branch.write(path, before or b"Nothing\n")
    branch.commit("zhou")
    assert branch.codes() == {"committed-secret"}


def test_what_stood_there_before_is_not_the_fault_of_who_edits_the_file(branch: Branch) -> None:
    branch.write("README.md", f"Our bot: {HOOK}\n".encode())
    branch.commit("zhou")
    branch.git("branch", "--force", "main")
    branch.write("README.md", f"# Acme\n\nOur bot: {HOOK}\n".encode())
    branch.commit("zhou")
    assert branch.codes() == set()


ACTS = (
    ("task", "comment", "q3/report", "-m", f"The bot is {HOOK}"),
    (
        "task",
        "add",
        "-C",
        "q3",
        "--title",
        "Bot",
        "--owner",
        "sun",
        "--due",
        "2024-07-12",
        "--criterion",
        f"posts to {HOOK}",
    ),
    ("member", "add", "xu", "--name", HOOK, "--email", "xu@example.com", "--department", "sales"),
    ("task", "comment", "q3/report", "-m", "See", "--attach", "../bot.txt"),
)


@pytest.mark.parametrize("words", ACTS)
def test_a_command_records_none_and_does_not_show_it(working: Company, words: tuple[str, ...]) -> None:
    (working.root.parent / "bot.txt").write_text(HOOK)
    head = working.git("rev-parse", "HEAD")
    result = working.does("zhou", *words)
    assert (result.code, working.git("rev-parse", "HEAD"), working.git("status", "--porcelain")) == (1, head, "")
    assert "there is a secret in what was given: the address of a chat bot" in result.err
    assert HIDDEN not in result.out + result.err
    assert "secret" in working.does("zhou", *words, "--dry-run").err


def test_a_command_that_edits_a_file_which_has_one_already_is_let_through(working: Company) -> None:
    file = working.root / "departments/sales.yaml"
    file.write_text(f"# {HOOK}\n{file.read_text()}")
    working.git("commit", "--quiet", "-am", "by hand")
    working.did("zhou", "department", "edit", "sales", "--name", "Selling")
