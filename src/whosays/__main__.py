"""Run the course with ``python -m whosays``, where the command itself is not on the path."""

import sys

from whosays.cli import main

if __name__ == "__main__":
    sys.exit(main())
