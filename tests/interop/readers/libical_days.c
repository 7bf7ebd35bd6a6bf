/* Expands the events of a calendar from standard input with libical and prints `uid day` lines. Arguments: first and last day as YYYYMMDD. */
#include <libical/ical.h>
#include "read_all.h"

static void print_day(icalcomponent *event, struct icaltime_span *span, void *data)
{
    struct icaltimetype day = icaltime_from_timet_with_zone(span->start, 1, NULL);
    (void)data;
    printf("%s %04d-%02d-%02d\n", icalcomponent_get_uid(event), day.year, day.month, day.day);
}

int main(int count, char **words)
{
    char *text = read_all();
    icalcomponent *calendar = text && count == 3 ? icalparser_parse_string(text) : NULL;
    if (!calendar)
        return 1;
    struct icaltimetype first = icaltime_from_string(words[1]), last = icaltime_from_string(words[2]);
    icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    for (; event; event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT))
        icalcomponent_foreach_recurrence(event, first, last, print_day, NULL);
    return 0;
}
