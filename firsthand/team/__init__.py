"""The people who serve: representatives, teams, skills, calendars and presence."""
