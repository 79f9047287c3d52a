#!/usr/bin/env python
"""Django's command line for Tapak."""

import os
import sys


def main() -> None:
    """Run the command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as galat:
        if "--traceback" in sys.argv:
            raise
        sys.exit(f"{type(galat).__name__}: {galat}")


if __name__ == "__main__":
    main()
