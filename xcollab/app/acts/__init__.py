"""One act, from a filled form to what is kept."""
