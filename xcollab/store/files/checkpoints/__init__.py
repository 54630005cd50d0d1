"""Large collaborations, kept folded."""
