/* Reads all of standard input into one text. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *read_all(void)
{
    size_t size = 1 << 16, used = 0, got;
    char *text = malloc(size);
    while (text && (got = fread(text + used, 1, size - used - 1, stdin)) > 0) {
        used += got;
        if (size - used < 2) {
            size *= 2;
            text = realloc(text, size);
        }
    }
    if (text)
        text[used] = '\0';
    return text;
}
