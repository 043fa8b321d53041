"""Who may do what: roles, the matrix, conditions, guards, credentials."""
