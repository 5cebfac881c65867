"""Files become records and problems: reading, frontmatter, keys and values, Markdown."""
