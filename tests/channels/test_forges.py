"""From a remote's address to the forge, and to the pages and programs that open a pull request there."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xcollab.channels.forges import Forge, forge_of
from xcollab.channels.pages import LONGEST, new_file_page, pull_request_page
from xcollab.channels.programs import PROGRAMS

ADDRESSES = [
    ("https://github.com/acme/office.git", "github", "https://github.com/acme/office"),
    ("https://github.com/acme/office", "github", "https://github.com/acme/office"),
    ("https://zhou:s3cret@github.com/acme/office.git/", "github", "https://github.com/acme/office"),
    ("git@github.com:acme/office.git", "github", "https://github.com/acme/office"),
    ("github.com:acme/office", "github", "https://github.com/acme/office"),
    ("ssh://git@ssh.github.com:443/acme/office.git", "github", "https://github.com/acme/office"),
    ("git@gitlab.com:group/sub/team/work.git", "gitlab", "https://gitlab.com/group/sub/team/work"),
    ("ssh://git@GitLab.example.com:2222/group/work.git", "gitlab", "https://gitlab.example.com/group/work"),
    ("https://gitlab.example.com:8443/group/work.git", "gitlab", "https://gitlab.example.com:8443/group/work"),
    ("git@gitee.com:acme/office.git", "gitee", "https://gitee.com/acme/office"),
    ("https://codeberg.org/acme/office.git", "gitea", "https://codeberg.org/acme/office"),
    ("http://gitea.example.com:3000/acme/office", "gitea", "http://gitea.example.com:3000/acme/office"),
    ("https://forgejo.example.com/acme/office", "gitea", "https://forgejo.example.com/acme/office"),
    ("git@code.example.com:acme/office.git", "unknown", "https://code.example.com/acme/office"),
    ("https://github.com/acme/%E5%B7%A5%E4%BD%9C.git", "github", "https://github.com/acme/%E5%B7%A5%E4%BD%9C"),
    ("git@[2001:db8::1]:acme/office.git", "unknown", "https://[2001:db8::1]/acme/office"),
]


@pytest.mark.parametrize(("address", "kind", "web"), ADDRESSES)
def test_an_address_tells_the_forge_and_its_page_without_credentials(address: str, kind: str, web: str) -> None:
    forge = forge_of(address)
    assert forge is not None
    assert (forge.kind, forge.web) == (kind, web)
    assert "s3cret" not in repr(forge)


@pytest.mark.parametrize(
    "address",
    [
        "/srv/git/work.git",
        "../work.git",
        "file:///srv/work.git",
        r"C:\work",
        "C:/work",
        "",
        "https://[bad/x",
        "ftp://a/b",
    ],
)
def test_a_directory_is_no_forge(address: str) -> None:
    assert forge_of(address) is None


def test_a_workspace_names_a_forge_whose_host_does_not_tell() -> None:
    named = forge_of("git@code.example.com:acme/office.git", "gitlab")
    assert named is not None
    assert named.kind == "gitlab"


def test_a_workspace_says_that_its_server_has_no_pages() -> None:
    assert forge_of("git@code.example.com:acme/office.git", "none") is None


def _forge(kind: str) -> Forge:
    return Forge(kind, "f.example.com", "acme/sub/office", "https://f.example.com/acme/sub/office")


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


@given(title=_TEXT, body=_TEXT)
def test_what_is_filled_in_arrives_to_the_letter(title: str, body: str) -> None:
    for kind, keys in (("github", ("title", "body")), ("gitea", ("title", "body")),
                       ("gitlab", ("merge_request[title]", "merge_request[description]"))):  # fmt: skip
        link = pull_request_page(_forge(kind), "main", "signoff/q3/sales", title, body)
        assert link is not None
        assert link.address.isascii()
        query = parse_qs(urlsplit(link.address).query, keep_blank_values=True)
        assert [query[key] for key in keys] == [[title], [body]]


@pytest.mark.parametrize(
    ("kind", "path", "fills"),
    [
        ("github", "/acme/sub/office/compare/main...signoff/q3/sales", {"title", "body"}),
        ("gitlab", "/acme/sub/office/-/merge_requests/new", {"title", "body"}),
        ("gitea", "/acme/sub/office/compare/main...signoff/q3/sales", set()),
        ("gitee", "/acme/sub/office/pull/new/acme/sub:signoff/q3/sales...acme/sub:main", set()),
    ],
)
def test_each_forge_has_its_page_for_a_pull_request(kind: str, path: str, fills: set[str]) -> None:
    link = pull_request_page(_forge(kind), "main", "signoff/q3/sales", "主题 #1 & more", "x")
    assert link is not None
    assert unquote(urlsplit(link.address).path) == path
    assert link.fills == fills
    if kind == "gitlab":
        query = parse_qs(urlsplit(link.address).query)
        assert query["merge_request[source_branch]"] == ["signoff/q3/sales"]
        assert query["merge_request[target_branch]"] == ["main"]


def test_a_text_too_long_for_an_address_is_left_to_be_pasted() -> None:
    link = pull_request_page(_forge("github"), "main", "b", "T", "长" * LONGEST)
    assert link is not None
    assert len(link.address) <= LONGEST
    assert link.fills == {"title"}
    assert parse_qs(urlsplit(link.address).query)["title"] == ["T"]


@pytest.mark.parametrize(
    ("kind", "place", "query", "filled"),
    [
        ("github", "new/main", {"filename": "collabs/q3/x.yaml", "value": "a: 1 # 主\n"}, True),
        ("gitlab", "-/new/main", {"file_name": "collabs/q3/x.yaml"}, False),
        ("gitea", "_new/main/collabs/q3", {"filename": "x.yaml", "value": "a: 1 # 主\n"}, True),
        ("gitee", "new/main/collabs/q3", {}, False),
    ],
)
def test_each_forge_has_its_page_for_a_new_file(kind: str, place: str, query: dict[str, str], filled: bool) -> None:
    link = new_file_page(_forge(kind), "main", "collabs/q3/x.yaml", "a: 1 # 主\n")
    assert link is not None
    parts = urlsplit(link.address)
    assert parts.path == f"/acme/sub/office/{place}"
    assert {key: value[0] for key, value in parse_qs(parts.query).items()} == query
    assert ("content" in link.fills) is filled


def test_an_unknown_forge_has_no_pages_and_no_program() -> None:
    assert pull_request_page(_forge("unknown"), "main", "b", "T", "x") is None
    assert new_file_page(_forge("unknown"), "main", "x.yaml", "x") is None
    assert "unknown" not in PROGRAMS
