"""Code owners out of the departments, and links for those who answer in the browser."""

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.commands.nouns.test_signoff import asked, hub
from tests.support.company import Company
from tests.support.reviewing.code_owners import owners
from xcollab.store.disk.layout import place

__all__ = ["asked", "hub"]
PATHS = {"github": ".github/CODEOWNERS", "gitlab": ".gitlab/CODEOWNERS", "gitea": ".gitea/CODEOWNERS"}


@pytest.fixture
def known(company: Company) -> Company:
    """Everybody but Wang has an account; Sun's is written with its @."""
    for department, members in {"marketing": ("zhou", "chen"), "sales": ("li", "sun"), "support": ("wu",)}.items():
        file = company.root / f"departments/{department}.yaml"
        text = file.read_text()
        for member in members:
            account = f"'@{member}-acme'" if member == "sun" else f"{member}-acme"
            text = text.replace(f"  - id: {member}\n", f"  - id: {member}\n    forge: {account}\n")
        file.write_text(text)
    company.git("commit", "-qam", "accounts")
    return company


@pytest.mark.parametrize("kind", PATHS)
def test_every_answer_leads_to_the_people_who_speak_for_its_department(known: Company, kind: str) -> None:
    text = known.did("zhou", "forge", "codeowners", "--for", kind)
    assert owners(kind, text, "collabs/q3/feedback/sales/20240701T020300Z-li-t4f5.yaml") == {"@li-acme", "@sun-acme"}
    assert owners(kind, text, "collabs/a-b/feedback/marketing/x.yaml") == {"@zhou-acme", "@chen-acme"}
    assert owners(kind, text, "collabs/q3/feedback/tech/x.yaml") == set(), "nobody of tech has an account"
    assert owners(kind, text, "collabs/q3/feedback/sales-2/x.yaml") == set()
    assert owners(kind, text, "collabs/q3/logs/report/x.yaml") == set(), "for `check` to judge"


@pytest.mark.parametrize("kind", PATHS)
def test_settings_lead_to_admins_and_a_departments_file_to_its_lead_too(known: Company, kind: str) -> None:
    text = known.did("zhou", "forge", "codeowners", "--for", kind)
    for path in ("xcollab.yaml", "calendar.yaml", f".{kind}/CODEOWNERS", "departments/new.yaml"):
        assert owners(kind, text, path) == {"@zhou-acme"}, path
    assert owners(kind, text, "departments/sales.yaml") == {"@zhou-acme", "@li-acme"}


@pytest.mark.parametrize("kind", PATHS)
def test_in_a_larger_repository_only_the_workspace_is_owned(known: Company, tmp_path: Path, kind: str) -> None:
    known.git("init", "-q", str(tmp_path / "mono"))
    (tmp_path / "mono/at work.x").mkdir()
    known.root.rename(tmp_path / "mono/at work.x/acme")
    mono = Company(tmp_path / "mono/at work.x/acme", known.environment)
    (mono.root / ".git").rename(tmp_path / "old.git")
    mono.git("add", ".")
    mono.git("commit", "-qm", "all")
    text = mono.did("zhou", "forge", "codeowners", "--for", kind)
    assert owners(kind, text, "at work.x/acme/collabs/q3/feedback/sales/x.yaml") == {"@li-acme", "@sun-acme"}
    assert owners(kind, text, "at work.x/acme/xcollab.yaml") == {"@zhou-acme"}
    for outside in ("README.md", "src/main.c", "collabs/q3/feedback/sales/x.yaml", "at workax/acme/xcollab.yaml"):
        assert owners(kind, text, outside) == set(), outside
    assert " [" in mono.did("zhou", "forge", "codeowners", "--for", kind, "--write")
    assert (tmp_path / "mono" / PATHS[kind]).read_text() == text
    assert mono.does("zhou", "check").out.count("owners-drifted") == 0


@pytest.mark.parametrize(
    "address", ["", "https://git.example.com/acme/office.git", "/srv/acme.git", "https://gitee.com/acme/office.git"]
)
def test_where_the_remote_does_not_tell_the_forge_the_command_that_does_is_named(known: Company, address: str) -> None:
    if address:
        known.git("remote", "add", "origin", address)
    refused = known.does("zhou", "forge", "codeowners")
    assert (refused.code, "`xcollab forge codeowners --for github`, with gitlab or gitea" in refused.err) == (1, True)
    assert "--for github --write`" in known.does("zhou", "forge", "codeowners", "--write").err


def test_who_has_no_account_is_told_and_no_comment_holds_an_at_sign(known: Company) -> None:
    result = known.does("zhou", "forge", "codeowners", "--for", "gitlab")
    assert "Wang Qiang is not named: add the account as `forge` of wang in departments/tech.yaml" in result.err
    assert "# Without an account in `forge`, so not named here: Wang Qiang (wang)" in result.out
    assert not [line for line in result.out.splitlines() if line.startswith("#") and "@" in line]


