"""The outside: mail, chat, webhooks and forges: whatever carries word out of the repository. Knows no rules and reads no files."""
