"""One module per page kind: a frozen view, which is the whole contract with its template, and how
it is made. Templates print what they are given and compute nothing.
"""
