"""From clauses to sound, and an exact account of what of it was heard."""
