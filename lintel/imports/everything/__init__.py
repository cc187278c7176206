"""Everything that is here, as open files; and back again into an empty installation, equal in every column."""
