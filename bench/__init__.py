"""Benchmarks: whole commands and a running server, measured beside real peers, with every answer compared exactly."""
