"""The guided commands: questions line by line, nothing written before its diff was shown, and a draft to go on from."""
