"""Tests mirror the package: real git, real files, and names that are sentences."""
