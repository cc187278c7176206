"""Lintel: the open system on which an English council runs adult social care."""
