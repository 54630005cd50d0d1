"""What every refusal and finding says, by its code: the fact, and what to do next. English here, Chinese in `locale/`."""

from collections.abc import Mapping

from xcollab.words.messages.answers import ANSWERS
from xcollab.words.messages.channels import CHANNELS
from xcollab.words.messages.daily import DAILY
from xcollab.words.messages.doctor import DOCTOR
from xcollab.words.messages.forge import FORGE
from xcollab.words.messages.format import FORMAT
from xcollab.words.messages.git import GIT
from xcollab.words.messages.input import TYPED
from xcollab.words.messages.notices import NOTICES
from xcollab.words.messages.plans import PLANS
from xcollab.words.messages.references import REFERENCES
from xcollab.words.messages.review import REVIEW
from xcollab.words.messages.rules import RULES
from xcollab.words.messages.sync import SYNC
from xcollab.words.messages.system import WORLD
from xcollab.words.messages.tables import TABLES
from xcollab.words.messages.values import VALUES

REFUSALS: Mapping[str, tuple[str, str]] = {
    **RULES,
    **REFERENCES,
    **VALUES,
    **PLANS,
    **TYPED,
    **TABLES,
    **DAILY,
    **ANSWERS,
    **SYNC,
    **GIT,
    **NOTICES,
    **REVIEW,
    **FORGE,
    **CHANNELS,
    **DOCTOR,
    **FORMAT,
    **WORLD,
}  # fmt: skip
"""By code: the fact and the hint. The codes are part of the interface: `--json` shows them."""
