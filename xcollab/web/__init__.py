"""The door that is a page: every act in a browser, each the same commit as from the command line."""
