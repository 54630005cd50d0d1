"""What every text about a workspace is made with."""
