"""The forms of the acts, a module a stage, and what some of them begin with."""
