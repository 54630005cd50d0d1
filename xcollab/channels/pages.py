"""Pages of forges that open a pull request or a new file, as data.

- GitHub: `compare` with `quick_pull`, `title` and `body` is documented ("Using query parameters to create a pull request");
  `new/BRANCH` with `filename` and `value` is what Gitea's documentation and GitHub's own links use.
- GitLab: `merge_requests/new` with `merge_request[…]` is what its own push hint uses, title and description included;
  `new/BRANCH` takes `file_name`, and no longer a content (gitlab-org/gitlab#532221).
- Gitea, Forgejo: `compare` takes `title` and `body` since Gitea 1.24 (go-gitea/gitea#34537), so they are not relied on; `_new`
  with `filename` and `value` is documented ("Pre-fill new file name and contents").
- Gitee: `pull/new/OWNER:HEAD...OWNER:BASE` is what its push hint prints; `new/BRANCH` is linked from its pages. Neither takes
  a text.
"""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote, urlencode

from xcollab.channels.forges import Forge

LONGEST = 7000
"""Characters of an address that every server takes; GitHub answers a longer one with `414 URI Too Long`."""


class Page(NamedTuple):
    """A page of a forge: its path below the repository's, its query, and what the forge surely fills in from it."""

    path: str
    query: tuple[tuple[str, str], ...] = ()
    fills: frozenset[str] = frozenset()


class Link(NamedTuple):
    """An address to open, and what the person need not type there."""

    address: str
    fills: frozenset[str]


_TOLD = frozenset({"title", "body"})
PULL_REQUEST: Mapping[str, Page] = {
    "github": Page("compare/{base}...{head}", (("quick_pull", "1"), ("title", "{title}"), ("body", "{body}")), _TOLD),
    "gitlab": Page(
        "-/merge_requests/new",
        (
            ("merge_request[source_branch]", "{head}"),
            ("merge_request[target_branch]", "{base}"),
            ("merge_request[title]", "{title}"),
            ("merge_request[description]", "{body}"),
        ),
        _TOLD,
    ),
    "gitea": Page("compare/{base}...{head}", (("quick_pull", "1"), ("title", "{title}"), ("body", "{body}"))),
    "gitee": Page("pull/new/{owner}:{head}...{owner}:{base}"),
}
_CONTENT = frozenset({"content"})
NEW_FILE: Mapping[str, Page] = {
    "github": Page("new/{branch}", (("filename", "{path}"), ("value", "{content}")), _CONTENT),
    "gitlab": Page("-/new/{branch}", (("file_name", "{path}"),)),
    "gitea": Page("_new/{branch}/{directory}", (("filename", "{name}"), ("value", "{content}")), _CONTENT),
    "gitee": Page("new/{branch}/{directory}"),
}


def pull_request_page(forge: Forge, base: str, head: str, title: str, body: str) -> Link | None:
    """Where a pull request from `head` to `base` is opened; None where the forge's pages are not known."""
    said = {"base": base, "head": head, "title": title, "body": body, "owner": forge.path.rpartition("/")[0]}
    return _link(forge, PULL_REQUEST.get(forge.kind), said)


def new_file_page(forge: Forge, branch: str, path: str, content: str) -> Link | None:
    """Where a file is added on a branch; None where the forge's pages are not known."""
    directory, _, name = path.rpartition("/")
    said = {"branch": branch, "path": path, "directory": directory, "name": name, "content": content}
    return _link(forge, NEW_FILE.get(forge.kind), said)


def _link(forge: Forge, page: Page | None, said: Mapping[str, str]) -> Link | None:
    if page is None:
        return None
    place = f"{forge.web}/{page.path.format_map({key: quote(value) for key, value in said.items()})}"
    for left_out in ((), ("{body}", "{content}")):
        query = [(key, value.format_map(said)) for key, value in page.query if value not in left_out]
        address = f"{place}?{urlencode(query, quote_via=quote)}" if query else place
        if len(address) <= LONGEST:
            break
    return Link(address, page.fills - {name.strip("{}") for name in left_out})
