// Reads a calendar from standard input with node-ical and prints its events as JSON; the module's folder is the first argument.
"use strict";
const fs = require("node:fs");
const path = require("node:path");

const ical = require(path.join(process.argv[2], "node-ical"));
const day = (when) => [when.getFullYear(), when.getMonth() + 1, when.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
const text = (value) => (typeof value === "object" && value !== null ? value.val : value) || "";
const calendar = ical.sync.parseICS(fs.readFileSync(0, "utf8"));
const events = Object.values(calendar)
  .filter((item) => item.type === "VEVENT")
  .map((event) => ({
    uid: event.uid,
    summary: text(event.summary),
    description: text(event.description),
    start: day(event.start),
    rule: event.rrule ? event.rrule.toString() : "",
    skipped: [...new Set(Object.values(event.exdate || {}).map(day))],
    alarms: (event.alarms || []).map((alarm) => text(alarm.trigger)),
  }));
process.stdout.write(JSON.stringify(events));
