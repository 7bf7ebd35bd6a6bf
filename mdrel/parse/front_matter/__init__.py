"""Front matter to nodes with their places."""
