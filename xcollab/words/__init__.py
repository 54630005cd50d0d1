"""Words: canonical value, Chinese word, English word; the catalogue of messages; the choice of language."""


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "translated later"
    """Mark a text for the catalogue; whoever shows it translates it then."""
    return text
