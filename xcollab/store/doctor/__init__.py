"""What a clone is like, what is wrong with it, and the repairs that are safe."""
