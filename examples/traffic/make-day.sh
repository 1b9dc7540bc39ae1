#!/usr/bin/env bash
# Writes the access log of a made-up working day: 2,000 calls of a shop in Central European summer time. The weights are of the hours, and
# the rate changes evenly between two of them. A newsletter at 10:00 brings six times the calls for five minutes. Every run writes the same:
# bash examples/traffic/make-day.sh > examples/traffic/working-day.log
set -euo pipefail

awk 'BEGIN {
  split("4 3 2 2 3 6 14 35 70 105 120 125 95 105 125 130 115 85 60 50 45 38 22 10", weight, " ")
  for (minute = 0; minute < 1440; minute++) {
    hour = int(minute / 60); share = minute % 60 / 60
    rate = (1 - share) * weight[hour + 1] + share * weight[(hour + 1) % 24 + 1]
    if (minute >= 600 && minute < 605) rate *= 6
    all += rate; upTo[minute] = all
  }

  pages = split("/ /tea /tea?page=2 /cart /order /about", page, " ")
  minute = 0
  for (call = 0; call < 2000; call++) {
    at = (call + draw()) / 2000 * all
    while (upTo[minute] < at) minute++
    before = minute > 0 ? upTo[minute - 1] : 0
    second = int(60 * (minute + (at - before) / (upTo[minute] - before)))
    printf "192.0.2.%d - - [12/May/2026:%02d:%02d:%02d +0200] \"GET %s HTTP/1.1\" 200 %d\n", 1 + draw() * 254, second / 3600,
      second / 60 % 60, second % 60, page[1 + int(draw() * pages)], 400 + draw() * 20000
  }
}

# The minimal standard generator (S. K. Park, K. W. Miller, CACM 1988): the same numbers in every awk.
function draw() { return (state = (state ? state : 20260512) * 16807 % 2147483647) / 2147483647 }'
