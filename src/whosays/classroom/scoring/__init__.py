"""From answers to numbers: keys, judged tries, and what they amount to. All of it is pure."""
