// Expands the events of a calendar from standard input with ical.js and prints `uid day` lines. Arguments: the module's folder, first and last day.
"use strict";
const fs = require("node:fs");
const path = require("node:path");

const [modules, first, last] = process.argv.slice(2);
const loaded = require(path.join(modules, "ical.js"));
const ICAL = loaded.default || loaded;
const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(0, "utf8")));
const lines = [];
for (const component of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(component);
  const days = event.iterator();
  for (let day = days.next(); day && day.toString() <= last; day = days.next()) {
    if (day.toString() >= first) lines.push(`${event.uid} ${day.toString()}\n`);
  }
}
process.stdout.write(lines.join(""));
