"""Where sound and pictures come in and go out: devices, and files in their place."""
