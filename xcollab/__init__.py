"""xcollab carries a piece of work shared by several departments through six stages, as files in git."""

__version__ = "0.1.0"
