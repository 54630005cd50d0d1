"""`why`, `diff` and `metrics` on the example, in both languages."""

import json
from pathlib import Path

import pytest

from tests.support.company import Company


@pytest.fixture
def company_of_example(example: Path, git_environment: dict[str, str]) -> Company:
    return Company(example, git_environment)


def test_the_boss_on_the_phone_hears_first_whether_the_date_holds(company_of_example: Company) -> None:
    at = ("q3-launch", "--at", "2024-07-31", "--now", "2024-07-31")
    english, chinese = (company_of_example.did("zhou", "why", *at, "--lang", lang) for lang in ("en", "zh"))
    assert english.splitlines()[2].startswith("The date ")
    assert chinese.splitlines()[2].startswith(("可以按期", "无法按期"))
    assert "i-22xy: 活动页面需要渠道商入驻申请入口 (2 working days on landing-page)" in english
    assert "目前等谁：" in chinese
    told = json.loads(company_of_example.did("zhou", "why", *at, "--json"))
    assert told["due"] == "2024-09-13" and told["balls"]


def test_a_fortnight_is_told_in_the_language_of_the_work(company_of_example: Company) -> None:
    told = company_of_example.did("zhou", "diff", "2024-07-20", "2024-08-05")
    assert "  slipped: i-59s7: 销售部渠道商沟通因物料未到位延迟2天 (2 working days on" in told
    assert "  issues resolved: i-22xy, i-59s7" in told
    assert "  request revised: special requirements" in told
    assert "  answered: 技术部 (accept)" in told
    assert company_of_example.did("zhou", "diff", "HEAD", "HEAD") == "Nothing changed in the work.\n"
    assert company_of_example.did("zhou", "diff", "2024-07-20", "2024-08-05", "-C", "q3-launch") == told
    chinese = company_of_example.did("zhou", "diff", "2024-07-20", "2024-08-05", "--lang", "zh")
    assert "  改期：i-59s7：" in chinese


def test_before_the_first_collaboration_everything_is_new(company_of_example: Company) -> None:
    first = company_of_example.git("rev-list", "--max-parents=0", "HEAD").strip()
    changed = json.loads(company_of_example.did("zhou", "diff", first, "2024-07-05", "--json"))["changed"]
    assert [each["status"] for each in changed] == [["none", "confirmed"]]


def test_rates_carry_their_n_and_name_no_person(company_of_example: Company) -> None:
    told = json.loads(company_of_example.did("zhou", "metrics", "--now", "2024-09-25", "--json"))
    whole = told["whole"]
    assert whole["feedback_in_time"]["n"] == sum(d["feedback_in_time"]["n"] for d in told["departments"].values())
    assert whole["returns"] == 1
    shown = company_of_example.did("zhou", "metrics", "--now", "2024-09-25")
    assert "n=" in shown
    people = json.loads(company_of_example.did("zhou", "member", "list", "--json"))["members"]
    assert not any(member["name"] in shown for member in people)
