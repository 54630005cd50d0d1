"""Refusals and findings of the check of a pull request: by code, the fact and what to do next."""

from collections.abc import Mapping

REVIEW: Mapping[str, tuple[str, str]] = {}
