"""A rehearsal: a class of simulated students on a hub that really runs, all on this computer.

Each student is what a browser would be to the hub: the log-in form, the page while the server
starts, the server's own addresses, and a websocket to a real kernel.
"""
