# Makes the four databases and the four accounts that see only their own. Read by the entrypoint of the mariadb image, once, when
# the data folder is empty; it gives `docker_process_sql`, which runs SQL as the database's administrator.
# Not executable on purpose: the entrypoint then reads it in its own shell, where that function is.

for name in reports agencies users statistics; do
  variable="${name^^}_DATABASE_PASSWORD"
  password="${!variable:-}"
  # Also what makes it safe to write it between quotes.
  if ! [[ $password =~ ^[A-Za-z0-9_-]{32,}$ ]]; then
    echo "$variable: wants at least 32 letters, digits, - or _ (got ${#password} characters)" >&2
    exit 1
  fi
  # In GRANT an underscore of a database's name stands for any character unless it is escaped.
  # Tables are made and changed by the process itself when it starts; databases and accounts are not.
  docker_process_sql <<SQL
CREATE DATABASE \`lapor_${name}\` CHARACTER SET utf8mb4;
CREATE USER 'lapor_${name}'@'%' IDENTIFIED BY '${password}';
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX, DROP, REFERENCES ON \`lapor\\_${name}\`.* TO 'lapor_${name}'@'%';
SQL
done
