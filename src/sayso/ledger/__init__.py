"""Keeps what was read, and what people say of it: the only room with SQL."""
