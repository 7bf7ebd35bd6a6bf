"""Reads `mdrel.toml` and Obsidian's files, and makes the policy of them."""
