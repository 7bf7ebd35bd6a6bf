"""The pages of a vault in a browser, one module a page."""
