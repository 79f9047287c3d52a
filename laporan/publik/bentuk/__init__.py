"""Released data as files: tables with their dictionary, workbook, StratML, archives."""
