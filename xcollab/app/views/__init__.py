"""Answers for programs: typed, named, versioned; docs/json holds a schema of each."""
