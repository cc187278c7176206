"""From a declared form to a page: the one adapter."""
