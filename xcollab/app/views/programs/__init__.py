"""What other programs are told: errors, schemas."""
