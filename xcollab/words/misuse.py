"""Typer's complaints in our words: it leaves most of its messages untranslatable, so they are told by their kind."""

from difflib import get_close_matches
from typing import Any

from xcollab.errors import Misused, Said


def misuse(error: Any, typed: str) -> Misused:
    """The refusal that a complaint of the command line parser amounts to; `typed` is the command as far as it is known."""
    ctx = getattr(error, "ctx", None)
    command = ctx.command_path if ctx else typed
    match type(error).__name__:
        case "MissingParameter":
            return Misused(
                "missing-argument", name=error.param.name.upper(), about=Said(error.param.help), command=command
            )
        case "NoSuchOption":
            flags = [
                flag for param in (ctx.command.params if ctx else ()) for flag in (*param.opts, *param.secondary_opts)
            ]
            spelt = {flag.lstrip("-"): flag for flag in flags}
            near = get_close_matches(error.option_name.lstrip("-"), spelt, n=1)
            if near:
                return Misused("option-meant", name=error.option_name, near=spelt[near[0]], command=command)
            return Misused("no-such-option", name=error.option_name, command=command)
        case "BadOptionUsage":
            return Misused("missing-option-value", name=error.option_name, command=command)
    said = str(error.message)
    if said.startswith("No such command"):
        name = said.split("'")[1] if "'" in said else said
        near = get_close_matches(name, ctx.command.list_commands(ctx) if ctx else [], n=1)
        code = "did-you-mean" if near else "no-such-command"
        return Misused(code, name=name, near=near[0] if near else "", command=command)
    if said.startswith("Got unexpected extra argument"):
        return Misused("surplus-argument", said=said.rpartition("(")[2].rstrip(")"))
    return Misused("misused", said=said, command=command)
