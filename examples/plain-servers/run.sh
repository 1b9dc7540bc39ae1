#!/usr/bin/env bash
# Starts both servers on loopback, compares them, and ends them. IRISBENCH may name another irisbench.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
PATH=$PATH:/usr/sbin

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
answers() { for _ in $(seq 100); do (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null && return; sleep 0.1; done; echo "Nothing answers on port $1." >&2; return 1; }

folder=$(mktemp -d)
pids=()
trap 'kill "${pids[@]}" 2> /dev/null || true; wait; rm -r "$folder"' EXIT

mkdir "$folder/www"
head -c 4096 /dev/zero | tr '\0' x > "$folder/www/file.txt"
# nginx started by root lets somebody else read it.
chmod 755 "$folder" "$folder/www"

export PYTHON_PORT PYTHON_PID NGINX_PORT NGINX_PID
PYTHON_PORT=$(free_port) NGINX_PORT=$(free_port)
cat > "$folder/nginx.conf" << END
daemon off;
pid $folder/nginx.pid;
worker_processes 1;
error_log stderr crit;
events {}
http {
  access_log off;
  client_body_temp_path $folder/body;
  proxy_temp_path $folder/proxy;
  fastcgi_temp_path $folder/fastcgi;
  uwsgi_temp_path $folder/uwsgi;
  scgi_temp_path $folder/scgi;
  server { listen 127.0.0.1:$NGINX_PORT; root $folder/www; }
}
END
python3 -m http.server "$PYTHON_PORT" --bind 127.0.0.1 --directory "$folder/www" > /dev/null 2>&1 & PYTHON_PID=$!; pids+=($!)
nginx -e stderr -p "$folder" -c "$folder/nginx.conf" & NGINX_PID=$!; pids+=($!)
answers "$PYTHON_PORT"
answers "$NGINX_PORT"

${IRISBENCH:-dotnet run --project "$here/../../Measurement/IrisBench.Compare" --} compare --experiment "$here/experiment.yaml" "$@"
