"""Templates: what can be had again."""

from collections.abc import Mapping
from typing import ClassVar

from xcollab.app.workspace_view import WorkspaceView
from xcollab.render.base.json_data import View
from xcollab.schema.dataclass import dataclass
from xcollab.schema.template import Template


@dataclass(frozen=True)
class TemplateView(View):
    """`template show`."""

    NAME: ClassVar[str] = "template"
    name: str
    template: Template


@dataclass(frozen=True)
class TemplatesView(View):
    """`template list`: all of them, by name."""

    NAME: ClassVar[str] = "templates"
    templates: Mapping[str, Template]


def template(view: WorkspaceView, template: str) -> TemplateView:
    """One of them. Raises `Misused` for an unknown one."""
    found = view.template(template)
    return TemplateView(found, view.snapshot.templates[found])


def templates(view: WorkspaceView) -> TemplatesView:
    """All."""
    return TemplatesView(dict(sorted(view.snapshot.templates.items())))
