"""The small form of `bench/sharing.py`: clones that act and sync at once, some of them killed, some pushes refused."""

from pathlib import Path

from bench.sharing import simulate


def test_what_was_acknowledged_in_clones_that_are_killed_and_refused_is_shared_once_and_once_only(
    tmp_path: Path,
) -> None:
    result = simulate(tmp_path, clones=3, acts=6, think=0.2, kills=4, failing=20, seed=1)
    assert (result.lost, result.doubled, result.refused, result.conflicts) == ((), (), (), 0)
    assert result.acknowledged >= 3 * 6 - result.kills
    assert result.found >= result.acknowledged
    assert result.checked.endswith("nothing wrong.")
    assert result.fsck == ""
    assert result.kills > 0
