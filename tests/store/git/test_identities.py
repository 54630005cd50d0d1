"""Who is at work is taken from the environment only where git would say the same."""

from pathlib import Path

import pytest

from xcollab.store.git.identities import stated_in
from xcollab.store.git.runner import Git

PLAIN = {"NAME": "周敏", "EMAIL": "zhou@example.com", "DATE": "2024-07-05T09:30:00+08:00"}


def of(**parts: str) -> dict[str, str]:
    return {f"GIT_AUTHOR_{part}": text for part, text in (PLAIN | parts).items()}


@pytest.mark.parametrize(
    "own", [{}, {"NAME": "Zoë O'Brien 3"}, {"EMAIL": "a.b-c+d@x"}, {"DATE": "2024-12-31T23:59:59-03:30"}]
)
def test_what_is_plain_is_what_git_says(git_environment: dict[str, str], own: dict[str, str]) -> None:
    stated = stated_in(of(**own), "AUTHOR")
    said = Git(Path("/"), {**git_environment, **of(**own)}).run("var", "GIT_AUTHOR_IDENT").text
    assert stated
    seconds, offset = int(stated.now.timestamp()), f"{stated.now:%z}"
    assert said == f"{stated.name} <{stated.email}> {seconds} {offset}"


@pytest.mark.parametrize(
    "own",
    [
        {"NAME": ""}, {"NAME": " "}, {"NAME": ".zhou"}, {"NAME": "zhou,"}, {"NAME": "zh<ou"}, {"NAME": "zh\nou"}, {"NAME": "\udc80x"},
        {"EMAIL": ""}, {"EMAIL": "<zhou@example.com>"}, {"DATE": ""}, {"DATE": "now"}, {"DATE": "1720143000 +0800"},
        {"DATE": "2024-02-30T00:00:00+08:00"}, {"DATE": "2024-07-05T09:30:00"}, {"DATE": "2024-07-05T25:30:00+08:00"},
        {"DATE": "1999-07-05T09:30:00+08:00"}, {"DATE": "2024-07-05T09:30:00+15:00"},
    ],
)  # fmt: skip
def test_git_is_asked_about_all_else(own: dict[str, str]) -> None:
    assert stated_in(of(**own), "AUTHOR") is None
    assert (
        stated_in({key: text for key, text in of().items() if key != f"GIT_AUTHOR_{next(iter(own))}"}, "AUTHOR") is None
    )
    assert stated_in(of(), "COMMITTER") is None
