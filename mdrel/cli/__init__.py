"""The command line: options, one call into the session, print, exit code."""
