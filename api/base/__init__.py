"""What every room stands on: settings, database, errors, the web, fields, pages, clock."""
