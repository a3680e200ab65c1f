"""The kinds of constraint on several classes that the format knows."""

# How many numbers each has in brackets.
DISTRIBUTION_KINDS = {
    "SameStart": 0,
    "SameTime": 0,
    "DifferentTime": 0,
    "SameDays": 0,
    "DifferentDays": 0,
    "SameWeeks": 0,
    "DifferentWeeks": 0,
    "SameRoom": 0,
    "DifferentRoom": 0,
    "Overlap": 0,
    "NotOverlap": 0,
    "SameAttendees": 0,
    "Precedence": 0,
    "WorkDay": 1,
    "MinGap": 1,
    "MaxDays": 1,
    "MaxDayLoad": 1,
    "MaxBreaks": 2,
    "MaxBlock": 2,
}
