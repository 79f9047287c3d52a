"""Crosscutting as an agreement: contributions that units ask of each other, and their answers."""
