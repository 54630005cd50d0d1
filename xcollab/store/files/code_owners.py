"""Files of code owners: where each forge looks for them, in the order in which it does. Paths are from the top of the repository."""

from collections.abc import Mapping

from xcollab.store.files.beside_workspace import present_file, top_of
from xcollab.store.git.repository import Repository

PLACES: Mapping[str, tuple[str, ...]] = {
    "github": (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"),
    "gitlab": ("CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"),
    "gitea": ("CODEOWNERS", "docs/CODEOWNERS", ".gitea/CODEOWNERS", ".forgejo/CODEOWNERS"),
}
_USUAL = {"github": ".github/CODEOWNERS", "gitlab": ".gitlab/CODEOWNERS", "gitea": ".gitea/CODEOWNERS"}


def place_of_owners(repository: Repository, kind: str) -> str:
    """Where the forge reads its owners from: the first file that is there, otherwise the forge's own directory."""
    top = top_of(repository)
    return next((place for place in PLACES[kind] if present_file(top, place) is not None), _USUAL[kind])


def owners_files(repository: Repository, revision: str | None = None) -> dict[str, str]:
    """Every such file with its text: in the working tree, or in a revision (an empty one is the index)."""
    every = dict.fromkeys(place for places in PLACES.values() for place in places)
    if revision is None:
        top = top_of(repository)
        found = {place: text for place in every if (text := present_file(top, place)) is not None}
    else:
        found = _blobs(repository, {place: f"{revision}:{place}" for place in every})
    return {place: content.decode("utf-8", "replace") for place, content in found.items()}


def _blobs(repository: Repository, names: Mapping[str, str]) -> dict[str, bytes]:
    """By place, the content that git knows under a name; one process for all."""
    out = repository.git.run("cat-file", "--batch", given="".join(f"{name}\n" for name in names.values()).encode()).out
    found = {}
    for place in names:
        about, _, out = out.partition(b"\n")
        if not about.endswith(b" missing"):
            size = int(about.rsplit(b" ", 1)[1])
            found[place], out = out[:size], out[size + 1 :]
    return found
