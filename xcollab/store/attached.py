"""Whether the attachments that statements name are there, and are what was attached: by the whole digest of their bytes."""

import hashlib
from collections.abc import Collection, Iterator

from xcollab.errors import Problem
from xcollab.schema.attachments import Key, attachments
from xcollab.schema.snapshot import Entry
from xcollab.schema.statement import LARGEST_ATTACHMENT, Attachment
from xcollab.store.loading import Loaded
from xcollab.store.sources import Source
