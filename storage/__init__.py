"""Keeping it: SQLite by default, PostgreSQL by URL, the same code for both.

database        opens either by its URL, brings the schema up to date (migrations/)
connection      the few words that all of storage asks of a connection, on both engines
inline          SQLite on the event loop, for everything short: the conversation itself
sqlite_driver   SQLite in threads, for what may take long
sealing         personal columns, encrypted with the installation's key
tables          what is stored; columns and dialects say how
mapping         rows to the nouns of casework and back
desk            where units of work are opened, and all that needs no unit; work is one unit
petitions people groups outbox inbox conversations audit    the drawers that one unit opens
outgoing        the other side of the outbox: what delivery may send now
web_log         the web chat's history
web_secrets     which secret opens which web chat
files media     the photos' bytes on disk, and what is known of them
"""
