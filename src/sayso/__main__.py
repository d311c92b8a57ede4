"""`python -m sayso` is the command `sayso`."""

from sayso.present.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
