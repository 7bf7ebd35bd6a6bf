// Reads a calendar from standard input with ical.js and prints its events as JSON; the module's folder is the first argument.
"use strict";
const fs = require("node:fs");
const path = require("node:path");

const loaded = require(path.join(process.argv[2], "ical.js"));
const ICAL = loaded.default || loaded;
const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(0, "utf8")));
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  const rule = component.getFirstPropertyValue("rrule");
  return {
    uid: event.uid,
    summary: event.summary,
    description: event.description || "",
    start: event.startDate.toString(),
    rule: rule ? rule.toString() : "",
    skipped: component.getAllProperties("exdate").flatMap((property) => property.getValues().map(String)),
    alarms: component.getAllSubcomponents("valarm").map((alarm) => alarm.getFirstPropertyValue("trigger").toSeconds()),
  };
});
process.stdout.write(JSON.stringify(events));
