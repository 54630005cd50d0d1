"""Whether there are refs below a name, as git says."""

import pytest

from tests.support.company import Company
from xcollab.store.git.repository import Repository
from xcollab.store.sharing.refs import any_below

NAMES = ("refs/heads/signoff/", "refs/xcollab/parked/")


@pytest.mark.parametrize("ref", ["refs/heads/signoff/li/q3", "refs/xcollab/parked/a", "refs/xcollab/parked/deep/er"])
@pytest.mark.parametrize("packed", [False, True])
def test_they_are_seen_loose_and_packed(company: Company, ref: str, *, packed: bool) -> None:
    repository = Repository(company.root, company.environment)
    company.git("update-ref", "refs/heads/other", "HEAD")
    company.git("update-ref", "refs/xcollab/other", "HEAD")
    assert not any_below(repository, *NAMES)
    company.git("update-ref", ref, "HEAD")
    if packed:
        company.git("pack-refs", "--all")
    assert any_below(repository, *NAMES)
    company.git("update-ref", "-d", ref)
    assert not any_below(repository, *NAMES)


def test_a_clone_without_any_is_seen_as_such(company: Company) -> None:
    company.git("pack-refs", "--all", "--prune")
    assert not any_below(Repository(company.root, company.environment), *NAMES)
