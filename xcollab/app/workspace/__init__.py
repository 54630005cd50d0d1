"""The workspace itself: begun, its people and departments, its calendar, which version may write, its repair."""
