"""The page: reports with their statements and figures marked, in one self-contained HTML file."""

from sayso.present.page.document import PageWriter

__all__ = ["PageWriter"]
