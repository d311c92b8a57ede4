"""A question or a report as a folder that needs no server, without private people."""

from sayso.present.publish.folder import Publication
from sayso.present.publish.question import publish_question
from sayso.present.publish.report import find_edition, publish_report

__all__ = ["Publication", "find_edition", "publish_question", "publish_report"]
