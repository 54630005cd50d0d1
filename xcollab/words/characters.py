"""Characters that no text is made of, and texts that are the same, however their characters are composed."""

import unicodedata

NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
"""For a character class: Unicode will never use them, and XML, so a workbook, has no place for U+FFFE and U+FFFF."""


def composed(text: str) -> str:
    """The text in Unicode's form C, to compare by: a Mac may write é as two characters, a phone as one."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def alike(text: str) -> str:
    """What stays the same of a name or an address, however it is composed and capitalised."""
    return composed(composed(text).casefold())


def folded(text: str) -> str:
    """What stays the same of what people type, however wide its digits and letters are, and how many spaces there are."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return composed(" ".join(plain.split()).casefold())
