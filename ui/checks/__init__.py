"""Microphone, speaker and camera, tried together with the person."""
