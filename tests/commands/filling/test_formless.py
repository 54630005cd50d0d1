"""`init`, `member add` and `department add` ask, check each answer as it is typed, and propose the answers again when they were left."""

from pathlib import Path

import pytest

from tests.support.company import Company
from tests.support.typist import Typist


@pytest.fixture
def nowhere(tmp_path: Path, git_environment: dict[str, str]) -> Company:
    """A directory where nothing has begun."""
    (tmp_path / "acme").mkdir()
    return Company(tmp_path / "acme", git_environment)


def _drafts(company: Company) -> list[Path]:
    return sorted(company.root.glob(".git/xcollab.drafts/*"))


def test_init_asks_for_the_names_of_the_company_and_of_the_department(nowhere: Company) -> None:
    typist = Typist(nowhere, "zhou", "init")
    typist.types("", "", "示例公司", "", "sales", "销售部", "", "", "-", "y")
    assert typist.ends() == 0, typist.seen
    assert "name: 示例公司\n" in (nowhere.root / "xcollab.yaml").read_text(encoding="utf-8")
    assert "name: 销售部\n" in (nowhere.root / "departments/sales.yaml").read_text(encoding="utf-8")
    assert not _drafts(nowhere)


def test_a_wrong_answer_is_asked_again_and_nothing_is_given_up(nowhere: Company) -> None:
    typist = Typist(nowhere, "zhou", "init")
    typist.types("", "", "bell\x01", "Acme", "Zhou Min", "con", "zhou", "No Id", "sales", "bell\x01")
    assert typist.seen.count("error: ") == 4 and "error: " in typist.asked()
    assert typist.stops() == 130
    assert not (nowhere.root / "xcollab.yaml").exists()
    assert "What you answered is kept here and proposed the next time." in typist.seen
    assert "Go on with: `xcollab init`" in typist.seen
    typist = Typist(nowhere, "zhou", "init")
    typist.types("", "")
    assert "(Acme)" in typist.asked() and "proposed" in typist.seen
    typist.types("", "", "", "Sales", "", "", "-", "y")
    assert typist.ends() == 0, typist.seen
    assert "name: Acme\n" in (nowhere.root / "xcollab.yaml").read_text(encoding="utf-8")
    assert "name: Sales\n" in (nowhere.root / "departments/sales.yaml").read_text(encoding="utf-8")
    assert not _drafts(nowhere)


def test_the_whole_company_is_asked_for_and_begun_in_one_commit(nowhere: Company) -> None:
    typist = Typist(nowhere, "zhou", "init")
    typist.types("zh", "", "示例公司", "", "marketing", "市场部", "sales 销售部", "！！", "tech 技术部", "")
    typist.types("李娜 li@example.com 销售部", "wang 王强 wang@example.com", "li 李力 li@example.com tech")
    assert typist.stops() == 130 and typist.seen.count("error: ") == 4  # each line that cannot be, and the end
    typist = Typist(nowhere, "zhou", "init")
    typist.types("", "", "", "", "", "")
    assert "  tech 技术部" in typist.asked().splitlines()[-2].rstrip() or "  tech 技术部" in typist.seen
    typist.types("", "wang 王强 wang@example.com tech", "", "2024", "n", "", "", "新公司", "", "", "", "", "", "", "y")
    assert typist.ends() == 0, typist.seen
    assert nowhere.git("rev-list", "--count", "HEAD").strip() == "1"
    assert "name: 新公司\n" in (nowhere.root / "xcollab.yaml").read_text(encoding="utf-8")
    assert "lead: li\n" in (nowhere.root / "departments/sales.yaml").read_text(encoding="utf-8")
    assert "lead: wang\n" in (nowhere.root / "departments/tech.yaml").read_text(encoding="utf-8")
    assert "year: 2024\n" in (nowhere.root / "calendar.yaml").read_text(encoding="utf-8")
    nowhere.did("zhou", "check")


def test_flags_say_the_same_and_nobody_is_asked(nowhere: Company) -> None:
    nowhere.did("zhou", "init", "--add-department", "sales Sales", "--add-member", "li Li Na li@example.com sales",
                "--holidays", "2024")  # fmt: skip
    assert "Li Na" in nowhere.did("zhou", "member", "list")
    assert "lead: li\n" in (nowhere.root / "departments/sales.yaml").read_text(encoding="utf-8")
    nowhere.did("zhou", "check")


def test_who_git_does_not_know_is_asked_for_name_and_address(nowhere: Company) -> None:
    typist = Typist(nowhere, "", "init", "--lang", "en")
    typist.types("bell\x01", "Zhou Min", "no address", "zhou@example.com", *[""] * 10)
    assert typist.ends() == 0, typist.seen
    assert typist.seen.count("error: ") == 2
    assert nowhere.git("config", "--local", "user.email").strip() == "zhou@example.com"
    assert "- id: zhou\n    name: Zhou Min\n" in (nowhere.root / "departments/office.yaml").read_text(encoding="utf-8")


def test_no_input_founds_with_what_is_proposed(nowhere: Company) -> None:
    typist = Typist(nowhere, "zhou", "init", "--no-input")
    assert typist.ends() == 0
    assert (nowhere.root / "departments/office.yaml").exists()


@pytest.mark.parametrize("words", [("--member", "Zhou Min"), ("--department", "con"), ("--name", "a\x01")])
def test_a_wrong_flag_is_refused_by_its_name(nowhere: Company, words: tuple[str, str]) -> None:
    result = nowhere.does("zhou", "init", *words)
    assert result.code == 2 and f"({words[0]})" in result.err


def test_a_member_is_asked_for_and_nothing_is_given_up(company: Company) -> None:
    typist = Typist(company, "zhou", "member", "add", "--department", "sales")
    typist.types("He Li", "he", "He Li", "")
    assert typist.stops() == 130
    typist = Typist(company, "zhou", "member", "add", "--department", "sales")
    typist.types("", "", "he@example.com")
    assert typist.ends() == 0, typist.seen
    assert "+    name: He Li" in company.git("show", "--format=") and not _drafts(company)


def test_a_department_is_asked_for_and_nothing_is_given_up(company: Company) -> None:
    typist = Typist(company, "zhou", "department", "add")
    typist.types("Legal Affairs", "con", "legal", "bell\x01", "…")
    assert typist.seen.count("error: ") == 3 and "error: " in typist.asked()
    assert typist.stops() == 130
    typist = Typist(company, "zhou", "department", "add")
    typist.types("", "法务部")
    assert "(legal)" in typist.seen and typist.ends() == 0, typist.seen
    assert "+name: 法务部" in company.git("show", "--format=") and not _drafts(company)


def test_what_is_complete_asks_nothing(company: Company) -> None:
    assert Typist(company, "zhou", "department", "add", "legal", "--name", "Legal").ends() == 0
    assert Typist(company, "zhou", "department", "add", "audit").ends() == 0
    assert "+name: audit" in company.git("show", "--format=")


def test_where_nobody_can_be_asked_what_is_missing_is_listed(company: Company) -> None:
    result = company.does("zhou", "department", "add", "--name", "Legal")
    assert result.code == 2 and "DEPARTMENT" in result.err
