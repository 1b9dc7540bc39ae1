#!/usr/bin/env bash
# Starts the Python peer on loopback, compares it with IrisBench, and ends it. IRISBENCH may name another irisbench.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
python=/usr/bin/python3

free_port() { $python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
answers() { for _ in $(seq 300); do (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null && return; sleep 0.1; done; echo "Nothing answers on port $1." >&2; return 1; }

export PEER_USER=iris PEER_PASSWORD
PEER_PASSWORD=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
export PEER_SERVER_PORT PEER_MONOLITH_PORT PEER_FORKING_PORT
PEER_SERVER_PORT=$(free_port) PEER_MONOLITH_PORT=$(free_port) PEER_FORKING_PORT=$(free_port)
export PEER_SERVER_PID PEER_MONOLITH_PID PEER_FORKING_PID

pids=()
trap 'kill "${pids[@]}" 2> /dev/null || true' EXIT

cd "$top/peers/python"
port=$PEER_SERVER_PORT IRIS_USER=$PEER_USER IRIS_PASSWORD=$PEER_PASSWORD $python iris_server.py > /dev/null 2>&1 & PEER_SERVER_PID=$!; pids+=($!)
answers "$PEER_SERVER_PORT"
export IRIS_SERVER=http://127.0.0.1:$PEER_SERVER_PORT
# As much work as experiment.yaml says.
port=$PEER_MONOLITH_PORT LOAD_ITERATIONS='20;500' $python warm.py monolith > /dev/null 2>&1 & PEER_MONOLITH_PID=$!; pids+=($!)
port=$PEER_FORKING_PORT $python forking.py > /dev/null 2>&1 & PEER_FORKING_PID=$!; pids+=($!)
answers "$PEER_MONOLITH_PORT"
answers "$PEER_FORKING_PORT"

cd "$OLDPWD"
${IRISBENCH:-dotnet run --project "$top/Measurement/IrisBench.Compare" --} compare --experiment "$here/experiment.yaml" "$@"
