"""From `mdrel.toml` and Obsidian's files to the policy."""
