"""`docs/json`: a JSON Schema (2020-12) for each view that commands answer programs with, read from the fields of its dataclass.

What `render/base/json_data.plain` does with values, this does with their types.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AnySet
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from importlib import import_module
from inspect import getdoc
from pkgutil import walk_packages
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from reference import forms
from reference.attributes import types
from xcollab.app import views
from xcollab.render.base.json_data import View
from xcollab.render.schemas.docstrings import attributes
from xcollab.schema.base import CODE
from xcollab.schema.snapshot import Entry
from xcollab.schema.value import Value, adapter, key_of
from xcollab.words.labels import Language
from xcollab.workflow.rules.rulebook import STATEMENTS

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
ENTRY = "entry"
"""The one part with a file of its own: a statement of any kind, with its name."""
_PLAIN: Mapping[Any, Schema] = {
    str: {"type": "string"}, int: {"type": "integer"}, bool: {"type": "boolean"}, NoneType: {"type": "null"}, Any: {},
    date: {"type": "string", "format": "date"}, datetime: {"type": "string", "format": "date-time"},
    object: {},
}  # fmt: skip


def every() -> list[type[View]]:
    """All views, by name."""
    for module in walk_packages(views.__path__, f"{views.__name__}."):
        import_module(module.name)
    return sorted(View.__subclasses__(), key=lambda view: view.NAME)


def schemas(*, strict: bool = False) -> dict[str, Schema]:
    """By name; a strict one refuses every key that it does not know, as a test wants it and no program should."""
    found = {view.NAME: _Schemas(strict).view(view) for view in every()}
    return found | {ENTRY: _Schemas(strict).entry()}


_HEAD: Mapping[Language, str] = {
    "en": """# Answers for programs

English · [中文](json.zh.md)

