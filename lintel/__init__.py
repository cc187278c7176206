"""Lintel: an open system on which an English council runs adult social care."""
