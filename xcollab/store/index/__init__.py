"""What was found out of revisions before, in SQLite in the git directory: never needed, and thrown away without loss."""
