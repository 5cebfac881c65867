"""What a plan is: one file per kind of record, and the values they are made of.

This package imports nothing else of ours and touches no file, clock or network.
"""
