"""Serves the feed over HTTP, on this machine."""
