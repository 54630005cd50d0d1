"""Items that are kept as text are those that they are made of, made once, when they are asked for."""

import json

from xcollab.workflow.model.kept_items import KeptItems, KeptTogether


def test_it_is_a_mapping_of_what_is_made_and_makes_what_is_asked_for() -> None:
    made: list[bytes] = []

    def make(text: bytes) -> int:
        made.append(text)
        return int(json.loads(text))

    kept = KeptItems({"a": b"1", "b": b"2"}, make)
    assert ("a" in kept, "c" in kept, [*kept], len(kept)) == (True, False, ["a", "b"], 2)
    assert made == []
    assert (kept["b"], kept["b"], made) == (2, 2, [b"2"])
    assert kept == {"a": 1, "b": 2}
    assert kept.get("c") is None


def test_what_is_made_together_is_made_once_somebody_asks_for_any_of_it() -> None:
    made: list[bytes] = []

    def make(text: bytes) -> list[int]:
        made.append(text)
        return [*map(int, json.loads(text))]

    kept, same = KeptTogether(b"[1, 2]", make), KeptTogether(b"[1, 2]", make)
    assert made == []
    assert (len(kept), [*kept], 2 in kept, 3 in kept, made) == (2, [1, 2], True, False, [b"[1, 2]"])
    assert (1, 2) == kept == same != KeptTogether(b"[2]", make)
    assert (kept != [1, 2], hash(kept)) == (True, hash((1, 2)))
