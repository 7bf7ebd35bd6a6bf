"""`python -m mdrel` is the `mdrel` command."""

from mdrel.cli.main import main

if __name__ == "__main__":
    main()
