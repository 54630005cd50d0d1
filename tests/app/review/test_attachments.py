"""Attachments of a pull request: who brings them in, that something names them, how large they are, and what merges make of them."""

import hashlib

from tests.support.reviewing.pull_request import Branch


def put(branch: Branch, content: bytes, name: str = "", home: str = "q3") -> str:
    """A file under its digest, or under another name; its path below the collaboration."""
    path = f"attachments/{name or hashlib.sha256(content).hexdigest()[:12]}.txt"
    branch.write(f"collabs/{home}/{path}", content)
    return path


def comment(branch: Branch, who: str, content: bytes, path: str, on: str = "q3/logs/report") -> None:
    """A remark by hand that names a file."""
    whole = hashlib.sha256(content).hexdigest()
    department = {"li": "sales", "wang": "tech", "wu": "support"}[who]
    branch.said(
        who, on,
        f"act: comment\nas: {department}/participant\ntext: See there\nattachments:\n  - name: a.txt\n    path: {path}\n    sha256: {whole}\n",
    )  # fmt: skip


def test_a_file_comes_in_with_the_statement_that_names_it(branch: Branch) -> None:
    comment(branch, "li", b"Numbers\n", put(branch, b"Numbers\n"))
    branch.commit("li")
    assert branch.codes() == set()


def test_who_takes_part_may_add_the_file_first_and_name_it_in_the_end(branch: Branch) -> None:
    path = put(branch, b"Numbers\n")
    branch.commit("li")
    assert branch.codes() == {"attachment-unnamed"}
    comment(branch, "li", b"Numbers\n", path)
    branch.commit("li")
    assert branch.codes() == set()


def test_who_takes_no_part_adds_no_file_whatever_comes_later(branch: Branch) -> None:
    """Support is not asked in q4."""
    path = put(branch, b"Numbers\n", home="q4")
    branch.commit("wu")
    assert branch.codes() == {"attachment-unnamed"}
    comment(branch, "li", b"Numbers\n", path, "q4/logs/request")
    branch.commit("li")
    assert branch.codes() == {"attachment-unnamed"}


def test_a_file_that_is_too_large_for_the_command_is_too_large_by_hand(branch: Branch) -> None:
    content = b"x" * (10 * 1024 * 1024 + 1)
    comment(branch, "li", content, put(branch, content))
    branch.commit("li")
    assert branch.codes() == {"attachment-too-large"}


def both_sides(branch: Branch) -> None:
    """Two files of the same name and other bytes, on the branch and on main."""
    put(branch, b"Ours\n", "0123456789ab")
    branch.commit("li")
    branch.git("switch", "--quiet", "main")
    put(branch, b"Theirs\n", "0123456789ab")
    branch.commit("wang")
    branch.git("switch", "--quiet", "change")


def merged(branch: Branch) -> set[str]:
    """What is found at the merge itself."""
    told = branch.judged()["commits"][-1]
    return {f["code"] for f in told["findings"]}


def test_a_conflict_in_an_attachment_is_decided_by_nobody(branch: Branch) -> None:
    for side in ("ours", "theirs"):
        both_sides(branch)
        branch.by("li", "merge", "--quiet", "-X", side, "-m", "Merge", "main")
        assert merged(branch) == {"attachment-changed"}, side
        branch.git("reset", "--quiet", "--hard", "main~1")
        branch.git("branch", "--quiet", "--force", "main", "main~1")


def test_a_merge_that_changes_a_published_attachment_is_found(branch: Branch) -> None:
    branch.did("li", "task", "comment", "q3/report", "-m", "x")
    branch.git("switch", "--quiet", "main")
    branch.did("wang", "task", "comment", "q3/report", "-m", "y")
    branch.git("switch", "--quiet", "change")
    branch.by("li", "merge", "--quiet", "--no-commit", "--no-ff", "main")
    branch.file("collabs/q3/attachments/*.txt").write_text("Other\n")
    branch.commit("li", "Merge")
    assert merged(branch) == {"attachment-changed", "attachment-digest", "attachment-other-bytes"}


def test_branches_that_git_merged_at_once_are_shared_like_others(branch: Branch) -> None:
    branch.git("init", "--quiet", "--bare", str(branch.root.parent / "hub.git"))
    branch.git("switch", "--quiet", "main")
    branch.git("remote", "add", "origin", str(branch.root.parent / "hub.git"))
    branch.git("push", "--quiet", "--set-upstream", "origin", "main")
    for name in ("a", "b", "c"):
        branch.git("switch", "--quiet", "--create", name, "main")
        branch.did("li", "task", "comment", "q3/report", "-m", name)
    branch.git("switch", "--quiet", "main")
    branch.by("li", "merge", "--quiet", "--no-edit", "a", "b", "c")
    assert branch.codes(base="origin/main") == set()
    assert "Went out to origin: 3" in branch.did("li", "sync")
