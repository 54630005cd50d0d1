"""The outside: forges, and whatever else carries word out of the repository. Knows no rules and reads no files."""
