"""Calendar, deadlines and dates, as they are asked for."""
