"""The places behind numbers: hits in context, articles with all that was found in them, and why."""
