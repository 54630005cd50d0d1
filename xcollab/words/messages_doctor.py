"""Refusals and findings of what is wrong with a clone or its set-up: by code, the fact and what to do next."""

from collections.abc import Mapping

DOCTOR: Mapping[str, tuple[str, str]] = {}
