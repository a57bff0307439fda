"""Content Credentials (C2PA): signed statements in a file about how it was made.

`claim` says what is stated, `identity` who signs, `signing` writes it, `reading` reads what any
program has written, and `marks` puts what a file says of itself into sentences. Nothing here goes
online: there is no timestamp, and revocation lists and remote manifests are not fetched.
"""
