"""`python -m bench.server PORT`: Lintel's own server with the bare peer beside it."""

import os
import sys

import django


def main() -> None:
    """Answer on a port of this machine until stopped."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
    django.setup()
    from lintel.project.serve import serve

    serve("127.0.0.1", int(sys.argv[1]))


main()
