"""Calendar, deadlines, forecasts and what follows from a date, in words."""
