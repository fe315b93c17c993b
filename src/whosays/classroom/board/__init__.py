"""The board of a class: votes, advice and sums; live in a notebook, or frozen as a page."""
