<?php

// Reads a calendar from standard input with sabre/vobject and prints its events as JSON; it is Debian's package, found on PHP's include path.
error_reporting(E_ALL & ~E_DEPRECATED);
require 'Sabre/VObject/autoload.php';

function offset(string $trigger): int
{
    $interval = Sabre\VObject\DateTimeParser::parseDuration($trigger);
    $start = new DateTimeImmutable('2000-01-01T00:00:00Z');
    return $start->add($interval)->getTimestamp() - $start->getTimestamp();
}

// This version takes `\n` apart and leaves the other escapes (RFC 5545 3.3.11) to its caller.
function text(string $value): string
{
    return preg_replace('/\\\\([;,])/', '$1', $value);
}

$calendar = Sabre\VObject\Reader::read(stream_get_contents(STDIN));
$events = [];
foreach ($calendar->select('VEVENT') as $event) {
    $skipped = [];
    foreach ($event->select('EXDATE') as $line) {
        foreach (explode(',', (string) $line) as $day) {
            $skipped[] = $day;
        }
    }
    $alarms = [];
    foreach ($event->select('VALARM') as $alarm) {
        $alarms[] = offset((string) $alarm->TRIGGER);
    }
    $events[] = [
        'uid' => (string) $event->UID,
        'summary' => text((string) $event->SUMMARY),
        'description' => isset($event->DESCRIPTION) ? text((string) $event->DESCRIPTION) : '',
        'start' => $event->DTSTART->getDateTime()->format('Y-m-d'),
        'rule' => isset($event->RRULE) ? (string) $event->RRULE : '',
        'skipped' => $skipped,
        'alarms' => $alarms,
    ];
}
$problems = [];
foreach ($calendar->validate() as $problem) {
    $problems[] = $problem['message'];
}
echo json_encode(['events' => $events, 'problems' => $problems], JSON_THROW_ON_ERROR);
