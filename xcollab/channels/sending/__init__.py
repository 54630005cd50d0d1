"""Messages on their way out: a pure `build` for each kind of channel, one sender for HTTP and one for mail."""
