"""How the three forges read a file of code owners, told a second time in the fewest lines, so that ours can be read back."""

import re


def owners(kind: str, text: str, path: str) -> set[str]:
    """Whom the forge asks about a path. For GitLab: the people of every section that is concerned."""
    return {"github": _github, "gitlab": _gitlab, "gitea": _gitea}[kind](text, path)


def _words(line: str) -> list[str]:
    return [re.sub(r"\\ ", " ", word) for word in re.findall(r"(?:\\ |\S)+", line)]


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _glob(pattern: str) -> re.Pattern[str]:
    """`*` stays within a directory, a pattern that ends with a slash means all below, one without any slash means everywhere."""
    body = "".join("[^/]*" if part == "*" else re.escape(part) for part in re.split(r"(\*)", pattern.lstrip("/")))
    start = "" if "/" in pattern.rstrip("/") else "(?:.*/)?"
    return re.compile(start + body + (".*" if pattern.endswith("/") else ""))


def _github(text: str, path: str) -> set[str]:
    found: set[str] = set()
    for line in _lines(text):
        pattern, *people = _words(line)
        if _glob(pattern).fullmatch(path):
            found = set(people)  # the last one wins
    return found


def _gitlab(text: str, path: str) -> set[str]:
    sections: dict[str, set[str]] = {}
    section, default = "", set[str]()
    for line in _lines(text):
        if heading := re.fullmatch(r"\[([^\]]+)\](.*)", line):
            section, default = heading[1].casefold(), set(heading[2].split())
            continue
        pattern, *people = _words(line)
        if _glob(pattern).fullmatch(path):
            sections[section] = set(people) or default
    return set().union(*sections.values())


def _gitea(text: str, path: str) -> set[str]:
    found: set[str] = set()
    for line in _lines(text):
        words, escaped = [""], False
        for character in line:
            if escaped or character not in "\\ ":
                words[-1], escaped = words[-1] + character, False
            elif character == "\\":
                escaped = True
            else:
                words.append("")
        if re.fullmatch(words[0], path):
            found |= set(words[1:])
    return found
