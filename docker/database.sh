#!/bin/sh
# Runs once, when the database's volume is empty: a role that owns its own database and nothing more, so that
# the service cannot switch off the triggers that keep its audit trail. NOT RUN where it was written.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$COTHEME_DATABASE_PASSWORD" --username "$POSTGRES_USER" --dbname postgres <<'SQL'
CREATE ROLE cotheme LOGIN PASSWORD :'password';
CREATE DATABASE cotheme OWNER cotheme TEMPLATE template0 ENCODING 'UTF8'
  LOCALE_PROVIDER builtin LOCALE 'C.UTF-8';
REVOKE CONNECT ON DATABASE cotheme FROM PUBLIC;
SQL
