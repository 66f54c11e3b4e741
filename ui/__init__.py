"""The Qt application. It sees the engine only through Conversation, the timeline and models."""
