"""The performance tree drawn: on screen, on sheets, as a matrix, as data; and moving its nodes."""