@pytest.mark.parametrize("kind", PATHS)
def test_an_admin_writes_it_and_check_tells_when_the_departments_have_moved_on(known: Company, kind: str) -> None:
    assert "admins" in known.does("li", "forge", "codeowners", "--for", kind, "--write").err
    told = known.did("zhou", "forge", "codeowners", "--for", kind, "--write")
    assert told.startswith(f"{PATHS[kind]} written. [")
    assert known.git("show", "--name-only", "--format=", "HEAD").strip() == PATHS[kind]
    assert known.did("zhou", "forge", "codeowners", "--for", kind, "--write") == f"{PATHS[kind]} says so already.\n"
    assert "owners-drifted" not in known.did("zhou", "check")
    known.did("zhou", "department", "edit", "support", "--liaison", "wu")
    assert "owners-drifted" not in known.did("zhou", "check"), "the same people"
    known.did("zhou", "department", "edit", "sales", "--lead", "sun")
    for words in (("check",), ("check", "--staged"), ("check", "--at", "HEAD")):
        found = known.did("zhou", *words)
        assert f"{PATHS[kind]}:1: warning: " in found
        assert f"`xcollab forge codeowners --for {kind} --write`" in found
    assert "owners-drifted" not in known.did("zhou", "check", "--at", "HEAD~1")
    known.did("zhou", "forge", "codeowners", "--for", kind, "--write")
    assert "owners-drifted" not in known.did("zhou", "check")


def test_a_file_that_somebody_else_wrote_is_never_touched_nor_blamed(known: Company) -> None:
    (known.root / "CODEOWNERS").write_text("* @somebody\n")
    refused = known.does("zhou", "forge", "codeowners", "--for", "gitlab", "--write")
    assert refused.code == 1
    assert "CODEOWNERS was not written by xcollab" in refused.err
    assert (known.root / "CODEOWNERS").read_text() == "* @somebody\n"
    assert "owners-drifted" not in known.did("zhou", "check")


def test_without_a_name_the_remotes_forge_is_meant(asked: Company) -> None:
    assert asked.did("zhou", "forge", "codeowners").startswith("# xcollab forge codeowners --for github\n")
    asked.git("remote", "set-url", "origin", "git@code.example.com:acme/office.git")
    assert asked.does("zhou", "forge", "codeowners").code == 1
    settings = asked.root / "xcollab.yaml"
    settings.write_text(settings.read_text() + "forge: gitlab\n")
    asked.git("commit", "-qam", "our forge")
    assert asked.did("zhou", "forge", "codeowners").startswith("# xcollab forge codeowners --for gitlab\n")
    assert asked.does("zhou", "forge", "codeowners", "--for", "gitee").code == 2


def _link(company: Company, department: str) -> dict[str, str]:
    told = json.loads(company.did("zhou", "forge", "links", "q3", "--json"))
    return next(link for link in told["links"] if link["department"] == department)


def test_a_link_opens_a_file_that_needs_only_the_answer_itself(asked: Company) -> None:
    link = _link(asked, "sales")
    query = parse_qs(urlsplit(link["address"]).query)
    assert query["filename"] == [link["path"]]
    assert query["value"] == [link["text"]]
    found = place(link["path"])
    assert found is not None
    assert (found.kind, found.on) == ("statement", "q3/feedback/sales")
    file = asked.root / link["path"]
    file.parent.mkdir(parents=True)
    file.write_text(link["text"])
    assert ":9: error: decision: " in asked.does("li", "check").out, "the decision is missing"
    file.write_text(link["text"].replace("decision:", "decision: conditions").replace("# conditions:\n#   -",
                    "conditions:\n  - budget").replace("# scope:\n#   -", "scope:\n  - talks").replace("# resources:\n#   - what:\n#     quantity: 1\n#     department:",
                    "resources:\n  - what: designers\n    quantity: 2\n    department: tech"))  # fmt: skip
    assert "nothing wrong" in asked.did("li", "check")


def test_only_departments_that_owe_an_answer_to_the_present_terms_are_invited(asked: Company) -> None:
    asked.did("li", "feedback", "give", "-d", "accept", "--scope", "s")
    told = asked.did("zhou", "forge", "links")
    assert told.startswith("Tech (Wang Qiang): https://github.com/acme/office/new/main?filename=")
    assert "Sales" not in told
    asked.did("wang", "feedback", "give", "-d", "accept", "--scope", "s")
    assert "every department asked by q3 has answered" in asked.does("zhou", "forge", "links").err
    asked.did("chen", "request", "revise", "--due", "2024-10-31", "--reason", "later")
    assert asked.did("zhou", "forge", "links").count("https://") == 2


def test_where_the_forge_fills_nothing_in_the_text_is_there_to_paste(asked: Company) -> None:
    asked.git("remote", "set-url", "origin", "https://gitlab.com/acme/office.git")
    told = asked.did("zhou", "forge", "links")
    assert "https://gitlab.com/acme/office/-/new/main?file_name=collabs%2Fq3%2Ffeedback%2Fsales%2F" in told
    assert "    on: q3/feedback/sales\n    act: feedback\n" in told
