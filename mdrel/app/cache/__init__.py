"""Keeps what was read of the notes between commands.

It can be thrown away at any time (P10).
"""
