"""Joining a workspace by values: the clone, whom git takes somebody for, the check before commits, the language."""

import subprocess
from pathlib import Path

import pytest

from tests.support.company import Company, identity
from xcollab.app.context import Context
from xcollab.app.workspace.cloning import become, candidates, clone, install_hook, meant, recognised, speak
from xcollab.errors import GitRefused, Misused, Refused
from xcollab.store.disk.workspace_file import MARK
from xcollab.store.git.own_hook import is_own
from xcollab.store.sharing.cloning import directory_of, refuse_odd
from xcollab.store.transaction.plain_commit import nobody_asked

NOBODY = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "user.useConfigOnly", "GIT_CONFIG_VALUE_0": "true"}


@pytest.fixture
def address(company: Company, tmp_path: Path) -> Path:
    """The company's workspace as others share it."""
    company.git("clone", "--quiet", "--bare", ".", str(tmp_path / "server/acme.git"))
    return tmp_path / "server/acme.git"


@pytest.fixture
def elsewhere(company: Company, tmp_path: Path) -> Context:
    """A colleague's machine, on which git knows nobody."""
    (tmp_path / "desk").mkdir()
    return Context(tmp_path / "desk", company.environment | NOBODY, language="en")


@pytest.mark.parametrize(
    "address",
    [
        "-x",
        "--upload-pack=touch x",
        "ext::sh -c true",
        "fd::7",
        "ftp://host/x",
        "ssh://-oProxyCommand=x/y",
        "",
        " ",
        "a\nb",
        "http::x",
    ],
)
def test_an_address_that_could_run_something_is_refused_before_git_hears_of_it(address: str) -> None:
    with pytest.raises(Misused, match="address-odd"):
        refuse_odd(address)


@pytest.mark.parametrize(
    ("address", "name"),
    [("https://git.example.com/team/acme.git", "acme"), ("git@host:acme.git/", "acme"), ("/srv/acme/.git", "acme"), ("host:acme", "acme"),
     ("https://host/acme?x=1", "acme"), ("C:\\shared\\acme.git", "acme")],
)  # fmt: skip
def test_the_new_directory_is_called_as_the_address_is(address: str, name: str) -> None:
    refuse_odd(address)
    assert directory_of(address) == name


def test_an_address_without_a_name_asks_for_a_directory() -> None:
    with pytest.raises(Misused, match="clone-directory"):
        directory_of("https://host/..")


def test_a_workspace_is_cloned_and_set_up_for_a_member(elsewhere: Context, address: Path) -> None:
    root = clone(elsewhere, str(address))
    assert root == elsewhere.directory / "acme" and (root / MARK).is_file()
    here = Context(root, elsewhere.environment, language="en")
    assert recognised(here) is None
    people = candidates(here)
    become(here, meant(here, people, "Li Na"))
    known = recognised(Context(root, elsewhere.environment))
    assert known and known.id == "li"
    assert speak(here, (None, "fr", "zh", "en")) == "zh" and speak(here, (None, "")) is None
    assert Context(root, {"LANG": "en_US.UTF-8"}).words.language == "zh"
    assert install_hook(here) and not install_hook(here)  # once: what is there stays


def test_people_are_meant_by_number_id_name_part_or_address(elsewhere: Context, address: Path) -> None:
    here = Context(clone(elsewhere, str(address)), elsewhere.environment, language="en")
    people = candidates(here)
    for typed in (
        str([one.id for one in people].index("wang") + 1),
        "wang",
        "wang qiang",
        "WANG@example.com",
        "Qiang",
        "wan",
    ):
        assert meant(here, people, typed).id == "wang"
    for typed, code in (("z", "ambiguous"), ("nobody at all", "no-match"), ("0", "no-match"), ("99", "no-match")):
        with pytest.raises(Misused, match=code):
            meant(here, people, typed)


