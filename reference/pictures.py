"""The pictures of `docs/architecture.md`: the house, drawn from the contract that `make imports` checks, and the road of one act."""

import tomllib
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import NamedTuple

from xcollab.words.labels import LANGUAGES, Language

_ROOT = Path(__file__).parents[1]
WIDTH = 920
_ROW, _GAP, _LEFT = 46, 8, 20

LAYERS: Mapping[str, tuple[str, str]] = {
    "cli": ("入口：为命令命名，用到时才加载，把错误变成文字和退出码", "the door: names the commands, loads one when it is used"),
    "commands": ("命令行：输入的文字进来，文字出去", "the command line: words typed in, text out"),
    "web": ("网页：每个表单一页，每次办理就是一次提交", "pages: each form is one, each act the same commit"),
    "app": ("能做的事，各个入口共用：表单、操作、审查、共享", "what can be done, the same for every door"),
    "render": ("由值生成文字，只返回不输出", "text out of values"),
    "store": ("磁盘和 git：文件、提交", "files, git, commits"),
    "channels": ("外部：代码平台", "the outside: forges"),
    "workflow": ("规则：谁可以做什么；状态、时限；纯函数", "the rules: who may do what; states, deadlines; pure functions"),
    "schema": ("名词：每种文件一个冻结的模型", "nouns: a frozen model for each kind of file"),
    "words": ("规范值、中文、英文；全部语句", "canonical value, Chinese, English; every sentence"),
    "errors": ("一族拒绝：代码、参数、退出码", "one family of refusals: code, arguments, exit code"),
}  # fmt: skip
"""What each layer is, in a line."""


class Step(NamedTuple):
    """A stop on the road of an act: in which layer, and what happens there."""

    layer: str
    zh: str
    en: str


ROAD = (
    Step("cli", "解析命令行，只加载这一个命令", "the words are parsed; one module is loaded"),
    Step("app", "由选项、提问、编辑器或文件填好表单", "flags, prompts, the editor or a file fill the form"),
    Step("store", "读取 HEAD 的提交，得到一个 Snapshot 值", "the commit at HEAD is read, as one Snapshot"),
    Step("workflow", "由全部记录推算出现在的状态", "all statements are folded into the present state"),
    Step(
        "workflow",
        "按规则表判断：状态、身份、条件；不行就拒绝",
        "the rulebook judges: state, capacity, conditions; or it refuses",
    ),
    Step(
        "store", "加锁，写日志，提交；HEAD 移动的一刻就算发生", "lock, journal, commit; it has happened when HEAD moves"
    ),
    Step("workflow", "接下来等谁、到什么时候", "who is waited for now, until when"),
    Step("render", "用读者的语言写成一句话", "a sentence in the reader's language"),
    Step("cli", "输出，返回退出码", "printed, with the exit code"),
)
"""`xcollab task log report -s needs-help …`, from the words to the commit and back."""


def layers() -> list[list[str]]:
    """From the top down, those beside one another together: what import-linter is told."""
    contracts = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (contract,) = (one for one in contracts if one.get("exhaustive") and one["containers"] == ["xcollab"])
    return [[name.strip() for name in line.split("|")] for line in contract["layers"] if line != "__main__"]


def pictures() -> Iterator[tuple[str, str]]:
    """Each picture's name and its SVG, in both languages."""
    for language in LANGUAGES:
        yield f"house-{language}.svg", house(language)
        yield f"road-{language}.svg", road(language)


