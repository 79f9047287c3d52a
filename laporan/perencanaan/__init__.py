"""Setting an agency up in the browser: first steps, and its data as a workbook out and in again."""
