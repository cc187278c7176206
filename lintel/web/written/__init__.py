"""The Care Act assessment: written, read, signed off."""
