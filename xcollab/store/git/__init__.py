"""The one place that speaks git: commits, trees, revisions, and the clone that a workspace lies in."""
