"""The guided commands, which ask their questions line by line.

Nothing is written before the person said yes, and a draft lets one go on after a stop.
"""
