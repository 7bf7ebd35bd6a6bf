"""Reads Markdown's structure: masks, blocks, headings, links, positions."""
