"""What the camera sees: people, faces, hands and bodies as points, and what begins and ends with them."""
