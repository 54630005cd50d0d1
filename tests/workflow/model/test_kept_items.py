"""Items that are kept as text are those that they are made of, each made once, when it is asked for."""

import json

from xcollab.workflow.model.kept_items import KeptItems


def test_it_is_a_mapping_of_what_is_made_and_makes_what_is_asked_for() -> None:
    made: list[str] = []

    def make(text: str) -> int:
        made.append(text)
        return int(json.loads(text))

    kept = KeptItems({"a": "1", "b": "2"}, make)
    assert ("a" in kept, "c" in kept, [*kept], len(kept)) == (True, False, ["a", "b"], 2)
    assert made == []
    assert (kept["b"], kept["b"], made) == (2, 2, ["2"])
    assert kept == {"a": 1, "b": 2}
    assert kept.get("c") is None
