"""What can be done, whatever the door: forms, acts, reviews, sharing. Values in, values out; no terminal, no stream, no argv."""
