"""What is looked back on: reports, figures, archives, and what is written into files of other programs."""
