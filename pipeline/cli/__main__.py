"""`python -m pipeline.cli` is `filrouge`."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
