"""Gone quiet: what nobody would notice by itself."""
