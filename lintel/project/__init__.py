"""The top floor: settings, addresses and the command line. It starts the house, and nothing imports it."""
