"""Other clones: remotes, what is replayed on top of theirs, branches for sign-off, acts set aside."""
