"""The background reasoner: a larger model in a process of its own."""
