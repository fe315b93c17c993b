"""The classroom: hand-ins, and what a teacher learns from them. No student's code is ever run.

A hand-in holds answers, never scores (`form`). Whatever a file holds is treated as hostile until
`reading` has proved its form; keys come from the ledger, on the teacher's machine.

Rooms, each importing only those before it: `handing_in` makes the file; `reading` reads any pile
of files; `people` tells whose each is; `scoring` judges and sums up; `paper` takes in answers on
paper; `board` and `feedback` show them; `marking` is for texts; `grading` joins all that;
`exporting` and `forgetting` work on what grading wrote.
"""
