"""What the other side of a sync says, as it is told."""

import pytest

from xcollab.store.sharing.remote import last_words


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("fatal: unable to look up li:secret@host:9", "unable to look up host:9"),
        ("fatal: could not read from https://li:secret@host/acme.git", "could not read from https://host/acme.git"),
        ("fatal: could not read from https://li:se@cret@host/acme.git", "could not read from https://host/acme.git"),
        ("fatal: could not read from 'https://secret@host/a'", "could not read from 'https://host/a'"),
        ("fatal: no such thing: 'li:secret@host:a'", "no such thing: 'host:a'"),
        ("remote: li:secret@host and zhou:secret@host", "host and host"),
        ("fatal: git@host:acme.git is gone: ask zhou@example.com", "git@host:acme.git is gone: ask zhou@example.com"),
    ],
)
def test_a_password_in_an_address_is_never_repeated(said: str, told: str) -> None:
    assert last_words(said) == told


@pytest.mark.parametrize("line", ["a", "a:", "':", "://", "a@", "://a:"])
def test_a_line_of_any_length_that_a_server_says_is_told(line: str) -> None:
    said = f"{line * 250_000}b"  # a pattern that looks again at every letter would take hours
    assert last_words(said) == said
