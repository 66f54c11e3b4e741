"""The InteractionModel protocol and the cascade behind it: floor, drafting, context."""
