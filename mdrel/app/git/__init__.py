"""What mdrel asks git, and what git asks mdrel."""
