"""Writing the report: sections that people edit over the draft that the data writes."""
