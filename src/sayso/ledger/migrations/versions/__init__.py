"""A module a revision, counted from 0001."""
