"""The guided commands, which ask their questions line by line.

Nothing is written before its diff was shown, and a draft lets one go on after a stop.
"""
