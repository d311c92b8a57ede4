"""Time expressions, resolved (TIMEX3 of TimeML, as in TempEval-3), and what ties them to what is told."""

from sayso.measure.times.find import find_times
from sayso.measure.times.relation import Relation, TiedTime, read_relation, tie_times

__all__ = ["Relation", "TiedTime", "find_times", "read_relation", "tie_times"]
