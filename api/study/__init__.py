"""The study: its facts, policy, groups, objectives, members and activity."""
