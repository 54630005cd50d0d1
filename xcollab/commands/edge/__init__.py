"""The edge to the terminal: the terminal, the parser, signals, what is printed after something was kept."""
