"""What is in a picture: a model that sees, in a process of its own, and one that reads what is written there."""
