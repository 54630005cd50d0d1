"""Where answers are read: a company that asks, made once a run; what only reads it copies nothing."""

from datetime import datetime
from random import Random

import pytest

from tests.support.answering.asked import MOMENT
from tests.support.company import Company, identity
from xcollab.app.context import Context
from xcollab.app.workspace_view import WorkspaceView


@pytest.fixture(scope="session")
def reading(asking: Company) -> WorkspaceView:
    """What Zhou, the coordinator, reads answers against."""
    environment = {**asking.environment, **identity("zhou", datetime.fromisoformat(MOMENT))}
    return WorkspaceView(Context(asking.root, environment, Random(7)))
