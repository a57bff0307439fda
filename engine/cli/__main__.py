"""`python -m engine.cli`, for where the `likeness` script is not on the path."""

from engine.cli import main

if __name__ == "__main__":
    main()
