"""The review room: what an invited reviewer reads and answers. Bodies: review_schemas.py, one floor down."""
