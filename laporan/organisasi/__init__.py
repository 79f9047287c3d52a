"""The organisation of an agency: its units and their history, and changes of SOTK."""
