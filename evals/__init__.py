"""The measuring room: scorers, floors, frozen runs. Not part of the installed package."""
