"""`python -m xcollab` is the same as `xcollab`."""

from xcollab.cli import main

if __name__ == "__main__":
    main()
