"""Demand fitted to counts: from readings to hours, through runs, to a scenario and a report."""
