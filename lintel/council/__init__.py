"""Floor 2: the council's own set-up. Staff, teams, localities and districts, each with the day it holds from."""
