"""What each stage lets people say: the statements, a module a stage."""
