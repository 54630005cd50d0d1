"""What was read of pasted texts and of mails, for programs."""