`--json` (of `report` and `overdue`: `--format json`) answers in JSON: canonical values, the same keys in every language. Each
answer says which view it is (`schema`) and which version of it (`schema_version`), and each view has a
[JSON Schema](https://json-schema.org/) below. Keys may be added to a view at any time, so a program passes over what it
does not know; taking a key away, or giving it another meaning, raises the version. What `xcollab` refuses is
the view [`error`](json/error.schema.json), with the exit code, and in words on standard error: there is one document on standard
output, whatever comes of a command. What was recorded and could not be shared is answered as recorded, with exit code 5.
`make reference` makes this page and the schemas.

A command that is offered is a list of words, to be run as it is, without a shell: the `commands` of an inbox's items answer
them, those of a refusal or a finding are what its hint names. A hint in which something is left to the reader has none.

| view | version | what it is |
| --- | --- | --- |
""",
    "zh": """# 供程序读取的输出

[English](json.md) · 中文

加上 `--json`（`report` 和 `overdue` 用 `--format json`），输出就是 JSON：取值为规范英文，键名不随语言变化。每个输出都写明自己是哪种视图（`schema`）、第几版（`schema_version`）；每种视图都有一份
[JSON Schema](https://json-schema.org/)，见下表，其中的说明为英文。视图随时可能增加新键，程序遇到不认识的键请略过；去掉某个键或改变其含义时，版本号加一。被拒绝的操作输出视图 [`error`](json/error.schema.json)，并以退出码表示，标准错误输出里另有文字说明：无论结果如何，标准输出上只有一份 JSON 文档。已记录但未能共享的操作按已记录输出，退出码为 5。本页和各份 schema 由 `make reference` 生成。

给出的命令都是词的列表，可以不经 shell 直接执行：收件箱各项的 `commands` 用来答复该项，被拒绝的操作和检查结果的 `commands` 就是提示里的命令。提示里留有要由读者填写的内容时，没有对应的命令。

| 视图 | 版本 | 说明 |
| --- | --- | --- |
""",
}


def page(language: Language) -> str:
    """The list of all views."""
    rows = [f"| [`{v.NAME}`](json/{v.NAME}.schema.json) | {v.VERSION} | {getdoc(v)} |\n" for v in every()]
    return _HEAD[language] + "".join(rows) + forms.section(language)


def text(schema: Schema) -> str:
    """As it stands in its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


class _Schemas:
    """The parts that one schema is made of."""

    def __init__(self, strict: bool) -> None:
        self.strict = strict
        self.parts: dict[str, Schema] = {}

    def view(self, view: type[View]) -> Schema:
        head = {"schema": {"const": view.NAME}, "schema_version": {"const": view.VERSION}}
        body = self._object(view)
        body["properties"] = head | body["properties"]
        body["required"] = [*head, *body["required"]]
        return self._file(view.NAME, body)

    def entry(self) -> Schema:
        kinds = {kind.__name__: kind for acts in STATEMENTS.values() for kind in acts.values()}
        for name, kind in kinds.items():
            told = self._value(kind)
            name_of_file = {"name": {"type": "string", "description": "Of its file, without `.yaml`."}}
            self.parts[name] = told | {
                "properties": name_of_file | told["properties"],
                "required": ["name", *told["required"]],
            }
        one_of_them = {"anyOf": [{"$ref": f"#/$defs/{name}"} for name in kinds]}
        return self._file(ENTRY, {"description": "A statement, with its name.", **one_of_them})

    def _file(self, name: str, body: Schema) -> Schema:
        head = {"$schema": DIALECT, "$id": f"{name}.schema.json", "title": name}
        return head | body | ({"$defs": dict(sorted(self.parts.items()))} if self.parts else {})

    def of(self, kind: Any) -> Schema:
        """What `plain` makes of a value of this type."""
        if kind in _PLAIN:
            return dict(_PLAIN[kind])
        origin, arguments = get_origin(kind), get_args(kind)
        if origin in (Union, UnionType):
            return self._either([self.of(one) for one in arguments])
        if origin is Literal:
            return {"enum": list(arguments)}
        if origin is tuple and arguments[-1:] != (...,):
            return {
                "type": "array",
                "prefixItems": [self.of(one) for one in arguments],
                "minItems": len(arguments),
                "items": False,
            }
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return {"type": "object", "additionalProperties": self.of(arguments[1])}
        if isinstance(origin, type) and issubclass(origin, Sequence | AnySet):
            return {"type": "array", "items": self.of(arguments[0])}
        if hasattr(kind, "__metadata__"):
            return self.of(origin)
        if kind is Entry:
            return {"$ref": f"{ENTRY}.schema.json"}
        return self._part(kind)

    def _either(self, found: list[Schema]) -> Schema:
        if all(one.keys() == {"type"} for one in found):
            return {"type": [one["type"] for one in found]}
        return {} if {} in found else {"anyOf": found}

    def _part(self, kind: Any) -> Schema:
        name = kind.__name__
        if name not in self.parts:
            self.parts[name] = {}  # it may hold itself
            self.parts[name] = self._value(kind) if issubclass(kind, Value) else self._object(kind)
        return {"$ref": f"#/$defs/{name}"}

    def _object(self, kind: Any) -> Schema:
        """A dataclass or a named tuple."""
        hints, said = types(kind), attributes(kind)
        properties: Schema = {}
        required: list[str] = []
        for name, metadata in _fields(kind):
            if "among" in metadata:
                own = self._among(hints[name])
                properties |= own["properties"]
                required += own["required"]
                continue
            key = name.rstrip("_")
            shown = hints[name] if "sometimes" not in metadata else _without_none(hints[name])
            properties[key] = self.of(shown) | ({"description": said[name]} if name in said else {})
            required += [] if "sometimes" in metadata else [key]
        return self._closed(
            {"description": getdoc(kind), "type": "object", "properties": properties, "required": required}
        )

    def _among(self, kind: Any) -> Schema:
        """What the keys of another value bring in; of one that may be missing, none is sure to be there."""
        whole = _without_none(kind)
        found = self._value(whole) if issubclass(whole, Value) else self._object(whole)
        return found if whole is kind else found | {"required": []}

    def _value(self, kind: type[Value]) -> Schema:
        """A record as its file has it: `Value.dump` leaves out what is unset or empty."""
        found = _answered(adapter(kind).json_schema(ref_template="#/$defs/{model}"))
        for name, part in found.pop("$defs", {}).items():
            self.parts.setdefault(name, self._closed(_untitled(part)))
        said = {key_of(name): about for name, about in attributes(kind).items()}
        own = _untitled(found)
        own["properties"] = {
            key: about | ({"description": said[key]} if key in said else {}) for key, about in own["properties"].items()
        }
        return self._closed(own | {"required": own.get("required", [])})

    def _closed(self, schema: Schema) -> Schema:
        known = {key: value for key, value in schema.items() if key != "additionalProperties"}
        return known | ({"additionalProperties": False} if self.strict else {})


def _answered(node: Any) -> Any:
    """Without what is only asked of a file that somebody writes: an answer comes out of files that were judged."""
    if isinstance(node, list):
        return [_answered(each) for each in node]
    if not isinstance(node, dict):
        return node
    asked = {"if", "then", "allOf", "patternProperties"} | ({CODE, "pattern", "enum"} if CODE in node else set())
    typed = {"type": "string"} if CODE in node else {}
    return {key: _answered(each) for key, each in node.items() if key not in asked} | typed


def _without_none(kind: Any) -> Any:
    """Of a type that may be None, the other one."""
    if get_origin(kind) not in (Union, UnionType):
        return kind
    (other,) = [one for one in get_args(kind) if one is not NoneType]
    return other


def _fields(kind: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if is_dataclass(kind):
        yield from ((one.name, one.metadata) for one in fields(kind))
    else:
        yield from ((name, {}) for name in kind._fields)


def _untitled(schema: Schema) -> Schema:
    """Without the titles that pydantic makes of every name."""
    told = {key: value for key, value in schema.items() if key != "title"}
    if "properties" in told:
        told["properties"] = {key: _untitled(value) for key, value in told["properties"].items()}
    return told
