"""Verbs: what may happen, who may do it, and what it leads to. Pure functions of (snapshot, act, who, now).

Start reading at `rulebook`: it is the specification, as data. `fold` reads statements into state through it; `judge`
decides whether one more statement may enter.
"""
