"""How a day is spent: rows of a plan for each role, put together by `models.people.plans`."""
