"""The sound of a session, where the user wants it kept: written as it happens, heard again, exported."""
