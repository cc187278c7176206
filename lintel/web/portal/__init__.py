"""The portal: what anybody can do without signing in: ask for help, refer somebody, tell of a worry."""
