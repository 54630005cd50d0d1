"""Generated ids: a letter and random Crockford base32, never the highest plus one, so that two clones never clash."""

from xcollab.commands.call import Call


def random_letters(call: Call, count: int = 4) -> str:
    """Random Crockford base32: no letter that reads like another."""
    return "".join(call.random.choice("0123456789abcdefghjkmnpqrstvwxyz") for _ in range(count))
