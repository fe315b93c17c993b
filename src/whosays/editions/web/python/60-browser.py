# mypy: disallow-untyped-defs=False, disallow-untyped-calls=False
"""IPython runs this file when the browser's kernel starts: the Tab key works without jedi.

The kernel asks for jedi whether it is there or not; here it is not, to start sooner.
"""

from IPython import get_ipython

get_ipython().Completer.use_jedi = False
del get_ipython
