"""What commits changed is told out of git's objects alone."""

from tests.support.company import Company
from xcollab.store.git.differences import touched_between, touched_by
from xcollab.store.git.repository import Repository


def test_commits_are_compared_without_reading_what_is_staged(working: Company) -> None:
    """At a hundred thousand files, to read it took longer than all else of a comparison."""
    head, parent = working.git("rev-parse", "HEAD", "HEAD~1").split()
    repository = Repository(working.root, working.environment)
    (working.root / ".git/index").write_bytes(b"this is no index")
    changed = touched_between(repository.top, parent, head)
    assert changed == touched_by(repository.top, [head])[head] != ()
    assert not (working.root / ".git/xcollab.no-index").exists()
