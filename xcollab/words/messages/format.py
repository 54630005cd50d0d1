"""Refusals and findings of what files are bound to: digests, attachments, the version of the format; by code, fact and hint."""

from collections.abc import Mapping

from xcollab.words import N_

FORMAT: Mapping[str, tuple[str, str]] = {
    "bad-sha256": (
        N_("{key}: “{value}” is no SHA-256"),
        N_("64 digits and letters a to f; `sha256sum FILE` prints it, and `--attach FILE` writes it"),
    ),
    "bad-fingerprint": (
        N_("{key}: “{value}” is no fingerprint"),
        N_(
            "what it covers, a colon and 64 digits, such as `terms1:…`; the command with --dry-run prints the whole statement"
        ),
    ),
    "attachment-without-path": (
        N_("the attachment “{value}” says no path"),
        N_("write `path: attachments/…`; only a redacted attachment has none"),
    ),
    "attachment-other-name": (
        N_("{value} does not begin with the digits of the sha256 beside it"),
        N_("both are of the same bytes; `--attach FILE` writes them"),
    ),
    "attachment-other-bytes": (
        N_("{path} is not the file that was attached: its bytes have another SHA-256"),
        N_("put the file back that was meant, or attach this one in a new statement: --attach FILE"),
    ),
    "attachment-unreadable": (
        N_("{path} cannot be read out of git"),
        N_("fetch it again from the shared repository; `git fsck` tells what is damaged"),
    ),
    "attachment-too-large": (
        N_("{path} has more than {megabytes} MB"),
        N_("put it where large files belong, and give a --link"),
    ),
    "bad-format": (
        N_("format: “{value}” is no number that this xcollab knows"),
        N_("write `format: 1`, without quotes"),
    ),
    "bad-version": (N_("{key}: “{value}” is no version"), N_("one to three numbers, such as `requires: '0.3'`")),
    "newer-needed": (
        N_("this workspace needs xcollab {needs}; this is {version}"),
        N_("install a newer xcollab: `{command}`"),
    ),
}
