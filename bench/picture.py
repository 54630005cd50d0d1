"""Cost against size as a picture: both axes in powers of ten, a line a command. SVG by hand, legible on light and dark ground."""

from collections.abc import Mapping, Sequence
from html import escape
from math import log10

from bench.rows import CURVE_SIZES

WIDTH, HEIGHT = 920, 560
LEFT, RIGHT, TOP, BOTTOM = 96, 190, 84, 72
"""Margins."""
_COLOURS = ("#b3261e", "#c26401", "#7a6a00", "#2e7d32", "#00758f", "#6a3fb5", "#5b6675")
_BRIGHT = ("#ff8a80", "#ffb74d", "#e6d65c", "#81c784", "#4dd0e1", "#b39ddb", "#b0bec5")
_GAP = 19
"""Between two names at the end of the lines."""

TEXTS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "title": "What a command costs, by the size of the workspace",
        "about": "processor time, 1 = python -c pass; everything had been looked at before",
        "across": "files in the workspace",
    },
    "zh": {
        "title": "工作区越大，命令要花多少",
        "about": "处理器时间，1 = python -c pass；第二次及以后查看时",
        "across": "工作区中的文件数",
        "board": "进度看板 board",
        "inbox": "我的待办 inbox",
        "status of one": "一个协作事项 status",
        "why of one task": "一项任务 why",
        "one act": "一次操作 task log",
        "check of all": "检查全部 check",
        "git status": "git status",
    },
}
_STYLE = """
.ground { fill: var(--ground); stroke: var(--edge) }
.grid { stroke: var(--edge); stroke-width: 1 }
text { font-family: system-ui, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif; font-size: 15px; fill: var(--soft) }
.title { font-size: 19px; font-weight: 600; fill: var(--ink) }
.name { font-weight: 600 }
.line { fill: none; stroke-width: 2.5; stroke-linejoin: round }
"""


def draw(found: Mapping[str, Sequence[float]], language: str) -> str:
    """The picture, of what was measured at each size, in order."""
    found = {name: costs for name, costs in found.items() if costs}
    said, scale = TEXTS[language], _Scale(found)
    body = [f'<rect class="ground" x="0.5" y="0.5" width="{WIDTH - 1}" height="{HEIGHT - 1}" rx="12"/>',
            _text(24, 36, said["title"], "title"), _text(24, 60, said["about"])]  # fmt: skip
    for power in range(scale.low, scale.high + 1):
        y = scale.y(10**power)
        body.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/>')
        body.append(
            _text(LEFT - 10, y + 5, f"{10.0**power:,.0f} x" if power >= 0 else f"{10.0**power:g} x", anchor="end")
        )
    for files in scale.sizes:
        x = scale.x(files)
        body.append(f'<line class="grid" x1="{x}" x2="{x}" y1="{TOP}" y2="{HEIGHT - BOTTOM}"/>')
        body.append(_text(x, HEIGHT - BOTTOM + 24, f"{files:,}", anchor="middle"))
    body.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 20, said["across"], anchor="middle"))
    places = _apart({name: scale.y(costs[-1]) for name, costs in found.items()})
    for number, (name, costs) in enumerate(found.items()):
        points = [(scale.x(files), scale.y(cost)) for files, cost in zip(scale.sizes, costs, strict=False)]
        body.append(f'<polyline class="line c{number}" points="{" ".join(f"{x},{y}" for x, y in points)}"/>')
        body += [f'<circle class="dot d{number}" cx="{x}" cy="{y}" r="4"/>' for x, y in points]
        body.append(_text(points[-1][0] + 12, places[name] + 5, said.get(name, name), f"name d{number}"))
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(said["title"])}">',
        f"<title>{escape(said['title'])}</title>", f"<style>{_colours()}{_STYLE}</style>", *body, "</svg>", "",
    ])  # fmt: skip


class _Scale:
    """Where a number of files and a cost stand."""

    def __init__(self, found: Mapping[str, Sequence[float]]) -> None:
        every = [cost for costs in found.values() for cost in costs]
        self.low, self.high = int(log10(min(every)) // 1), int(-(-log10(max(every)) // 1))
        self.sizes = list(CURVE_SIZES.values())[: max(map(len, found.values()))]

    def x(self, files: int) -> float:
        first, last = log10(self.sizes[0]), log10(self.sizes[-1])
        return round(LEFT + (log10(files) - first) / (last - first) * (WIDTH - LEFT - RIGHT), 1)

    def y(self, cost: float) -> float:
        share = (log10(cost) - self.low) / (self.high - self.low)
        return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 1)


def _apart(wanted: Mapping[str, float]) -> dict[str, float]:
    """Heights of names, moved down from each other where they would overlap, and all up where the last would leave the picture."""
    places, last = dict[str, float](), 0.0
    for name, y in sorted(wanted.items(), key=lambda pair: pair[1]):
        last = places[name] = max(y, last + _GAP)
    beyond = max(0.0, last - (HEIGHT - BOTTOM))
    return {name: y - beyond for name, y in places.items()}


def _text(x: float, y: float, said: str, styled: str = "", anchor: str = "") -> str:
    look = (f' class="{styled}"' if styled else "") + (f' text-anchor="{anchor}"' if anchor else "")
    return f'<text x="{x:g}" y="{y:g}"{look}>{escape(said)}</text>'


def _colours() -> str:
    """Of light ground, and of dark."""

    def of(colours: Sequence[str], ground: str, edge: str, ink: str, soft: str) -> str:
        own = " ".join(f"--c{number}: {colour};" for number, colour in enumerate(colours))
        return f"svg {{ --ground: {ground}; --edge: {edge}; --ink: {ink}; --soft: {soft}; {own} }}"

    lines = [of(_COLOURS, "#ffffff", "#d3dbe6", "#16202e", "#47566b"), "@media (prefers-color-scheme: dark) {",
             of(_BRIGHT, "#14181f", "#35404f", "#eef2f8", "#b7c3d4"), "}"]  # fmt: skip
    lines += [
        f".c{number} {{ stroke: var(--c{number}) }} .d{number} {{ fill: var(--c{number}) }}"
        for number in range(len(_COLOURS))
    ]
    return "\n" + "\n".join(lines)
