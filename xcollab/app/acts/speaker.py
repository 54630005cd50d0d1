"""Who says something, and who types it."""

from typing import NamedTuple


class Speaker(NamedTuple):
    """Who says it, who types it, and how the one heard it from the other."""

    by: str
    recorder: str
    via: str | None = None
    evidence: dict[str, str] | None = None

    @property
    def recorded(self) -> dict[str, object]:
        """The fields that tell of a recording (代录); none where people speak for themselves."""
        if self.by == self.recorder:
            return {}
        evidence = {"evidence": self.evidence} if self.evidence else {}
        return {"recorded_by": self.recorder, "via": self.via, **evidence}
