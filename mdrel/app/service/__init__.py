"""`watch` or `serve` of one vault as a service of the person's own session.

Three modules make and read the text of a service's file and are pure; three more speak with the
manager that runs it; the rest says what an installation or a removal would do, and does it.
"""
