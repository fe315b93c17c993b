"""Who is who: the class list, and whose each hand-in is, without ever guessing between two."""
