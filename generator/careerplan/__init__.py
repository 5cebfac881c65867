"""careerplan: a private, browsable career dashboard from a folder of Markdown files."""

__version__ = "0.1.0"
