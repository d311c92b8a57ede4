"""Lays figures of several documents side by side: who answers the same question, on whose word, and who disagrees."""
