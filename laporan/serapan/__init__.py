"""Spending over the year: months, rekening, sources, versions, and the monthly RFK."""
