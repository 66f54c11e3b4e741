"""The record of a session: items on lanes, kept on disk as they happen."""
