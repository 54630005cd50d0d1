"""Mail that came in: read from a maildir or an IMAP server, a bounded part of each; what it is, and the words in it."""
