"""What can be done about people, departments, channels, the calendar and the settings, as forms: who may, and what is asked."""
