"""The command line, where a command reads options, asks the session and prints."""
