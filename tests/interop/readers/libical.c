/* Reads a calendar from standard input with libical and prints its events as lines of tab-separated fields; texts have their tabs and newlines escaped. */
#include <libical/ical.h>
#include "read_all.h"

static void print_text(const char *text)
{
    for (; text && *text; text++) {
        if (*text == '\n')
            fputs("\\n", stdout);
        else
            putchar(*text);
    }
    putchar('\t');
}

static void print_dates(icalcomponent *event)
{
    icalproperty *line = icalcomponent_get_first_property(event, ICAL_EXDATE_PROPERTY);
    for (; line; line = icalcomponent_get_next_property(event, ICAL_EXDATE_PROPERTY))
        printf("%s ", icaltime_as_ical_string(icalproperty_get_exdate(line)));
    putchar('\t');
}

static void print_alarms(icalcomponent *event)
{
    icalcomponent *alarm = icalcomponent_get_first_component(event, ICAL_VALARM_COMPONENT);
    for (; alarm; alarm = icalcomponent_get_next_component(event, ICAL_VALARM_COMPONENT)) {
        icalproperty *line = icalcomponent_get_first_property(alarm, ICAL_TRIGGER_PROPERTY);
        printf("%d ", line ? icaldurationtype_as_int(icalproperty_get_trigger(line).duration) : -1);
    }
    putchar('\n');
}

int main(void)
{
    char *text = read_all();
    icalcomponent *calendar = text ? icalparser_parse_string(text) : NULL;
    if (!calendar || icalcomponent_isa(calendar) != ICAL_VCALENDAR_COMPONENT)
        return 1;
    icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    for (; event; event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
        icalproperty *rule = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
        struct icalrecurrencetype recurrence;
        print_text(icalcomponent_get_uid(event));
        print_text(icalcomponent_get_summary(event));
        print_text(icalcomponent_get_description(event));
        printf("%s\t", icaltime_as_ical_string(icalcomponent_get_dtstart(event)));
        if (rule) {
            recurrence = icalproperty_get_rrule(rule);
            printf("%s", icalrecurrencetype_as_string(&recurrence));
        }
        putchar('\t');
        print_dates(event);
        print_alarms(event);
    }
    fprintf(stderr, "%d errors\n", icalcomponent_count_errors(calendar));
    return icalcomponent_count_errors(calendar) ? 2 : 0;
}