def test_who_has_left_cannot_be_at_work(company: Company, elsewhere: Context, tmp_path: Path) -> None:
    company.did("zhou", "member", "leave", "sun", "--to", "li", "--last-day", "2024-06-28")
    here = Context(clone(elsewhere, str(company.root), "new"), elsewhere.environment)
    assert "sun" not in [one.id for one in candidates(here)]


def test_our_own_hook_is_no_reason_to_ask_git_and_any_other_is(company: Company) -> None:
    context = Context(company.root, company.environment | identity("zhou", company.clock))
    assert nobody_asked(context.repository) and install_hook(context)
    hook = company.root / ".git/hooks/pre-commit"
    assert is_own(hook) and nobody_asked(context.repository)
    hook.write_text(hook.read_text(encoding="utf-8") + "echo more\n", encoding="utf-8")
    assert not is_own(hook) and not nobody_asked(context.repository)


def test_where_git_looks_for_hooks_elsewhere_none_is_added(company: Company) -> None:
    company.git("config", "core.hooksPath", "elsewhere")
    assert not install_hook(Context(company.root, company.environment))


def _left(context: Context) -> list[str]:
    return [path.name for path in context.directory.iterdir()]


def test_nothing_is_left_of_a_clone_that_comes_to_nothing(elsewhere: Context, tmp_path: Path) -> None:
    empty = tmp_path / "empty.git"
    subprocess.run(["git", "init", "--quiet", "--bare", str(empty)], check=True)
    for address, code in ((str(empty), "nothing-to-join"), (str(tmp_path / "nowhere"), "clone-failed")):
        with pytest.raises((Refused, GitRefused), match=code):
            clone(elsewhere, address)
        assert _left(elsewhere) == []
    (elsewhere.directory / "there").mkdir()
    with pytest.raises(Refused):
        clone(elsewhere, str(empty), "there")
    assert _left(elsewhere) == ["there"]


def test_no_directory_is_written_over_and_no_workspace_lies_in_another(elsewhere: Context, address: Path) -> None:
    (elsewhere.directory / "acme").mkdir()
    (elsewhere.directory / "acme/mine").write_text("x")
    with pytest.raises(Misused, match="directory-not-empty"):
        clone(elsewhere, str(address))
    root = clone(elsewhere, str(address), "work")
    for directory, code in (("work", "cloned-already"), ("work/inner", "clone-inside")):
        with pytest.raises(Refused, match=code):
            clone(elsewhere, str(address), directory)
    assert (elsewhere.directory / "acme/mine").read_text() == "x" and (root / MARK).is_file()


def test_a_workspace_may_lie_deeper_and_one_of_several_is_named(company: Company, elsewhere: Context) -> None:
    for place in ("one", "two/three"):
        (company.root / place).mkdir(parents=True)
        for name in ("xcollab.yaml", "departments"):
            subprocess.run(["cp", "-r", str(company.root / name), str(company.root / place)], check=True)
    company.git("rm", "-rq", "--cached", "xcollab.yaml", "departments")
    company.git("add", "one", "two")
    company.git("commit", "--quiet", "-m", "two of them")
    with pytest.raises(Refused, match="which-workspace"):
        clone(elsewhere, str(company.root), "new")
    with pytest.raises(Refused, match="which-workspace"):
        clone(elsewhere, str(company.root), "new", "nowhere")
    assert clone(elsewhere, str(company.root), "new", "two/three") == elsewhere.directory / "new/two/three"


def test_line_ends_stay_whatever_git_is_told_to_do_with_them(elsewhere: Context, address: Path) -> None:
    elsewhere.environment = {
        **elsewhere.environment,
        "GIT_CONFIG_COUNT": "2",
        "GIT_CONFIG_KEY_1": "core.autocrlf",
        "GIT_CONFIG_VALUE_1": "true",
    }
    root = clone(elsewhere, str(address))
    assert b"\r" not in (root / MARK).read_bytes()
