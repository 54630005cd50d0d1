"""Who is told what: of what happened, by acts; of what is due, by obligations and the moment; and how it can be answered."""
