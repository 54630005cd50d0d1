"""What people look at, as values: board, agenda, forecast, figures, what answers an obligation."""
