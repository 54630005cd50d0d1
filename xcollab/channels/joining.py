"""A pull request that is open already: whether a program's complaint means that, and where it is found."""

import csv
import json
import re

from xcollab.channels.programs import Client, Proposed

_EXISTS = re.compile(r"\b(?:pull|merge) request\b[^\n]*\balready exists\b.*", re.IGNORECASE | re.DOTALL)
_ADDRESS = re.compile(r"https?://\S+/(?:pull|pulls|merge_requests)/\d+\b")
"""Of a request: complaints carry the address of the interface too, and of pages that explain them."""
_NUMBER = re.compile(r"source branch: !(\d+)")
"""How GitLab names the merge request that is there."""


def is_open_already(said: str) -> bool:
    """Whether the forge refused because the branch has an open pull request, in the words of any of the three."""
    return bool(_EXISTS.search(said))


def open_address(client: Client, proposed: Proposed, said: str) -> str:
    """The address of the branch's open pull request: from what was said, or asked for; an empty text where nobody tells."""
    complaint = found.group() if (found := _EXISTS.search(said)) else ""
    if number := _NUMBER.search(complaint):
        return f"{client.forge.web}/-/merge_requests/{number.group(1)}"
    if address := _ADDRESS.search(complaint):
        return address.group()
    answer = client.ask(client.program.find, proposed)
    return next(iter(_listed(answer.said, proposed)), "") if answer.done else ""


def _listed(said: str, proposed: Proposed) -> list[str]:
    """Addresses in a list, which is JSON of GitHub's or GitLab's making, or the rows of `tea`."""
    if said.startswith("["):
        try:
            rows: list[dict[str, object]] = json.loads(said)
        except ValueError:
            return []
        return [str(row.get("web_url") or row.get("url")) for row in rows]
    mine = [
        row
        for row in csv.DictReader(said.splitlines())
        if (row.get("head"), row.get("base")) == (proposed.head, proposed.base)
    ]
    return [str(row["url"]) for row in mine if row.get("url")]
