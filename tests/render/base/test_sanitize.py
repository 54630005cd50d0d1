"""What is made harmless, and what need not be looked at."""

from xcollab.render.base.sanitize import safe, safe_line, safe_styled


def test_no_character_that_python_calls_printable_is_made_visible_so_those_are_passed_at_once() -> None:
    printable = [character for character in map(chr, range(0x110000)) if character.isprintable()]
    assert [one for one in printable if safe(f"{one}\n") != f"{one}\n"] == []


def test_colours_stay_and_what_steers_a_terminal_otherwise_does_not() -> None:
    assert safe_styled("\x1b[1;31mred\x1b[0m") == "\x1b[1;31mred\x1b[0m"
    assert safe_styled("\x1b[31mred\x1b[0m\u202e\x1b]52;c;x\x07") == "\x1b[31mred\x1b[0m⟨U+202E⟩⟨U+001B⟩]52;c;x⟨U+0007⟩"
    assert safe_line("a\tb\nc") == "a b ⏎ c"
