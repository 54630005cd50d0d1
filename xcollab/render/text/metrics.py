"""The figures as a table: a row a figure, a column a department, n beside each rate."""

from collections.abc import Mapping

from xcollab.render.base.context import RenderContext
from xcollab.render.base.tables import Table, table
from xcollab.words import N_
from xcollab.workflow.views.metrics import Metrics, Rate

NAMES = {
    "feedback_in_time": N_("feedback in time"),
    "solution_in_time": N_("solution in time"),
    "acceptance_in_time": N_("verdict in time"),
    "whole_by_first": N_("request kept its first date"),
    "whole_by_date": N_("request kept its date in force"),
    "on_time_original": N_("handed in by the original date"),
    "on_time_in_force": N_("handed in by the date in force"),
    "first_time_acceptance": N_("accepted at the first time"),
    "response_days": N_("working days to answer"),
    "redatings": N_("moved dates of the request"),
    "slips": N_("moved dates of tasks"),
    "slipped_days": N_("working days slipped"),
    "returns": N_("returned"),
    "recorded": N_("recorded by somebody else"),
}
"""Every figure, in the order of the stages."""


def metrics_table(context: RenderContext, whole: Metrics, each: Mapping[str, Metrics]) -> Table:
    """The whole, then each department."""
    words = context.words
    headings = [N_("Figure"), N_("All"), *(context.department_name(d) for d in each)]
    rows = [
        [words(name), *(cell(getattr(found, key), key) for found in (whole, *each.values()))]
        for key, name in NAMES.items()
    ]
    return table(words, headings, rows)


def cell(value: Rate | int, key: str) -> str:
    """A figure as it is shown: a rate with its n, a mean in days, a count."""
    if not isinstance(value, Rate):
        return str(value)
    if value.n == 0:
        return "–"
    if key == "response_days":
        return f"{value.hits / value.n:.1f} (n={value.n})"
    return f"{value.hits}/{value.n} {100 * value.hits / value.n:.0f}%"
