"""Records are checked by pydantic-core as Pydantic would have them checked by it."""

import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest

from xcollab import schema
from xcollab.schema.checks import core_schema
from xcollab.schema.value import Value, adapter

for _module in walk_packages(schema.__path__, "xcollab.schema."):
    import_module(_module.name)


def _kinds(kind: type[Value] = Value) -> Iterator[type[Value]]:
    for one in kind.__subclasses__():
        yield one
        yield from _kinds(one)


@pytest.mark.parametrize("kind", sorted(set(_kinds()), key=str), ids=lambda kind: getattr(kind, "__name__", ""))
def test_what_a_record_is_checked_for_is_what_pydantic_makes_of_its_annotations(kind: type[Value]) -> None:
    assert _bare(core_schema(kind)) == _bare(adapter(kind).core_schema)


_ASIDE = {
    "metadata", "ref", "serialization_alias", "computed_fields", "frozen", "slots", "default_factory_takes_data",
}  # fmt: skip
"""What JSON Schema and serialization are told of, and what says nothing more than when it is left out."""


def _bare(node: object, known: dict[str, object] | None = None) -> object:
    """What is checked, with references replaced by what they refer to."""
    known = known or {}
    if isinstance(node, list | tuple):
        return [_bare(each, known) for each in node]
    if not isinstance(node, dict):
        return node
    if node.get("type") == "definitions":
        return _bare(node["schema"], {one["ref"]: one for one in node["definitions"]})
    if node.get("type") == "definition-ref":
        return _bare(known[node["schema_ref"]], known)
    told = {key: _bare(each, known) for key, each in node.items() if key not in _ASIDE}
    return {key: each for key, each in told.items() if (key, each) != ("init", True)}


def test_a_type_that_no_field_has_so_far_is_no_type_to_check() -> None:
    with pytest.raises(TypeError, match="float"):
        core_schema(float)


def test_to_check_a_record_pydantic_itself_is_not_loaded() -> None:
    probe = (
        "import sys; from xcollab.schema.task import Task\n"
        "from xcollab.schema.value import Invalid\n"
        "try:\n    Task.model_validate({})\nexcept Invalid:\n    print('pydantic_core' in sys.modules, 'pydantic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout == "True False\n"
