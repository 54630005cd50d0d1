"""Working days, deadlines, lateness, and the moments that statements claim."""
