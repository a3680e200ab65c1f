"""Calibration of people tried on hidden truths: the figures of docs/calibrating-people.md."""
