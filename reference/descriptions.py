"""`make messages`: what the models of files say of themselves and of their fields, which editors show, as messages to be translated."""

import sys

from xcollab.render.schemas.kinds import schemas_in
from xcollab.render.schemas.wording import SchemaWords


class _Heard(SchemaWords):
    """Says nothing, and remembers what it was to say."""

    def __init__(self) -> None:
        super().__init__("en")
        self.messages: dict[str, None] = {}

    def text(self, message: str) -> str:
        """A message of the catalogue."""
        if message:
            self.messages[message] = None
        return message


def descriptions() -> list[str]:
    """Each once."""
    heard = _Heard()
    schemas_in(heard)
    return [*heard.messages]


if __name__ == "__main__":
    sys.stdout.writelines(f"N_({message!r})\n" for message in descriptions())
