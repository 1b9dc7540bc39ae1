#!/bin/sh
# serve.sh PORT python|plain|gzip: a page of 50 KiB from Python's web server, from nginx, or from nginx compressed; in the foreground, with
# all its files in a folder that is gone afterwards.
set -eu
PATH=$PATH:/usr/sbin
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
trap 'exit 0' TERM INT

mkdir "$folder/www"
seq 1 9000 > "$folder/www/page.html"
# nginx started by root lets somebody else read it.
chmod 755 "$folder" "$folder/www"
if [ "$2" = python ]; then
  python3 -m http.server "$1" --bind 127.0.0.1 --directory "$folder/www" > "$folder/log" 2>&1 &
  wait $!
  exit
fi
[ "$2" = gzip ] && gzip="gzip on;" || gzip="gzip off;"
cat > "$folder/nginx.conf" << END
daemon off;
pid $folder/nginx.pid;
worker_processes 1;
error_log stderr crit;
events {}
http {
  access_log off;
  $gzip
  client_body_temp_path $folder/body;
  proxy_temp_path $folder/proxy;
  fastcgi_temp_path $folder/fastcgi;
  uwsgi_temp_path $folder/uwsgi;
  scgi_temp_path $folder/scgi;
  server { listen 127.0.0.1:$1; root $folder/www; types { text/html html; } }
}
END
nginx -e stderr -p "$folder" -c "$folder/nginx.conf" &
wait $!
