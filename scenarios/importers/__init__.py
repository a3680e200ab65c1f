"""Importers of timetables: what others wrote, as the two files of a timetable folder."""
