"""Reads timetables in the format of the International Timetabling Competition 2019.

T. Müller, H. Rudová, Z. Müllerová: University course timetabling and International Timetabling
Competition 2019, PATAT 2018.
"""
