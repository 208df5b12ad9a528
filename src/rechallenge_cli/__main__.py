"""`python -m rechallenge_cli`."""

from rechallenge_cli.cli.funnel import main

if __name__ == "__main__":
    main()
