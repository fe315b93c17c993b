"""The classroom: hand-ins, and what a teacher learns from them. No student's code is ever run.

A hand-in holds answers, never scores (`form`). Whatever a file holds is treated as hostile until
`reading` has proved its form; keys come from the ledger, on the teacher's machine.
"""
