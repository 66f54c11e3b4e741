"""The engine of Counterpoint: everything here runs without a window."""
