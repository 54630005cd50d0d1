"""Refusals and findings of pull requests and forges: by code, the fact and what to do next."""

from collections.abc import Mapping

FORGE: Mapping[str, tuple[str, str]] = {}
