"""The feed over HTTP, on this machine."""
