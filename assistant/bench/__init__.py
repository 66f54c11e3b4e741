"""Measurements: `counterpoint bench …`. What is measured here is never a timed test."""
