"""The rules of the method, as pure functions of a snapshot, a policy and today.

Every rule is named by its number in the method (M1-M21).
"""
