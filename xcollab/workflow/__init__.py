"""Verbs: what may happen, who may do it, and what it leads to. Pure functions of (snapshot, act, who, now).

Start reading at `acts`, a module a stage: it is the specification, as data. `rulebook` is all of it as one table, `fold` reads
statements into state through it; `judge` decides whether one more statement may enter.
"""
