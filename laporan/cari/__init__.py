"""Search over rows, people, pages, sections of the report and the guide; as one types, too."""
