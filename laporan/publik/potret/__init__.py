"""A part of an agency's year as it stands now, ready to be released: plain JSON, nothing personal.

Each file makes one kind of part and refuses (TidakSahError) what is not endorsed, signed or final.
"""
