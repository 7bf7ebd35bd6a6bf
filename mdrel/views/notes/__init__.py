"""Notes that become the person's own."""
