"""What can run: catalogue, presets, the store of model files, fetching and hardware checks."""
