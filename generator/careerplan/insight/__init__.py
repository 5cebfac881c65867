"""What a plan amounts to: figures worked out of records and a day, one module per question.

Everything here is pure: the same plan and the same `today` give the same figures. No module
reads a clock, a file or a source of randomness.
"""
