"""Turns the agenda into documents and screens.

Heavy libraries are imported inside functions.
"""
