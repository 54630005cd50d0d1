"""Bytes and records: read through one gate, written as a person would, patched with comments kept."""
