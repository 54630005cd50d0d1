"""How the tests of a run are spread over its processes."""
