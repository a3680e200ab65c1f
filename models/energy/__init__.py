"""How buildings gain, hold and lose heat, and what it takes to keep them comfortable."""
