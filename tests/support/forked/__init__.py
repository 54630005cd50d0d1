"""The program as processes that are forked with everything loaded, in place of interpreters that each load it anew."""
