"""One module a group of the help page: what people do to requests, tasks, issues, members."""
