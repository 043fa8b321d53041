"""A client of the API for scripts. Knows httpx alone, and nothing of the service's inside."""
