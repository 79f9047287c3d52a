"""Writing a sub kegiatan's quarter: spending of its lines, physical progress, submission."""
