"""Reading what students gave, as hostile as it may be: a hand-in, or a problem in plain words."""

from .content import hand_in
from .names import system_name
from .walk import received

__all__ = ["hand_in", "received", "system_name"]