def house(language: Language) -> str:
    """The layers as floors; imports go down only."""
    parts, y = [], 20
    for floor in layers():
        wide = (WIDTH - 2 * _LEFT - _GAP * (len(floor) - 1)) / len(floor)
        tall = _ROW + 22 * (len(floor) > 1)
        for number, name in enumerate(floor):
            x = _LEFT + number * (wide + _GAP)
            parts.append(_box(x, y, wide, tall))
            parts.append(_text(x + 14, y + 29, name, "name"))
            about = LAYERS[name][LANGUAGES.index(language)]
            parts.append(
                _text(x + 14, y + 53, about, "about") if len(floor) > 1 else _text(x + 130, y + 29, about, "about")
            )
        y += tall + _GAP
    said = {
        "zh": "上面的可以导入下面的，反过来不行",
        "en": "what is above may import what is below, never the other way round",
    }
    parts.append(_text(_LEFT, y + 18, said[language], "note"))
    return _svg(y + 34, parts, {"zh": "各层", "en": "The layers"}[language])


def road(language: Language) -> str:
    """One act, as a line through the layers it passes, its stops numbered and told below."""
    lanes = list(dict.fromkeys(name for floor in layers() for name in floor if any(s.layer == name for s in ROAD)))
    top, wide = 20, (WIDTH - 2 * _LEFT - 130) / len(ROAD)
    middle = {name: top + number * (_ROW + _GAP) + _ROW / 2 for number, name in enumerate(lanes)}
    parts = [_box(_LEFT, middle[name] - _ROW / 2, WIDTH - 2 * _LEFT, _ROW) for name in lanes]
    parts += [_text(_LEFT + 14, middle[name] + 6, name, "name") for name in lanes]
    stops = [(_LEFT + 130 + wide * (number + 0.5), middle[step.layer]) for number, step in enumerate(ROAD)]
    parts.append(f'<polyline class="road" points="{" ".join(f"{x:g},{y:g}" for x, y in stops)}"/>')
    for number, (x, y) in enumerate(stops, 1):
        parts.append(f'<circle class="stop" cx="{x:g}" cy="{y:g}" r="15"/>')
        parts.append(f'<text class="number" x="{x:g}" y="{y + 6:g}" text-anchor="middle">{number}</text>')
    y = top + len(lanes) * (_ROW + _GAP) + 22
    for number, step in enumerate(ROAD, 1):
        told = step.zh if language == "zh" else step.en
        parts.append(_text(_LEFT + 14, y, f"{number}", "name"))
        parts.append(_text(_LEFT + 40, y, step.layer, "name"))
        parts.append(_text(_LEFT + 150, y, told, "about"))
        y += 28
    return _svg(y, parts, {"zh": "一次操作走过的路", "en": "The road of one act"}[language])


def _box(x: float, y: float, wide: float, tall: float) -> str:
    return f'<rect class="floor" x="{x:g}" y="{y:g}" width="{wide:g}" height="{tall:g}" rx="8"/>'


def _text(x: float, y: float, said: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x:g}" y="{y:g}">{escape(said)}</text>'


def _svg(tall: float, parts: list[str], title: str) -> str:
    """On a ground of its own, light or dark as the reader's screen is."""
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {tall:g}" role="img" aria-label="{title}">
<title>{title}</title>
<style>
{_STYLE}</style>
<rect class="ground" width="{WIDTH}" height="{tall:g}" rx="12"/>
{chr(10).join(parts)}
</svg>
"""


_STYLE = """\
svg { --ground: #ffffff; --floor: #eef3fb; --edge: #9db3d1; --ink: #16202e; --soft: #47566b; --road: #b3261e; --on: #ffffff }
@media (prefers-color-scheme: dark) {
  svg { --ground: #14181f; --floor: #222b38; --edge: #4d617d; --ink: #eef2f8; --soft: #b7c3d4; --road: #ff8a80; --on: #14181f }
}
.ground { fill: var(--ground); stroke: var(--edge) }
.floor { fill: var(--floor); stroke: var(--edge) }
text { font-family: system-ui, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif; font-size: 16px }
.name { font-weight: 600; fill: var(--ink) }
.about { fill: var(--soft) }
.note { fill: var(--soft); font-size: 14px }
.road { fill: none; stroke: var(--road); stroke-width: 3; stroke-linejoin: round }
.stop { fill: var(--road) }
.number { fill: var(--on); font-weight: 600 }
"""
