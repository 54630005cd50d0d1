"""The edge to the terminal: the call, the parser, signals, what is printed after something was kept."""
