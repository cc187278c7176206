"""Signing in and out, and which page comes first."""
