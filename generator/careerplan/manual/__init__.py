"""The reference pages of the docs, made from the declarations that the program runs on.

`python -m careerplan.manual` writes them to docs/reference; a test holds the files against this.
"""
