"""Stand-ins for what the use cases need from outside: a clock that is set, a store in memory."""
