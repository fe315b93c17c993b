"""Reading hand-ins: from files of any sort to proven form, or to a problem in plain words."""
