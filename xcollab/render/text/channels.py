"""Channels as a table."""

from collections.abc import Mapping

from xcollab.render.base.context import RenderContext
from xcollab.render.base.tables import Table, table
from xcollab.schema.channel import Channel
from xcollab.words import N_


def channel_table(context: RenderContext, channels: Mapping[str, Channel]) -> Table:
    """One channel a row, with the variables that it needs where notices are sent from."""
    words = context.words
    headings = (N_("Channel"), N_("Kind"), N_("Variables"), N_("From or keyword"))
    return table(words, headings, (
        (name, words.label("channel", one.kind), words.show(one.variables), one.from_ or one.keyword or "")
        for name, one in channels.items()
    ))  # fmt: skip
