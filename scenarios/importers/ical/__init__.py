"""Reads timetables from calendars in the iCalendar format (RFC 5545)."""
