"""Members of a study: roles, invitations, and who I am in each study."""
