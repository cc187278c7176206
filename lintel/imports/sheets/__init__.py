"""Spreadsheets: what a council has, row by row. One declaration a sort gives its template, its reader and its page."""
